"""What stands in the columns of lists and of whole files; several school categories may meet in one sheet."""

from collections.abc import Iterable
from typing import Any

from services.common import paper
from services.common.errors import Invalid
from services.records.catalogue import Catalogue, Field
from services.records.catalogue.model import LIST
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader

USUAL = (
    "org_name", "basic.name", "basic.sex", "basic.birth_date", "basic.id_number", "basic.staff_category",
    "contact.mobile", "personal_number", "status", "missing",
)  # fmt: skip
OF_FILE = {
    "org_name": {"zh": "学校", "en": "School"},
    "status": {"zh": "状态", "en": "State"},
    "missing": {"zh": "未完成项", "en": "Missing"},
    "personal_number": {"zh": "个人标识码", "en": "Personal number"},
    "updated_at": {"zh": "更新时间", "en": "Changed"},
}
STATES = {
    "draft": {"zh": "未报送", "en": "draft"},
    "school_review": {"zh": "待学校审核", "en": "in review at the school"},
    "authority_review": {"zh": "待主管部门审核", "en": "in review at the authority"},
    "rejected": {"zh": "审核未通过", "en": "rejected"},
    "effective": {"zh": "已生效", "en": "effective"},
}


def chosen(catalogue: Catalogue, names: list[str] | None) -> list[str]:
    """The columns of a list; one that there is not is refused."""
    names = names or list(USUAL)
    unknown = [name for name in names if name not in OF_FILE and field_of(catalogue, name) is None]
    if unknown:
        raise Invalid("There is no such column: {name}.", name=unknown[0])
    return names


def sets_of(names: list[str]) -> list[str]:
    """The sets of which entries are needed for these columns."""
    return sorted({name.partition(".")[0] for name in names if "." in name} - {values.BASIC})


def heading(catalogue: Catalogue, name: str, language: str, first: Iterable[str] = ()) -> str:
    """What stands above a column of a list: as it is called in the `first` of these categories that has it."""
    if name in OF_FILE:
        return OF_FILE[name][language]
    found = field_of(catalogue, name, first)
    return found.name.in_(language) if found else name


def field_of(catalogue: Catalogue, name: str, first: Iterable[str] = ()) -> Field | None:
    """`set.field` of a set that has one row for each teacher, in the first category that has it."""
    code, _, field = name.partition(".")
    for category in (*first, *catalogue.sets_of):
        found = catalogue.sets_of[category].get(code)
        if found is not None and found.kind != LIST and found.has(field):
            return found.field(field)
    return None


def list_row(reader: Reader, names: list[str], teacher: Teacher, entries: list[Entry], org_name: str) -> list[str]:
    """One file as a row of a list."""
    sets = catalogues.current(teacher.org_path).sets_of[teacher.category]
    texts_of = {values.BASIC: reader.texts(sets[values.BASIC], _asked(names, values.BASIC, teacher.basic))}
    for entry in entries:
        if entry.set_code in sets:
            kept = _asked(names, entry.set_code, entry.values)
            texts_of[entry.set_code] = reader.texts(sets[entry.set_code], kept)
    of_file = {
        "org_name": org_name,
        "status": STATES[teacher.stage][reader.language],
        "missing": str(teacher.missing),
        "personal_number": teacher.personal_number or "",
        "updated_at": paper.moment(teacher.updated_at),
    }
    return [of_file[name] if name in of_file else _named(texts_of, name) for name in names]


def _asked(names: list[str], code: str, kept: dict[str, Any]) -> dict[str, Any]:
    """Only what a list shows is opened and put into words."""
    return {field: value for field, value in kept.items() if f"{code}.{field}" in names}


def _named(texts: dict[str, dict[str, str]], name: str) -> str:
    code, _, field = name.partition(".")
    return texts.get(code, {}).get(field, "")

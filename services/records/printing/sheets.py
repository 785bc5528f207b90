"""A teacher's file as the paper shows it: every record set in the catalogue's order, codes by their names."""

from collections.abc import Iterable
from typing import Any

from services.common import paper
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.model import LIST, MAIN
from services.records.file import values
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader

LANGUAGE = "zh"  # what is stamped is in Chinese
PHOTO = "photo.jpg"
STATES = {
    "draft": "未报送",
    "school_review": "待学校审核",
    "authority_review": "待主管部门审核",
    "rejected": "审核未通过",
    "effective": "已生效",
}
OPINIONS = [{"label": "学校核对", "text": "以上信息与教师本人核对无误。", "seal": True}]


def sheet_of(
    frame: dict, teacher: Teacher, entries: Iterable[Entry], catalogue: Catalogue, reader: Reader, *, photo: bool
) -> dict[str, Any]:
    """The sheet of a file; of the photo it says only that it lies beside."""
    kept = list(entries)
    number = [f"个人标识码：{teacher.personal_number}"] if teacher.personal_number else []
    notes = [*frame["notes"], "　".join([*number, f"状态：{STATES[teacher.stage]}"])]
    sets = [_part(each, _rows(each, teacher, kept), reader) for each in catalogue.sets(teacher.category)]
    return {
        "frame": frame | {"notes": notes},
        "photo": PHOTO if photo else None,
        "sets": sets,
        "opinions": OPINIONS,
    }


def _rows(record_set: RecordSet, teacher: Teacher, entries: list[Entry]) -> list[dict[str, Any]]:
    if record_set.code == values.BASIC:
        return [teacher.basic]
    return [entry.values for entry in entries if entry.set_code == record_set.code]


def _part(record_set: RecordSet, kept: list[dict[str, Any]], reader: Reader) -> dict[str, Any]:
    """A set: a form of 基本信息, else a table without the columns that no entry fills; forms where it is too wide."""
    texts = [reader.texts(record_set, row) for row in kept]
    fields = [field for field in record_set.fields if field.code != "photo"]
    if record_set.kind != MAIN:
        fields = [field for field in fields if any(row.get(field.code) for row in texts)]
    columns = [field.name.in_(reader.language) for field in fields]
    rows = [[row.get(field.code, "") for field in fields] for row in texts]
    wide = record_set.kind != LIST or not paper.fits(columns, rows)
    return {
        "title": record_set.name.in_(reader.language),
        "kind": record_set.kind,
        "columns": columns,
        "rows": rows,
        "wide": wide,
        "widths": paper.widths(columns, rows),
    }

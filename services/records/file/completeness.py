"""What files owe: counted where values are kept, so that no list has to check them again (R-REC-05, R-REC-12)."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import polars as pl

from services.common import clock
from services.common.messages.wording import word
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.faults import COUNTED, say
from services.records.catalogue.validation import check, check_one
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher

YET_TO_COME = "past"  # the rule that a day lies in the past
# What a file owes by `:owed`, in the catalogue of its province.
OWED = "coalesce(CAST(:owed AS jsonb) -> split_part(org_path, '/', 2), CAST(:owed AS jsonb) -> '')"


def owed_as_json() -> str:
    """`owed_sets` as statements take it, by province; the national ones under no name."""
    return json.dumps({province: owed_sets(each) for province, each in catalogues.by_province().items()})


def owed_sets(catalogue: Catalogue) -> dict[str, dict[str, list[str]]]:
    """By category: the sets without which no file is complete (`all`), and those that the newly hired owe (`new`)."""
    return {
        category: {
            "all": [code for code, each in sets.items() if _is_owed(each)],
            "new": [code for code, each in sets.items() if _is_owed(each) and each.newcomers],
        }
        for category, sets in catalogue.sets_of.items()
    }


def _is_owed(record_set: RecordSet) -> bool:
    return record_set.required and record_set.kind != "main"


def owes(record_set: RecordSet, *, newly_hired: bool) -> bool:
    """Whether a file is not complete without this set."""
    if newly_hired and not record_set.newcomers:
        return False
    return record_set.required or record_set.kind == "main"


def items(teacher: Teacher, entries: Iterable[Entry], language: str) -> list[dict]:
    """The places that are still owed or wrong, by name and with what leads there."""
    by_set: dict[str, list[Entry]] = {}
    for entry in entries:
        by_set.setdefault(entry.set_code, []).append(entry)
    found: list[dict] = []
    for record_set in catalogues.current(teacher.org_path).sets(teacher.category):
        held = by_set.get(record_set.code, [])
        if record_set.kind == "main":
            found += _of_values(record_set, teacher.basic, language) if teacher.basic_missing else []
        elif not held and owes(record_set, newly_hired=teacher.newly_hired):
            found.append(_absent(record_set, language))
        for position, entry in enumerate(held, start=1):
            owed = _of_values(record_set, entry.values, language, entry.id, position) if entry.missing else []
            found += _counted(owed, entry.missing)
    return [{name: item[name] for name in item if name != "fault"} for item in found]


def _counted(owed: list[dict], count: int) -> list[dict]:
    """Those that were counted: where an act wrote a first day that is yet to come, that is none."""
    return owed if len(owed) <= count else [item for item in owed if item["fault"] != YET_TO_COME]


def _of_values(
    record_set: RecordSet,
    kept: dict[str, Any],
    language: str,
    entry_id: UUID | None = None,
    position: int | None = None,
) -> list[dict]:
    _, faults = check_one(record_set, values.opened(record_set, kept), clock.today())
    place = {"kind": "field", "set": record_set.code, "set_name": record_set.name.in_(language)}
    return [
        place
        | {"entry_id": entry_id, "position": position, "field": fault.field}
        | {"name": record_set.field(fault.field).name.in_(language), "message": say(fault, record_set, language)}
        | {"fault": fault.kind}
        for fault in faults
        if fault.severity in COUNTED and fault.field
    ]


def _absent(record_set: RecordSet, language: str) -> dict:
    name = record_set.name.in_(language)
    message = word("{name} needs at least one entry.", {"name": name}, language)
    place = {"kind": "set", "set": record_set.code, "set_name": name, "name": name, "message": message}
    return place | dict.fromkeys(("entry_id", "position", "field"))


# What keeps somebody from being entered, and is no fault of a file that was there before: its teacher retired.
OF_NEWCOMERS = "retired"


def errors_in_effective(record_set: RecordSet, kept: list[dict[str, Any]]) -> list[int]:
    """The same as `errors_by_row` in files that are effective, whose teachers may have retired since."""
    return errors_by_row(record_set, kept, ("repeated", OF_NEWCOMERS))


def errors_by_row(
    record_set: RecordSet, kept: list[dict[str, Any]], not_counted: Sequence[str] = ("repeated",)
) -> list[int]:
    """How many places each of these rows owes or has wrong; the rows are of different people."""
    opened = [values.opened(record_set, entry) for entry in kept]
    cells = {field.code: [as_cell(each.get(field.code)) for each in opened] for field in record_set.fields}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String))
    faults = check(record_set, frame, clock.today()).faults.filter(
        pl.col("severity").is_in(COUNTED), ~pl.col("kind").is_in(not_counted)
    )
    found = Counter(faults["row"].to_list())
    return [found[row] for row in range(len(kept))]


def as_cell(value: Any) -> str | None:
    """A kept value as a cell of a sheet says it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)

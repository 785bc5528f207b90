"""Checks rows against the catalogue, columns at once; a form is one row, so both refuse the same in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from services.records.catalogue.faults import ERROR, MISSHAPEN, Fault
from services.records.catalogue.model import OWNER_NUMBER, Field, RecordSet
from services.records.catalogue.sheet import FAULT_SCHEMA, ROW, Sheet, plan_of

# Completeness does not depend on the day, but the engine wants one.
ANY_DAY = date(2000, 1, 1)


SEVERAL = ("codes", "files")
# The types of JSON, besides text, in which a value may come.
OF_THEIR_OWN: dict[str, tuple[type, ...]] = {
    "yes_no": (bool,), "integer": (int,), "year": (int,), "decimal": (int, float),
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """Values as they would be kept (null where the cell is empty or faulty), and the faults, by row and field."""

    values: pl.DataFrame
    faults: pl.DataFrame

    @property
    def refused(self) -> set[int]:
        """The rows with at least one error."""
        return set(self.faults.filter(pl.col("severity") == ERROR)["row"].to_list())

    def sound(self) -> pl.DataFrame:
        """The values of the rows without an error."""
        return self.values.filter(~pl.col(ROW).is_in(list(self.refused)))

    def fault_list(self, sheet: str | None = None, columns: dict[str, str] | None = None) -> list[Fault]:
        """The faults one by one; for a workbook with the name of the sheet and the letters over the columns."""
        letters = columns or {}
        return [
            Fault(sheet=sheet, column=letters.get(row["field"]), **row) for row in self.faults.iter_rows(named=True)
        ]


def check(record_set: RecordSet, frame: pl.DataFrame, today: date, found: Iterable[Fault] = ()) -> Checked:
    """Checks text cells: a column per field code (absent ones are empty), null for an empty cell.

    A frame of a sub sheet also has the columns OWNER_NUMBER and OWNER_NAME, which say whose row it is; they come back
    among the values, and keys are compared within one owner.
    A frame without a column of files is from a workbook: nothing is asked of photo and evidence.
    `found` are faults of cells that are known already, by row and field; such a cell is not judged again.
    """
    rows = frame[ROW].to_list() if ROW in frame.columns else list(range(frame.height))
    cells = {column: frame[column].to_list() for column in frame.columns if column != ROW}
    files = any(field.code in cells for field in record_set.files)
    sheet = Sheet(plan_of(record_set, today, owned=OWNER_NUMBER in cells, files=files), cells, rows)
    sheet.set_aside(found)
    _judged(sheet)
    return Checked(sheet.values, pl.DataFrame(sheet.fault_rows(), FAULT_SCHEMA, orient="row"))


def check_one(record_set: RecordSet, values: dict[str, Any], today: date) -> tuple[dict[str, Any], list[Fault]]:
    """One row from a form: values as JSON carries them, or as somebody typed them."""
    known = {code: value for code, value in values.items() if record_set.has(code)}
    misshapen = [
        Fault(MISSHAPEN, row=0, field=code) for code in known if not _fits(record_set.field(code), known[code])
    ]
    cells = {code: [_cell(value)] for code, value in known.items()}
    sheet = Sheet(plan_of(record_set, today, owned=False), cells, [0])
    sheet.set_aside(misshapen)
    _judged(sheet)
    strange = [Fault("unknown_field", field=code) for code in values if not record_set.has(code)]
    clean = sheet.values.row(0, named=True)
    del clean[ROW]
    return clean, strange + [Fault(**fault) for fault in sheet.fault_rows()]


def missing_items(record_set: RecordSet, values: dict[str, Any]) -> list[Field]:
    """The fields that are still owed before the row can be submitted."""
    _, faults = check_one(record_set, values, ANY_DAY)
    return [
        record_set.field(fault.field) for fault in faults if fault.kind in ("required", "file_owed") and fault.field
    ]


def _judged(sheet: Sheet) -> Sheet:
    sheet.read_cells()
    sheet.look_at_identity()
    sheet.hide()
    sheet.apply_checks()
    sheet.find_repeated()
    return sheet


def _fits(field: Field, value: Any) -> bool:
    """Whether JSON carries such a value of this field: text or nothing, and what the field's type has of its own."""
    if field.type in SEVERAL and isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or type(value) in (str, *OF_THEIR_OWN.get(field.type, ()))


def _cell(value: Any) -> str | None:
    """A value as its cell: codes of a list with separators, yes and no as 1 and 0."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "1" if value else "0"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)

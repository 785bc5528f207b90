"""From the stored workbook to faultless rows, a record set after the other, columns at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from services.common import storage
from services.common.errors import Invalid
from services.records.catalogue import RecordSet
from services.records.catalogue.faults import ERROR
from services.records.catalogue.model import MAIN, OWNER_NAME, OWNER_NUMBER
from services.records.catalogue.validation import ROW
from services.records.clock import today
from services.records.file.filling import SCHOOL
from services.records.importing.findings import Findings, Place
from services.records.importing.reach import Reach
from services.records.workbooks import SheetRows, Sheets, WorkbookRefused, read_with_main, read_workbook


@dataclass
class SetRows:
    """The rows of one set: `sound` have no fault of their own, `owners` tells of every row whose it claims to be.

    `present` are the fields that the sheet has a column for and that the asker fills in; the others stay as they are.
    """

    record_set: RecordSet
    sheet: str
    columns: dict[str, str]
    present: list[str]
    sound: pl.DataFrame
    owners: pl.DataFrame = field(default_factory=pl.DataFrame)
    height: int = 0
    names: dict[int, str] = field(default_factory=dict)  # row → whose it is, as far as the workbook says

    def place(self, row: int, code: str | None = None) -> Place:
        """A cell of this sheet."""
        return Place(self.record_set, self.sheet, row, code, self.columns.get(code or ""), self.names.get(row))


@contextmanager
def stored_workbook(key: str) -> Iterator[Path]:
    """The uploaded file, on the disk as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook"
        storage.copy_to(key, path)
        yield path


def read(path: Path, reach: Reach, findings: Findings) -> Sheets:
    """All sheets as text; what cannot be read at all is a refusal, what is wrong with the file goes to the findings.

    A school's workbook says in its main sheet who everybody is; an office has none.
    """
    look = read_with_main if reach.part == SCHOOL else read_workbook
    try:
        workbook = look(path, reach.catalogue, reach.category)
    except WorkbookRefused as refused:
        raise Invalid(refused.say(findings.language[:2])) from None
    findings.add(None, workbook.faults)
    return workbook


OWNER = (OWNER_NUMBER, OWNER_NAME)


def leave_out(sheet: SheetRows, findings: Findings, message: str, params: dict[str, Any]) -> None:
    """Tell once why no row of a sheet gets in; what stands in it is not looked at."""
    rows = sheet.frame[ROW].to_list()
    code = "id_number" if sheet.record_set.kind == MAIN else OWNER_NUMBER
    place = Place(sheet.record_set, sheet.name, rows[0], code, sheet.columns.get(code))
    findings.refuse_all(place, rows, message, **params)


def names_in(sheet: SheetRows, everybody: dict[str, str]) -> dict[int, str]:
    """Row → name as it was typed; where there is none, that of the ID number in the main sheet."""
    number, name = OWNER if sheet.record_set.kind != MAIN else ("id_number", "name")
    frame = sheet.frame
    typed = frame[name].to_list() if name in frame.columns else [None] * frame.height
    numbers = frame[number].to_list() if number in frame.columns else typed
    found = zip(frame[ROW].to_list(), typed, numbers, strict=True)
    return {row: said for row, own, held in found if (said := own or everybody.get(held or ""))}


def everybody_in(main: SheetRows) -> dict[str, str]:
    """ID number → name, as they were typed into the main sheet."""
    if not {"id_number", "name"} <= set(main.frame.columns):
        return {}
    return dict(main.frame.select("id_number", "name").drop_nulls().iter_rows())


def check(sheet: SheetRows, findings: Findings, part: str, names: dict[int, str]) -> SetRows:
    """The rows of one sheet that have no fault of their own; every fault goes to the findings.

    `part` is who fills in here: columns of fields that are left to others are not read. `names` says whose a row is.
    """
    checked = sheet.check(today())
    record_set = sheet.record_set
    findings.add(record_set, sheet.fault_list(checked), names)
    sound = checked.sound()
    typed = [field.code for field in record_set.typed if part in field.filled_by]
    present = [code for code in typed if code in sheet.columns or sound[code].null_count() < sound.height]
    owned = [] if record_set.kind == MAIN else [OWNER_NUMBER, OWNER_NAME]
    owner_columns = ["id_type", "id_number", "name"] if record_set.kind == MAIN else owned
    wrong = set(checked.faults.filter(pl.col("severity") == ERROR)["row"].to_list())
    return SetRows(
        record_set=record_set,
        sheet=sheet.name,
        columns=sheet.columns,
        present=present,
        sound=sound.select(ROW, *owned, *present),
        owners=checked.values.select(ROW, *owner_columns, pl.col(ROW).is_in(list(wrong)).alias("wrong")),
        height=sheet.frame.height,
        names=names,
    )

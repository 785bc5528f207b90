"""A workbook opened by the fast reader: its sheets as frames of text, and what stands beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import polars as pl

from services.records.workbooks.displayed import counts_from_1904, formats_in
from services.records.workbooks.parts import sheet_parts
from services.records.workbooks.refusal import refused
from services.records.workbooks.scan import Scanned, SheetScan


@dataclass(frozen=True)
class Book:
    """Sheet names as people see them, `load(name)`: all cells as text, row by row from the first, and what text is not.

    `scanned` knows every sheet that holds cells.
    """

    sheet_names: list[str]
    load: Callable[[str], pl.DataFrame]
    scanned: Scanned


def open_book(path: Path, scans: dict[str, SheetScan]) -> Book:
    """A `.xlsx` that the guard has let through; `scans` by part."""
    with ZipFile(path) as archive:
        names = sheet_parts(archive)
        known = {name: scans[part] for name, part in names.items() if part in scans}
        scanned = Scanned(known, formats_in(archive), counts_from_1904(archive))
    reader = reader_of(path)
    return Book(reader.sheet_names, lambda sheet: loaded(reader, sheet), scanned)


def reader_of(path: Path) -> fastexcel.ExcelReader:
    """The fast reader on a file."""
    try:
        return fastexcel.read_excel(path.read_bytes())
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error


def loaded(reader: fastexcel.ExcelReader, sheet: str) -> pl.DataFrame:
    """A sheet as text: dates come as 2020-09-01 00:00:00, numbers as typed."""
    try:
        return reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error

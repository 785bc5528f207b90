"""The uploaded workbook with its faulty cells coloured and explained, to be mended and sent again (R-REC-10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from services.records.catalogue import Catalogue
from services.records.catalogue.faults import ERROR, Fault, say
from services.records.catalogue.validation import ROW
from services.records.workbooks.guard import inspect
from services.records.workbooks.reader import Sheets
from services.records.workbooks.template import TEXT, new_workbook

FILLS = {ERROR: PatternFill("solid", fgColor="FFC7CE"), "warning": PatternFill("solid", fgColor="FFEB9C")}


def write_marked(
    path: Path, sheets: Sheets, faults: Iterable[Fault], catalogue: Catalogue, category: str, out: BinaryIO | Path
) -> None:
    """`path` has been read into `sheets` before. An old `.xls` comes back as a template with the same rows in it."""
    faults = list(faults)
    if inspect(path).is_old:
        book = _rebuilt(sheets, catalogue, category)
        faults = [_moved(fault, sheets) for fault in faults]
    else:
        book = load_workbook(path)
    for (sheet, place), found in _by_cell(faults).items():
        _mark(book, sheet, place, found, sheets)
    book.save(out)


def _by_cell(faults: list[Fault]) -> dict[tuple[str, str], list[Fault]]:
    cells: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.sheet and fault.column and fault.row:
            cells[fault.sheet, f"{fault.column}{fault.row}"].append(fault)
    return cells


def _mark(book: Workbook, sheet: str, place: str, found: list[Fault], sheets: Sheets) -> None:
    cell = book[sheet][place]
    if isinstance(cell, MergedCell):
        return
    record_set = next(each.record_set for each in sheets.sheets.values() if each.name == sheet)
    cell.fill = FILLS[ERROR if any(fault.severity == ERROR for fault in found) else "warning"]
    cell.comment = Comment("\n".join(say(fault, record_set) for fault in found), "Xingtan", width=320, height=100)


def _rebuilt(sheets: Sheets, catalogue: Catalogue, category: str) -> Workbook:
    """The template with the rows as they were typed, each in its old row."""
    read = list(sheets.sheets.values())
    book = new_workbook(catalogue, category, [each.record_set for each in read])
    for each in read:
        sheet = book[each.record_set.name.zh]
        sheet.title = each.name
        for row in each.frame.iter_rows(named=True):
            for number, field in enumerate(each.record_set.fields, 1):
                sheet.cell(row[ROW], number, row.get(field.code)).number_format = TEXT
    return book


def _moved(fault: Fault, sheets: Sheets) -> Fault:
    """The same fault at the column of the template."""
    read = next((each for each in sheets.sheets.values() if each.name == fault.sheet), None)
    if read is None or fault.field is None:
        return fault
    codes = [field.code for field in read.record_set.fields]
    return Fault(**{**vars(fault), "column": get_column_letter(codes.index(fault.field) + 1)})

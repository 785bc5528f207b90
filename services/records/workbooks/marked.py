"""The uploaded workbook with its faulty cells coloured and explained, to be mended and sent again (R-REC-10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from services.records.catalogue import Catalogue
from services.records.catalogue.faults import ERROR

FILLS = {ERROR: PatternFill("solid", fgColor="FFC7CE"), "warning": PatternFill("solid", fgColor="FFEB9C")}


@dataclass(frozen=True)
class Marked:
    """A fault at its cell, in words."""

    sheet: str
    row: int
    column: str
    severity: str
    message: str
    suggestion: str | None = None


def write_marked(path: Path, marks: Iterable[Marked], catalogue: Catalogue, category: str, out: Path) -> None:
    cells = defaultdict(list)
    for mark in marks:
        cells[mark.sheet, f"{mark.column}{mark.row}"].append(mark)
    book = load_workbook(path)
    for (sheet, place), found in cells.items():
        cell = book[sheet][place]
        if not isinstance(cell, MergedCell):
            cell.fill = FILLS[ERROR if any(each.severity == ERROR for each in found) else "warning"]
            cell.comment = Comment("\n".join(each.message for each in found), "Xingtan", width=320, height=100)
    book.save(out)

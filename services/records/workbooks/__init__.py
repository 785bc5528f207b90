"""Workbooks of teachers: the template that people fill in, the hardened reader, and the faults marked in it."""

from services.records.workbooks.marked import Marked, write_marked
from services.records.workbooks.reader import SheetRows, Sheets, read_with_main, read_workbook
from services.records.workbooks.refusal import WorkbookRefused
from services.records.workbooks.template import write_template

__all__ = [
    "Marked",
    "SheetRows",
    "Sheets",
    "WorkbookRefused",
    "read_with_main",
    "read_workbook",
    "write_marked",
    "write_template",
]

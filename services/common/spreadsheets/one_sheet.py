"""Reads a workbook of one table that people filled in: row by row, whatever it claims of its own size."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils import get_column_letter

from services.common import zip_guard
from services.common.errors import Invalid
from services.common.spreadsheets.number_formats import shown
from services.common.spreadsheets.sheet_marks import NOT_CALCULATED, Place, marks_of

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 128 * MEGABYTE  # 50,000 rows of this sheet are some 30 MB of XML
MOST_PARTS = 200
MOST_ROWS = 50_000
MOST_COLUMNS = 64
LONGEST = 2_000  # letters of a cell that are kept: a text that many cells share may be as long as the whole file

NO_WORKBOOK = "This is no workbook (.xlsx) that can be read. Please save it again as .xlsx."
TOO_LARGE = "The workbook is too large: at most {rows} rows of teachers."
NO_COLUMNS = "The first row lacks the columns {names}. Please use the template."

LOST = "The spreadsheet has lost digits of this number. Format the column as text and type it again."
FAILED = "The formula in this cell fails. Type the value itself."
# Spreadsheets keep 15 digits of a number; what is longer has lost the rest.
TOO_LONG = 1e15
FAILURES = frozenset(("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!"))

Row = tuple[int, dict[str, str], dict[str, str]]  # its number in the sheet, text by field, what is wrong by field


class Sheet:
    """The first sheet of a workbook: `letters` says in which column a field stands.

    `columns` are the names in the first row by field, of which those `required` must be there.
    """

    def __init__(self, path: Path, columns: Mapping[str, str], required: Collection[str]):
        _inspect(path)
        try:
            self._book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            first = self._book.worksheets[0]
            part = first._worksheet_path  # type: ignore[attr-defined]
            self._marks = _marks(path, part)  # a reader of rows tells of no merged cells
            self._lines = first.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 2)
            head = next(self._lines, ())
        except BROKEN as error:
            raise Invalid(NO_WORKBOOK) from error
        self._columns = _columns(head, columns, required)
        self.letters = {field: get_column_letter(number + 1) for field, number in self._columns.items()}

    def rows(self) -> Iterator[Row]:
        """The rows that are not empty."""
        try:
            for number, cells in enumerate(self._lines, start=2):
                theirs = {field: cells[at] for field, at in self._columns.items() if at < len(cells)}
                texts = {field: _text(cell)[:LONGEST] for field, cell in theirs.items()}
                if number > MOST_ROWS + 1 and any(texts.values()):
                    raise Invalid(TOO_LARGE, rows=MOST_ROWS)
                wrong = {field: said for field in theirs if (said := self._wrong(number, field, theirs[field]))}
                if any(texts.values()) or NOT_CALCULATED in wrong.values():
                    yield number, texts, wrong
        except BROKEN as error:
            raise Invalid(NO_WORKBOOK) from error

    def _wrong(self, row: int, field: str, cell: Any) -> str | None:
        return self._marks.get((row, self._columns[field] + 1)) or _fault(cell)

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()


# What the libraries raise for files that are broken or hostile.
BROKEN = (*zip_guard.BROKEN, DefusedXmlException, ParseError, KeyError, TypeError, IndexError, AttributeError)


def _inspect(path: Path) -> None:
    """Refuse what is no ZIP, unpacks to too much, or holds other than it claims."""
    try:
        with zip_guard.opened(path) as archive:
            for part in zip_guard.check(archive, zip_guard.Limits(MOST_UNPACKED, MOST_PARTS)):
                for _ in zip_guard.pieces(archive, part):
                    pass
    except zip_guard.ZipRefused as refusal:
        if refusal.reason in (zip_guard.TOO_MANY, zip_guard.TOO_LARGE):
            raise Invalid(TOO_LARGE, rows=MOST_ROWS) from refusal
        raise Invalid(NO_WORKBOOK) from refusal


def _marks(path: Path, part: str) -> dict[Place, str]:
    with ZipFile(path) as archive, archive.open(part) as stream:
        return marks_of(stream, MOST_ROWS + 1, MOST_COLUMNS)


def _columns(head: tuple[Any, ...], columns: Mapping[str, str], required: Collection[str]) -> dict[str, int]:
    """Field → place, by the names in the first row; what is not known is passed over."""
    fields = {name.replace(" ", ""): field for field, name in columns.items()}
    names = [_text(cell).replace("*", "").replace(" ", "") for cell in head]
    found = {fields[name]: number for number, name in reversed(list(enumerate(names))) if name in fields}
    lacking = [columns[field] for field in required if field not in found]
    if lacking:
        raise Invalid(NO_COLUMNS, names="、".join(lacking))
    return {field: found[field] for field in columns if field in found}


def _text(cell: Any) -> str:
    """What people see in a cell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    return shown(repr(value), cell.number_format) if isinstance(value, int | float) else str(value)


def _fault(cell: Any) -> str | None:
    """What a cell is, that its text does not show: a number too long for a spreadsheet, a formula that failed."""
    value = cell.value
    if isinstance(value, int | float) and abs(value) >= TOO_LONG:
        return LOST
    failed = isinstance(value, str) and value.strip().upper() in FAILURES
    return FAILED if failed else None

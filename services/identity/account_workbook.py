"""Reads the workbook of teachers' accounts: row by row, whatever it claims of its own size."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils import get_column_letter

from services.common.errors import Invalid
from services.common.spreadsheets.number_formats import shown
from services.contracts.identity.teacher_accounts import COLUMNS, REQUIRED
from services.identity.sheet_marks import NOT_CALCULATED, Place, marks_of

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 128 * MEGABYTE  # 50,000 rows of this sheet are some 30 MB of XML
MOST_PARTS = 200
MOST_ROWS = 50_000
MOST_COLUMNS = 64

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
    """The first sheet of a workbook: `letters` says in which column a field stands."""

    def __init__(self, path: Path):
        _inspect(path)
        try:
            self._book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            first = self._book.worksheets[0]
            self._marks = _marks(path, first._worksheet_path)  # a reader of rows tells of no merged cells
            self._lines = first.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 2)
            head = next(self._lines, ())
        except BROKEN as error:
            raise Invalid(NO_WORKBOOK) from error
        self._columns = _columns(head)
        self.letters = {field: get_column_letter(number + 1) for field, number in self._columns.items()}

    def rows(self) -> Iterator[Row]:
        """The rows that are not empty."""
        try:
            for number, cells in enumerate(self._lines, start=2):
                theirs = {field: cells[at] for field, at in self._columns.items() if at < len(cells)}
                texts = {field: _text(cell) for field, cell in theirs.items()}
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
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    DefusedXmlException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    NotImplementedError,
    OSError,
)


def _inspect(path: Path) -> None:
    """Refuse what is no ZIP or unpacks to too much; parts are unpacked to be counted, for they may lie."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            left = MOST_UNPACKED
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > left:
                raise Invalid(TOO_LARGE, rows=MOST_ROWS)
            for part in parts:
                with archive.open(part) as stream:
                    left -= _length(stream, left)
    except BROKEN as error:
        raise Invalid(NO_WORKBOOK) from error


def _marks(path: Path, part: str) -> dict[Place, str]:
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        return marks_of(stream, MOST_ROWS + 1, MOST_COLUMNS)


def _length(stream: Any | BinaryIO, most: int) -> int:
    length = 0
    while piece := stream.read(MEGABYTE):
        length += len(piece)
        if length > most:
            raise Invalid(TOO_LARGE, rows=MOST_ROWS)
    return length


def _columns(head: tuple[Any, ...]) -> dict[str, int]:
    """Field → place, by the names in the first row; what is not known is passed over."""
    fields = {name: field for field, name in COLUMNS.items()}
    names = [_text(cell).replace("*", "").replace(" ", "") for cell in head]
    found = {fields[name]: number for number, name in reversed(list(enumerate(names))) if name in fields}
    lacking = [COLUMNS[field] for field in REQUIRED if field not in found]
    if lacking:
        raise Invalid(NO_COLUMNS, names="、".join(lacking))
    return {field: found[field] for field in COLUMNS if field in found}


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

"""Reads an uploaded workbook: text cells by field, the row numbers that people see, and what is wrong with the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from services.common.persons.spelling import BLANKS, comparable
from services.records.catalogue import Catalogue, RecordSet, validation
from services.records.catalogue.faults import ERROR, WARNING, Fault
from services.records.workbooks.book import Book, open_book, open_old_book
from services.records.workbooks.displayed import as_seen
from services.records.workbooks.guard import inspect
from services.records.workbooks.header import SEARCHED_ROWS, Header, find_header, repeated_headers
from services.records.workbooks.refusal import WorkbookRefused, refused
from services.records.workbooks.scan import MAX_MARKS, MAX_ROWS, SheetScan, number_of, split

# The hidden sheet that a template carries: what it was made from.
ORIGIN = "_xingtan"
GUIDE = "填写说明"


@dataclass(frozen=True)
class SheetRows:
    """One record set as typed: text cells by field code with `validation.ROW`, faults of single cells beside them."""

    record_set: RecordSet
    name: str
    frame: pl.DataFrame
    columns: dict[str, str]  # field → letters over the column; a field that is missing here was not in the file
    faults: list[Fault] = field(default_factory=list)

    def check(self, today: date) -> validation.Checked:
        """The rows against the catalogue; a cell found faulty while reading is not judged again."""
        return validation.check(self.record_set, self.frame, today, self.faults)

    def fault_list(self, checked: validation.Checked) -> list[Fault]:
        """The faults with their place in the workbook."""
        return checked.fault_list(self.name, self.columns)


@dataclass(frozen=True)
class Sheets:
    """A workbook read, by set.

    A set without a sheet is missing in `sheets`, and so is one whose sheet cannot be read, of which `faults` say why.
    """

    sheets: dict[str, SheetRows]
    faults: list[Fault]
    catalogue_version: str | None  # of the template that the file was made from


def read_workbook(path: Path | str, catalogue: Catalogue, category: str) -> Sheets:
    """Raises WorkbookRefused for a file that is no workbook, is hostile, or holds no sheet that can be read."""
    path = Path(path)
    inspected = inspect(path)
    book = open_old_book(path) if inspected.is_old else open_book(path, inspected.scans)
    origin = _origin(book)
    faults = _origin_faults(origin, catalogue, category)
    faults += _unknown_sheets(book, catalogue, category)
    sheets: dict[str, SheetRows] = {}
    for record_set in catalogue.sets(category):
        rows, found = _read_set(book, record_set)
        faults += found
        if rows is not None:
            sheets[record_set.code] = rows
    if not sheets:
        raise WorkbookRefused(
            *[fault for fault in faults if fault.severity == ERROR] or [_no_main(catalogue, category)]
        )
    return Sheets(sheets, faults, origin.get("catalogue"))


def read_with_main(path: Path | str, catalogue: Catalogue, category: str) -> Sheets:
    """The same of a workbook that is nothing without its main sheet, empty as it may be: it says who everybody is."""
    found = read_workbook(path, catalogue, category)
    if catalogue.sets(category)[0].code not in found.sheets:
        errors = [fault for fault in found.faults if fault.severity == ERROR]
        named = any(
            fault.sheet and comparable(fault.sheet) == comparable(_main(catalogue, category)) for fault in errors
        )
        raise WorkbookRefused(*([] if named else [_no_main(catalogue, category)]), *errors)
    return found


def _main(catalogue: Catalogue, category: str) -> str:
    return catalogue.sets(category)[0].name.zh


def _no_main(catalogue: Catalogue, category: str) -> Fault:
    return Fault("missing_sheet", sheet=_main(catalogue, category))


def _origin(book: Book) -> dict[str, str]:
    """Catalogue version and category of the template; nothing for a file that people made themselves."""
    if ORIGIN not in book.sheet_names:
        return {}
    return {row[0]: row[1] for row in book.load(ORIGIN).iter_rows() if len(row) > 1}


def _origin_faults(origin: dict[str, str], catalogue: Catalogue, category: str) -> list[Fault]:
    theirs = origin.get("category")
    if theirs and theirs != category:
        known = catalogue.categories.get(theirs)
        ours = catalogue.categories[category].name
        raise refused("wrong_category", value=known.name.zh if known else theirs, limit=ours.zh)
    if origin and origin.get("catalogue") != catalogue.version:
        return [Fault("outdated_template", WARNING)]
    return []


def _unknown_sheets(book: Book, catalogue: Catalogue, category: str) -> list[Fault]:
    """Sheets of people's own, or whose names are mistyped: nobody is to believe that they were imported."""
    known = {comparable(each.name.zh) for each in catalogue.sets(category)} | {comparable(GUIDE)}
    names = (name for name in book.sheet_names if not name.startswith("_") and comparable(name) not in known)
    return [Fault("unknown_sheet", WARNING, sheet=name) for name in names]


def _read_set(book: Book, record_set: RecordSet) -> tuple[SheetRows | None, list[Fault]]:
    """The rows of a set, or the faults that forbid reading them; neither for a set that the file leaves out."""
    wanted = comparable(record_set.name.zh)
    names = [sheet_name for sheet_name in book.sheet_names if comparable(sheet_name) == wanted]
    if len(names) > 1:  # which of them is meant, nobody can tell
        return None, [Fault("repeated_sheet", sheet=record_set.name.zh, value="、".join(f"“{name}”" for name in names))]
    return _read_sheet(book, record_set, names[0]) if names else (None, [])


def _read_sheet(book: Book, record_set: RecordSet, name: str) -> tuple[SheetRows | None, list[Fault]]:
    scan = book.scanned.sheets.get(name)
    if scan is None:
        raise refused("unusual_cells", sheet=name)
    frame = book.load(name)
    header = find_header(record_set, frame.head(SEARCHED_ROWS).rows(), scan.first_column or "A", name)
    faults = header.faults if header else [Fault("missing_header", sheet=name, limit=f"{SEARCHED_ROWS}")]
    if header is None or any(fault.severity == ERROR for fault in faults):
        return None, faults
    rows = _rows(frame, header)
    if rows.height > MAX_ROWS:
        raise refused("too_many_rows", sheet=name, limit=f"{MAX_ROWS}")
    repeats = repeated_headers(record_set, rows)
    rows = rows.filter(~pl.col(validation.ROW).is_in(repeats))
    faults += [Fault("repeated_header", WARNING, row=row, sheet=name) for row in repeats]
    rows, seen = as_seen(rows, record_set, header.letters, scan.numbers, book.scanned)
    found = [*_cell_faults(scan, header, rows), *seen]
    found = [replace(fault, sheet=name, column=header.letters[fault.field or ""]) for fault in found]
    return SheetRows(record_set, name, rows, header.letters, found), faults


def _rows(frame: pl.DataFrame, header: Header) -> pl.DataFrame:
    """The rows below the header that hold anything, with the numbers that people see."""
    names = frame.columns
    cells = [pl.col(names[place]).alias(code) for code, place in header.places.items()]
    rows = frame.with_row_index(validation.ROW, offset=1).slice(header.row + 1)
    rows = rows.select(pl.col(validation.ROW).cast(pl.Int64), *cells)
    filled = [pl.col(code).str.strip_chars(BLANKS) != "" for code in header.places]
    return rows.filter(pl.any_horizontal(filled))


def _cell_faults(scan: SheetScan, header: Header, rows: pl.DataFrame) -> list[Fault]:
    """What is known of cells that hold a field of a teacher, besides what stands in them."""
    fields = {letters: code for code, letters in header.letters.items()}
    numbers = rows[validation.ROW].to_list()
    known = set(numbers)
    found = [
        Fault(mark.kind, row=mark.row, field=fields[mark.column])
        for mark in scan.marks
        if mark.column in fields and mark.row in known
    ]
    for first, last in scan.merged:
        found += [Fault("merged", row=row, field=code) for code, row in _merged(first, last, fields, numbers)]
        if len(found) > MAX_MARKS:
            raise refused("too_many_marks", limit=f"{MAX_MARKS}")
    return found


def _merged(first: str, last: str, fields: dict[str, str], numbers: list[int]) -> list[tuple[str, int]]:
    """The cells of these fields and rows in a merged range; `numbers` ascend."""
    (left, top), (right, bottom) = split(first), split(last)
    columns = [code for letters, code in fields.items() if number_of(left) <= number_of(letters) <= number_of(right)]
    theirs = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)] if columns else []
    return [(code, row) for row in theirs for code in columns]

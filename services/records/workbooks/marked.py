"""The uploaded workbook with its faulty cells coloured and explained, to be mended and sent again (R-REC-10).

A large workbook does not fit into memory as objects. So its parts are copied row by row, and only what has to change
changes: the style of a faulty cell, the styles, the notes. What cannot be changed like that, an old `.xls` or XML
written in an unusual way, comes back as our template with the faulty rows in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from services.common.spreadsheets.sheet_xml import PIECE
from services.records.catalogue import Catalogue
from services.records.catalogue.faults import ERROR
from services.records.catalogue.model import MAIN, OWNER_NUMBER
from services.records.catalogue.validation import ROW
from services.records.workbooks.filled import FilledTemplate
from services.records.workbooks.guard import inspect
from services.records.workbooks.notes import Note, Notes
from services.records.workbooks.parts import sheet_parts
from services.records.workbooks.reader import SheetRows, read_workbook
from services.records.workbooks.recolour import marked_sheet
from services.records.workbooks.safe_copy import TYPES, Plain, Unusual
from services.records.workbooks.scan import MAX_MARKS, SheetScan, covered, letters_of
from services.records.workbooks.styles import Styles
from services.records.workbooks.template import write_template

# More notes than these make spreadsheet programs slow; the cells are coloured all the same.
MAX_NOTES = 5_000
STYLES = "xl/styles.xml"
LARGEST_STYLES = 8 * 1024 * 1024  # as a tree they take ten times that


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
    """`path` has been read before; `marks` are what was found in it."""
    marks = list(marks)
    inspected = inspect(path)
    try:
        if not inspected.is_old:
            _mark(path, marks, out, inspected.scans)
            return
    except Unusual:
        pass
    with TemporaryDirectory() as folder:
        rebuilt, moved = _rebuilt(path, marks, catalogue, category, Path(folder))
        _mark(rebuilt, moved, out, {})


def _mark(path: Path, marks: list[Marked], out: Path, scans: dict[str, SheetScan]) -> None:
    """A copy of what is harmless in the workbook; the faults of its sheets are marked in it."""
    by_sheet: dict[str, list[Marked]] = defaultdict(list)
    for mark in marks:
        by_sheet[mark.sheet].append(mark)
    with ZipFile(path) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        names, plain = {part: name for name, part in sheet_parts(source).items()}, Plain(source)
        parts = {part: by_sheet.get(names[part], []) for part in plain.sheets}
        styles = Styles(_styles(source) if STYLES in plain.parts else b"")
        added = {part: _notes(found, _covered(scans.get(part))) for part, found in parts.items()}
        written = plain.written()
        notes = Notes(source, added, written[TYPES])
        for part, content in (written | notes.parts()).items():
            _write(target, part, [content])
        for part in plain.parts:
            if part == STYLES:
                continue
            with source.open(part) as old:
                pieces = iter(lambda: old.read(PIECE), b"")
                if part in parts:
                    pieces = marked_sheet(old, _cells(parts[part]), styles, notes.link(part))
                _write(target, part, pieces)
        _write(target, STYLES, [styles.xml()])


def _styles(source: ZipFile) -> bytes:
    if source.getinfo(STYLES).file_size > LARGEST_STYLES:
        raise Unusual
    return source.read(STYLES)


def _write(target: ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    with target.open(part, "w", force_zip64=True) as new:
        for piece in pieces:
            new.write(piece)


def _cells(marks: list[Marked]) -> dict[int, dict[str, str]]:
    """Row → column → how bad it is."""
    cells: dict[int, dict[str, str]] = defaultdict(dict)
    for mark in marks:
        worse = mark.severity == ERROR or mark.column not in cells[mark.row]
        if worse:
            cells[mark.row][mark.column] = mark.severity
    return cells


def _covered(scan: SheetScan | None) -> set[tuple[int, str]]:
    """The cells that a merged range hides: they can have no note."""
    ranges = scan.merged if scan else []
    places = (
        (row, column) for first, last in ranges for column, row in islice(covered(first, last, MAX_MARKS), 1, None)
    )
    return set(islice(places, MAX_MARKS))


def _notes(marks: list[Marked], hidden: set[tuple[int, str]]) -> list[Note]:
    """A note for each cell, with all that is wrong there."""
    texts: dict[tuple[int, str], list[str]] = defaultdict(list)
    for mark in marks:
        if (mark.row, mark.column) in hidden:
            continue
        texts[mark.row, mark.column] += [mark.message, *([f"建议填写：{mark.suggestion}"] if mark.suggestion else [])]
    return [Note(row, column, "\n".join(lines)) for (row, column), lines in texts.items()][:MAX_NOTES]


def _rebuilt(
    path: Path, marks: list[Marked], catalogue: Catalogue, category: str, folder: Path
) -> tuple[Path, list[Marked]]:
    """Our template with the faulty rows, and with the other rows of the same people, so that none is lost by them."""
    sheets = {sheet.name: sheet for sheet in read_workbook(path, catalogue, category).sheets.values()}
    faulty: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        faulty[mark.sheet].add(mark.row)
    template = folder / "template.xlsx"
    codes = [sheets[name].record_set.code for name in faulty if name in sheets]
    write_template(catalogue, category, codes, template)
    book = FilledTemplate(template, folder)
    places: dict[tuple[str, int], int] = {}
    for name, rows in faulty.items():
        if name in sheets:
            places |= _copy(book, sheets[name], rows)
    book.save(folder / "rebuilt.xlsx")
    return folder / "rebuilt.xlsx", [each for mark in marks if (each := _moved(mark, sheets, places))]


def _copy(book: FilledTemplate, sheet: SheetRows, faulty: set[int]) -> dict[tuple[str, int], int]:
    """(sheet, row) → where the row stands now."""
    owner = "id_number" if sheet.record_set.kind == MAIN else OWNER_NUMBER
    owners = sheet.frame[owner] if owner in sheet.frame.columns else sheet.frame[ROW]
    theirs = {number for row, number in zip(sheet.frame[ROW], owners, strict=True) if row in faulty and number}
    places: dict[tuple[str, int], int] = {}
    for row in sheet.frame.iter_rows(named=True):
        if row[ROW] in faulty or row.get(owner) in theirs:
            book.add(sheet.record_set.name.zh, [row.get(field.code) for field in sheet.record_set.columns])
            places[sheet.name, row[ROW]] = len(places) + 2
    return places


def _moved(mark: Marked, sheets: dict[str, SheetRows], places: dict[tuple[str, int], int]) -> Marked | None:
    """The same fault at its place in the template."""
    row, sheet = places.get((mark.sheet, mark.row)), sheets.get(mark.sheet)
    code = next((code for code, letters in sheet.columns.items() if letters == mark.column), None) if sheet else None
    if row is None or sheet is None or code is None:
        return None
    place = [field.code for field in sheet.record_set.columns].index(code) + 1
    return replace(mark, sheet=sheet.record_set.name.zh, row=row, column=letters_of(place))

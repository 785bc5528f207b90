"""A template with rows in it, written as they come: memory stays small, and drop-downs, notes and widths are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from services.common.spreadsheets.sheet_xml import tree, written
from services.records.workbooks.parts import sheet_parts
from services.records.workbooks.scan import letters_of

END = b"</sheetData>"
# Spreadsheet programs read _x0041_ as A; so do they what looks like it by accident.
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SPACE = ' xml:space="preserve"'
CHUNK = 1024 * 1024


class FilledTemplate:
    """Takes rows sheet by sheet in any order of the sheets; `save` puts them into a copy of the template.

    Every cell is text, so that nothing typed into the system ever becomes a formula.
    """

    def __init__(self, template: Path, folder: Path) -> None:
        self.template = template
        self.folder = folder
        with ZipFile(template) as archive:
            self.parts = sheet_parts(archive)
            self.styles = {name: _styles(archive.read(part)) for name, part in self.parts.items()}
        self.rows: dict[str, BinaryIO] = {}
        self.counts: dict[str, int] = {}

    def add(self, sheet: str, cells: Sequence[str | None]) -> None:
        """One more row below the header."""
        if sheet not in self.rows:
            self.rows[sheet] = (self.folder / f"{len(self.rows)}.rows").open("w+b")
        number = self.counts[sheet] = self.counts.get(sheet, 1) + 1
        self.rows[sheet].write(row_xml(number, cells, self.styles[sheet]))

    def save(self, out: Path) -> None:
        """Write the workbook; nothing can be added afterwards."""
        sheets = {self.parts[name]: rows for name, rows in self.rows.items()}
        with ZipFile(self.template) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
            for part in source.infolist():
                with target.open(ZipInfo(part.filename, part.date_time), "w", force_zip64=True) as stream:
                    for piece in _with_rows(source.read(part), sheets.get(part.filename)):
                        stream.write(piece)
        for rows in self.rows.values():
            rows.close()


def row_xml(number: int, cells: Sequence[str | None], styles: dict[int, int]) -> bytes:
    """A row whose cells are text; `styles` are those of the columns, counted from 1."""
    written = [
        f'<c r="{letters_of(place)}{number}" s="{styles.get(place, 0)}" t="inlineStr">'
        f"<is><t{'' if cell == cell.strip() else SPACE}>{text_of(cell)}</t></is></c>"
        for place, cell in enumerate(cells, start=1)
        if cell is not None
    ]
    return f'<row r="{number}">{"".join(written)}</row>'.encode()


def text_of(cell: str) -> str:
    """Text as it may stand in the XML of a sheet."""
    return escape(LOOKS_ESCAPED.sub("_x005F_", NOT_XML.sub("", cell)))


def _with_rows(sheet: bytes, rows: BinaryIO | None) -> Iterable[bytes]:
    if rows is None:
        yield sheet
        return
    root = tree(sheet)
    for dimension in root.findall("{*}dimension"):  # it would be wrong now, and is not needed
        root.remove(dimension)
    data = root.find("{*}sheetData")
    data.text = data.text or ""  # so that it is written with an end of its own
    start, _, rest = written(root).partition(END)
    yield start
    rows.seek(0)
    while piece := rows.read(CHUNK):
        yield piece
    yield END + rest


def _styles(sheet: bytes) -> dict[int, int]:
    """Column → the style of its cells."""
    found: dict[int, int] = {}
    for column in tree(sheet).iter("{*}col"):
        if style := column.get("style"):
            places = range(int(column.get("min")), min(int(column.get("max")), 256) + 1)
            found |= dict.fromkeys(places, int(style))
    return found

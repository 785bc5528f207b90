"""Faulty cells get another style while a sheet is copied, row by row; everything else stays as its program wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Protocol

from services.records.workbooks.safe_copy import Unusual, plain_end, plain_row
from services.records.workbooks.scan import number_of

PIECE = 1024 * 1024
MAX_ROW = 4 * 1024 * 1024  # a row that does not end within so many bytes is none that a person filled in
CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*?)(/>|>.*?</c>)', re.DOTALL)
ROW = re.compile(rb'<row\b[^>]*?\sr="(\d{1,7})"[^>]*>')
STYLE = re.compile(rb'\ss="(\d{1,6})"')
END = b"</row>"
# What may follow a link to notes in a sheet; the link goes before the first of them.
FOLLOWS = re.compile(
    rb"<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]|</worksheet>"
)


class Colours(Protocol):
    """What knows the styles of a workbook."""

    def coloured(self, style: int, severity: str) -> int:
        """The same style in the colour of a fault."""


def marked_sheet(old: IO[bytes], cells: dict[int, dict[str, str]], colours: Colours, link: bytes) -> Iterator[bytes]:
    """The sheet in pieces, without what acts; `cells` are row → column → severity, `link` refers to the notes."""
    rest, seen = b"", False
    while piece := old.read(PIECE):
        rows = (rest + piece).split(END)
        rest = rows.pop()
        if len(rest) > MAX_ROW:
            raise Unusual
        for row in rows:
            seen = True
            yield _row(plain_row(row), cells, colours) + END
    if not (seen or cells == {}) or b"</worksheet>" not in rest:
        raise Unusual
    yield _with_link(plain_end(rest), link)


def _row(text: bytes, cells: dict[int, dict[str, str]], colours: Colours) -> bytes:
    """All up to the end of a row; only the last row in it has content."""
    start = text.rfind(b"<row")
    opened = ROW.match(text, start) if start >= 0 else None
    if opened is None:
        raise Unusual
    wanted = cells.get(int(opened[1]))
    if not wanted:
        return text
    return text[: opened.end()] + _cells(text[opened.end() :], int(opened[1]), wanted, colours)


def _cells(text: bytes, row: int, wanted: dict[str, str], colours: Colours) -> bytes:
    """The cells of a row with the wanted ones coloured; one that is empty and not there is put in its place."""
    left = dict(sorted(wanted.items(), key=lambda item: number_of(item[0])))
    written: list[bytes] = []
    end = 0
    for cell in CELL.finditer(text):
        written.append(text[end : cell.start()])
        end = cell.end()
        column = cell[1].decode()
        before = [each for each in left if number_of(each) < number_of(column)]
        written += [_empty(missing, row, left.pop(missing), colours) for missing in before]
        written.append(_coloured(cell, left.pop(column), colours) if column in left else cell[0])
    written += [_empty(missing, row, severity, colours) for missing, severity in left.items()]
    return b"".join(written) + text[end:]


def _empty(column: str, row: int, severity: str, colours: Colours) -> bytes:
    return f'<c r="{column}{row}" s="{colours.coloured(0, severity)}"/>'.encode()


def _coloured(cell: re.Match[bytes], severity: str, colours: Colours) -> bytes:
    held = STYLE.search(cell[3])
    style = colours.coloured(int(held[1]) if held else 0, severity)
    return b'<c r="%s%s" s="%d"%s%s' % (cell[1], cell[2], style, STYLE.sub(b"", cell[3]), cell[4])


def _with_link(rest: bytes, link: bytes) -> bytes:
    place = FOLLOWS.search(rest)
    if place is None:
        raise Unusual
    return rest[: place.start()] + link + rest[place.start() :]

"""What the XML of a sheet says of cells that their values do not: merged ones, and formulas that were never calculated.

Read in pieces, by the expressions with which records reads the teachers' workbook (its workbooks/scan.py).
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from openpyxl.utils import coordinate_to_tuple, range_boundaries

from services.common.errors import Invalid

MERGED = "This is a merged cell. Unmerge it and fill in every row."
NOT_CALCULATED = "This cell is a formula without a result. Type the value itself."
TOO_MANY = "The workbook has too many merged cells. Please unmerge them."

MOST = 100_000
PIECE = 1024 * 1024
LONGEST = 65_536  # a cell is shorter: its formula and value have 8,192 characters
# Every repetition has an end, so that no crafted text makes a search quadratic.
RANGE = re.compile(rb"""mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"""")
WAITING = re.compile(
    rb""" r="([A-Z]{1,3}\d{1,7})"[^<>]{0,200}>\s{0,20}<f(?:\s[^<>]{0,300})?(?:/>|>[^<]{0,8192}</f>)"""
    rb"""\s{0,20}(?:<v\s{0,20}/>|<v></v>)?\s{0,20}</c>"""
)
Place = tuple[int, int]  # row, column, both from 1


def marks_of(part: BinaryIO, rows: int, columns: int) -> dict[Place, str]:
    """What is wrong with cells among the first rows and columns; a sheet with too many such is refused."""
    found: dict[Place, str] = {}
    for place, said in _marks(part, rows, columns):
        found[place] = said
        if len(found) > MOST:
            raise Invalid(TOO_MANY)
    return found


def _marks(part: BinaryIO, rows: int, columns: int) -> Iterator[tuple[Place, str]]:
    for text in _pieces(part):
        for each in WAITING.finditer(text):
            yield coordinate_to_tuple(each[1].decode()), NOT_CALCULATED
        for each in RANGE.finditer(text):
            left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(each[1].decode()))
            for row in range(top, min(bottom, rows) + 1):
                yield from (((row, column), MERGED) for column in range(left, min(right, columns) + 1))


def _pieces(part: BinaryIO) -> Iterator[bytes]:
    """The text, cut between cells and between merged ranges."""
    rest = b""
    while piece := part.read(PIECE):
        rest += piece
        cut = max(rest.rfind(b"</c>") + 4, rest.rfind(b"<mergeCell "))
        if cut > 3:
            yield rest[:cut]
            rest = rest[cut:]
        else:
            rest = rest[-LONGEST:]
    yield rest

"""What the XML of a sheet says that the fast reader does not: cells far out, merged cells, numbers that lost digits,
formulas that were never calculated. One pass of a few regular expressions over the bytes as they are unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from services.records.catalogue.faults import Fault
from services.records.workbooks.refusal import WorkbookRefused

# The importer holds a file's rows in memory; a larger county sends two files.
MAX_ROWS = 50_000
# Column IV, where the old format ended; the widest set has some sixty.
MAX_COLUMNS = 256
# One fault is enough to see the pattern of a sheet that is wrong throughout.
MAX_MARKS = 5_000

# Every pattern begins with bytes that stand in the text as they are: that makes the search twenty times faster. So
# cells must be written as all spreadsheet programs do, `<c r="A1" …>`; anything else is refused, not guessed at.
UNUSUAL_CELLS = (re.compile(rb"""<c(?! r=")[\s/>]"""), re.compile(rb""":c(?! r=")[\s/>]"""))
# Every repetition has an end, so that no crafted text makes a search quadratic.
# A cell with content (not `<c …/>`) beyond column IV or row 49,999.
FAR_RIGHT = re.compile(rb""" r="((?:[A-Za-z]{3,8}|[J-Zj-z][A-Za-z]|[Ii][W-Zw-z])\d{1,12})"[^/>]{0,80}>""")
FAR_DOWN = re.compile(rb""" r="([A-Za-z]{1,2}(?:\d{6,12}|[5-9]\d{4}))"[^/>]{0,80}>""")
FILLED = re.compile(rb""" r="([A-Z]{1,2})\d{1,7}"[^/>]{0,80}>""")
MERGED = re.compile(rb"""mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})\"""")
# A number of 16 digits and more: spreadsheets keep 15. The attributes say whether it is one, or text.
LONG_NUMBER = re.compile(
    rb""" r="([A-Z]{1,3}\d{1,7})"(?:[^>]{0,60}\bt="n")?(?: s="\d{1,6}")?>"""
    rb"""<v>(?:[1-9]\d{15,30}(?:\.0{0,9})?|\d(?:\.\d{1,20})?[Ee]\+?(?:1[5-9]|[2-9]\d|\d{3}))</v>"""
)
NOT_CALCULATED = re.compile(
    rb""" r="([A-Z]{1,3}\d{1,7})"[^>]{0,80}><f(?:[^>]{0,120}/>|[^>]{0,120}>[^<]{0,8192}</f>)(?:<v\s?/>|<v></v>)?</c>"""
)
FAILED = re.compile(rb""" r="([A-Z]{1,3}\d{1,7})"[^>]{0,80}\bt="e\"""")
# The quick sign that a pattern is worth its time, the pattern, and the kind of fault.
MARKS = (
    (re.compile(rb"<v>(?:[1-9]\d{15}|\d(?:\.\d+)?[Ee])"), LONG_NUMBER, "lost_digits"),
    (re.compile(rb"<f"), NOT_CALCULATED, "not_calculated"),
    (re.compile(rb't="e"'), FAILED, "failed_formula"),
)
PLACE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Mark:
    """A fault of one cell that only the XML shows."""

    column: str
    row: int
    kind: str


@dataclass
class SheetScan:
    """Fed with the bytes of a sheet; afterwards it knows the marks."""

    marks: list[Mark] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)  # A2, A5
    first_column: str | None = None
    _rest: bytes = b""

    def feed(self, piece: bytes) -> None:
        """Looks at whole cells only; what is cut off waits for the next piece."""
        text = self._rest + piece
        cut = text.rfind(b"</row>")
        cut = cut if cut > 0 else max(len(text) - 65_536, 0)
        self._rest = text[cut:]
        self._look_at(text[:cut])

    def finished(self) -> SheetScan:
        self._look_at(self._rest)
        self._rest = b""
        return self

    def _look_at(self, text: bytes) -> None:
        if any(pattern.search(text) for pattern in UNUSUAL_CELLS):
            raise WorkbookRefused(Fault("unusual_cells"))
        for pattern in (FAR_RIGHT, FAR_DOWN):
            for found in pattern.finditer(text):
                _check_near(found[1].decode())
        self._find_first_column(text)
        for sign, pattern, kind in MARKS:
            if sign.search(text):
                self._mark(pattern, text, kind)
        if b"mergeCell" in text:
            self.merged += [(found[1].decode(), found[2].decode()) for found in MERGED.finditer(text)][:MAX_MARKS]

    def _mark(self, pattern: re.Pattern[bytes], text: bytes, kind: str) -> None:
        found = islice(pattern.finditer(text), MAX_MARKS - len(self.marks))
        self.marks += [Mark(*split(each[1].decode()), kind) for each in found]

    def _find_first_column(self, text: bytes) -> None:
        """Readers begin at the first used column; its letter is needed to name the others."""
        if self.first_column != "A":
            numbers = [number_of(letters.decode()) for letters in set(FILLED.findall(text))]
            known = [number_of(self.first_column)] if self.first_column else []
            if numbers or known:
                self.first_column = letters_of(min(numbers + known))


def split(place: str) -> tuple[str, int]:
    """A12 → A, 12."""
    found = PLACE.fullmatch(place.upper())
    if found is None:
        raise WorkbookRefused(Fault("not_a_workbook"))
    return found[1], int(found[2])


def number_of(column: str) -> int:
    """A → 1, IV → 256."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """1 → A, 256 → IV."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def covered(first: str, last: str, limit: int) -> Iterator[tuple[str, int]]:
    """The cells of a merged range, at most `limit`."""
    (left, top), (right, bottom) = split(first), split(last)
    count = 0
    for row in range(top, bottom + 1):
        for number in range(number_of(left), number_of(right) + 1):
            if count == limit:
                return
            count += 1
            yield letters_of(number), row


def _check_near(place: str) -> None:
    column, row = split(place)
    if row > MAX_ROWS + 1:
        raise WorkbookRefused(Fault("too_many_rows", limit=f"{MAX_ROWS}"))
    if number_of(column) > MAX_COLUMNS:
        raise WorkbookRefused(Fault("too_many_columns", limit=f"{MAX_COLUMNS}"))

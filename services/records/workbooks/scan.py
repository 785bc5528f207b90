"""What the XML of a sheet says that the fast reader does not: cells far out, merged cells, which cells are numbers,
formulas that failed or were never calculated. One pass of a few regular expressions over the bytes, as they come.

No parser here: of 5,000 rows of 60 cells (23 MB) the expressions take 0.4 s, lxml visiting every cell 3 s; a county's
workbook is six times that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polars as pl

from services.records.catalogue.faults import Fault
from services.records.workbooks.refusal import WorkbookRefused

# The importer holds a file's rows in memory; a larger county sends two files.
MAX_ROWS = 50_000
# Column IV, where the old format ended; the widest set has some sixty.
MAX_COLUMNS = 256
# A workbook with more failed formulas or merged ranges is handed back whole: what is not marked would count as empty.
MAX_MARKS = 100_000

# Every pattern begins with bytes that stand in the text as they are: that makes the search twenty times faster. So
# cells must be written as spreadsheet programs do, `<c r="A1" …>`; anything else is refused, not guessed at.
# Every repetition has an end, so that no crafted text makes a search quadratic.
ATTRIBUTE = rb"""\s(?:s|t|cm|vm|ph)="[^"<>&/]{0,40}\""""
USUAL = rb"""[A-Za-z]{1,8}\d{1,12}"(?:%s){0,5}\s?/?>""" % ATTRIBUTE
PREFIXED_CELL = re.compile(rb""":c[\s/>]""")
UNUSUAL_CELLS = (
    re.compile(rb"""<c(?! r=")[\s/>]"""),
    re.compile(rb"""<c r="(?!%s)""" % USUAL),
)
# A cell with content (not `<c …/>`) beyond column IV or row 49,999.
FAR_RIGHT = re.compile(rb""" r="((?:[A-Za-z]{3,8}|[J-Zj-z][A-Za-z]|[Ii][W-Zw-z])\d{1,12})"[^/>]{0,80}>""")
FAR_DOWN = re.compile(rb""" r="([A-Za-z]{1,2}(?:\d{6,12}|[5-9]\d{4}))"[^/>]{0,80}>""")
# Any cell but text or nothing, near enough: a sheet without one, as most pieces are, needs no closer look.
NOT_PLAIN = re.compile(
    rb"""<c(?=[\s/>])(?! r="(?:[A-H]?[A-Z]|I[A-V])[1-4]?\d{1,4}"(?: s="\d{1,6}")?"""
    rb"""(?: t="(?:s|str|inlineStr)"\s?/?>|(?: t="n")?\s?/>))"""
)
FILLED = re.compile(rb""" r="([A-Z]{1,2})\d{1,7}"[^/>]{0,80}>""")
MERGED = re.compile(rb"""mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})\"""")
# A cell whose type is a number, said or unsaid: column, row, style, formula, value; and whether it is something else.
NUMERIC = re.compile(
    rb""" r="([A-Za-z]{1,3})(\d{1,7})"(?:\s(?:s="(\d{1,6})"|t="n"|(?:cm|vm|ph)="[^"<>&/]{0,40}")){0,5}\s?>"""
    rb"""(?:\s{0,20}(<f(?:\s[^<>]{0,300})?(?:/>|>[^<]{0,8192}</f>))?"""
    rb"""\s{0,20}(?:<v(?:\s[^<>]{0,60})?(?:/>|>\s{0,20}([^<\s]{0,400})\s{0,20}</v>))?"""
    rb"""\s{0,20}(?=</c>)|(<))"""
)
FAILED = re.compile(rb""" r="([A-Za-z]{1,3})(\d{1,7})"[^<>]{0,200}\st="e\"""")
# Spreadsheets keep 15 digits of a number; what is longer has lost the rest.
TOO_LONG = 1e15
PLACE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Mark:
    """A fault of one cell that its text does not show."""

    column: str
    row: int
    kind: str


class Number(NamedTuple):
    """A cell whose type is a number, with the number of its style and the digits as they are stored."""

    column: str
    row: int
    style: int
    raw: str


NUMBERS: dict[str, Any] = {"column": pl.String, "row": pl.Int64, "style": pl.Int64, "raw": pl.String}


@dataclass
class SheetScan:
    """Fed with the bytes of a sheet; afterwards it knows the marks, the merged ranges and the numbers."""

    marks: list[Mark] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)  # A2, A5
    first_column: str | None = None
    _numbers: list[pl.DataFrame] = field(default_factory=list)
    _added: list[Number] = field(default_factory=list)
    _rest: bytes = b""

    @property
    def numbers(self) -> pl.DataFrame:
        """Every cell whose type is a number, as NUMBERS."""
        added = pl.DataFrame(self._added, NUMBERS, orient="row")
        return pl.concat([*self._numbers, added])

    def add(self, found: Mark | Number) -> None:
        """What another reader knows of a cell."""
        if isinstance(found, Number):
            self._added.append(found)
        else:
            self.marks.append(found)
            _check_few(len(self.marks))

    def feed(self, piece: bytes) -> None:
        """Looks at whole cells only, in a row without end at whole tags; what is cut off waits for the next piece."""
        text = self._rest + piece
        cut = text.rfind(b"</row>")
        cut = cut if cut > 0 else max(text.rfind(b"<", 0, max(len(text) - 65_536, 0)), 0)
        self._rest = text[cut:]
        self._look_at(text[:cut])

    def finished(self) -> SheetScan:
        self._look_at(self._rest)
        self._rest = b""
        return self

    def _look_at(self, text: bytes) -> None:
        if PREFIXED_CELL.search(text):
            raise WorkbookRefused(Fault("unusual_cells"))
        if NOT_PLAIN.search(text):
            self._look_closer(text)
        self._find_first_column(text)
        if b"mergeCell" in text:
            self.merged += [(found[1].decode(), found[2].decode()) for found in MERGED.finditer(text)]
            _check_few(len(self.merged))

    def _look_closer(self, text: bytes) -> None:
        """Where there is more than near cells of text."""
        if any(pattern.search(text) for pattern in UNUSUAL_CELLS):
            raise WorkbookRefused(Fault("unusual_cells"))
        for pattern in (FAR_RIGHT, FAR_DOWN):
            for found in pattern.finditer(text):
                _check_near(found[1].decode())
        self._find_numbers(text)
        if b't="e"' in text:
            for column, row in FAILED.findall(text):
                self.add(Mark(column.decode().upper(), int(row), "failed_formula"))

    def _find_numbers(self, text: bytes) -> None:
        found = NUMERIC.findall(text)
        if not found:
            return
        names = (*NUMBERS, "formula", "other")
        column, row, style, formula, raw, other = (
            pl.Series(each, dtype=pl.Binary) for each in zip(*found, strict=True)
        )
        cells = pl.DataFrame([column, row, style, raw, formula, other]).rename(
            dict(zip([f"column_{place}" for place in range(6)], names, strict=True))
        )
        self._keep_numbers(cells.cast(pl.String))

    def _keep_numbers(self, cells: pl.DataFrame) -> None:
        """Those that have a value; a formula without one was never calculated."""
        waiting = cells.filter((pl.col("raw") == "") & (pl.col("formula") != ""))
        for column, row in waiting.select("column", "row").iter_rows():
            self.add(Mark(column.upper(), int(row), "not_calculated"))
        numbers = cells.filter(pl.col("raw") != "")
        if (cells["other"] != "").any() or numbers["raw"].cast(pl.Float64, strict=False).null_count():
            raise WorkbookRefused(Fault("unusual_cells"))
        style = pl.when(pl.col("style") == "").then(pl.lit("0")).otherwise("style").alias("style")
        self._numbers.append(
            numbers.select(pl.col("column").str.to_uppercase(), "row", style, "raw").cast(
                {"row": pl.Int64, "style": pl.Int64}
            )
        )

    def _find_first_column(self, text: bytes) -> None:
        """Readers begin at the first used column; its letter is needed to name the others."""
        if self.first_column != "A":
            numbers = [number_of(letters.decode()) for letters in set(FILLED.findall(text))]
            known = [number_of(self.first_column)] if self.first_column else []
            if numbers or known:
                self.first_column = letters_of(min(numbers + known))


@dataclass(frozen=True)
class Scanned:
    """What a workbook holds beside text: its sheets by the names that people see, number formats by style."""

    sheets: dict[str, SheetScan] = field(default_factory=dict)
    formats: dict[int, str] = field(default_factory=dict)
    is_1904: bool = False  # days count from 1904, as on old Macintoshes


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


def _check_few(marks: int) -> None:
    if marks > MAX_MARKS:
        raise WorkbookRefused(Fault("too_many_marks", limit=f"{MAX_MARKS}"))


def _check_near(place: str) -> None:
    column, row = split(place)
    if row > MAX_ROWS + 1:
        raise WorkbookRefused(Fault("too_many_rows", limit=f"{MAX_ROWS}"))
    if number_of(column) > MAX_COLUMNS:
        raise WorkbookRefused(Fault("too_many_columns", limit=f"{MAX_COLUMNS}"))

"""Writes an old `.xls` (BIFF8 in a compound file) cell by cell, so that tests say of which type each is."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
OWN_FORMATS = 164  # numbers of formats that a workbook brings begin here


@dataclass(frozen=True)
class Formula:
    """A cell with a formula and what it came to: a number, or one of ERRORS."""

    result: float | str


@dataclass(frozen=True)
class Rounded:
    """A number kept as whole hundredths in thirty bits, as spreadsheets do with short ones."""

    value: float


@dataclass
class OldBook:
    """Sheets of rows of cells: text, numbers, `(number, format)`, errors, Formula, Rounded."""

    sheets: dict[str, list[list[Any]]] = field(default_factory=dict)
    merged: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)  # first, last row, column from 0
    is_1904: bool = False
    version: int = 0x0600
    formats: list[str] = field(default_factory=list)

    def save(self, path: Path) -> Path:
        """The file with its one stream."""
        path.write_bytes(compound("Workbook", self.stream()))
        return path

    def stream(self) -> bytes:
        """The records of the workbook, then those of each sheet."""
        sheets = [self._sheet(name, rows) for name, rows in self.sheets.items()]
        starts = [0] * len(sheets)
        for _ in range(2):  # the length of the directory does not depend on the places in it
            front = self._front(starts)
            starts = [len(front) + sum(map(len, sheets[:place])) for place in range(len(sheets))]
        return front + b"".join(sheets)

    def _front(self, starts: list[int]) -> bytes:
        parts = [self._begin(0x05), record(0x42, "H", 1200), record(0x22, "H", int(self.is_1904))]
        own = enumerate(self.formats, OWN_FORMATS)
        parts += [joined(0x41E, struct.pack("<H", number), text(code, 2)) for number, code in own]
        for number in [0, *(OWN_FORMATS + place for place in range(len(self.formats)))]:
            parts.append(joined(0xE0, struct.pack("<HH", 0, number), bytes(16)))
        for name, start in zip(self.sheets, starts, strict=True):
            parts.append(joined(0x85, struct.pack("<IBB", start, 0, 0), text(name, 1)))
        return b"".join([*parts, record(0x0A, "")])

    def _begin(self, kind: int) -> bytes:
        return record(0x809, "HHHHII", self.version, kind, 0x0DBB, 1996, 0, 6)

    def _sheet(self, name: str, rows: list[list[Any]]) -> bytes:
        height, width = len(rows), max(map(len, rows), default=0)
        parts = [self._begin(0x10), record(0x200, "IIHHH", 0, height, 0, width, 0)]
        for row, cells in enumerate(rows):
            parts += [self._cell(row, column, cell) for column, cell in enumerate(cells) if cell is not None]
        ranges = self.merged.get(name, [])
        if ranges:
            parts.append(
                joined(0xE5, struct.pack("<H", len(ranges)), *(struct.pack("<HHHH", *each) for each in ranges))
            )
        return b"".join([*parts, record(0x0A, "")])

    def _cell(self, row: int, column: int, cell: Any) -> bytes:
        style = 0
        if isinstance(cell, tuple):
            cell, code = cell
            style = self.formats.index(code) + 1
        where = struct.pack("<HHH", row, column, style)
        if isinstance(cell, Formula):
            return joined(0x06, where, result(cell.result), struct.pack("<HIH", 0, 0, 0))
        if isinstance(cell, Rounded):
            return joined(0x27E, where, struct.pack("<I", (round(cell.value * 100) << 2) & 0xFFFFFFFF | 3))
        if isinstance(cell, str) and cell in ERRORS:
            return joined(0x205, where, bytes([ERRORS[cell], 1]))
        if isinstance(cell, str):
            return joined(0x204, where, text(cell, 2))
        return joined(0x203, where, struct.pack("<d", cell))


def record(kind: int, shape: str, *values: int) -> bytes:
    """A record of numbers."""
    return joined(kind, struct.pack(f"<{shape}", *values))


def joined(kind: int, *parts: bytes) -> bytes:
    """A record of pieces."""
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def text(said: str, width: int) -> bytes:
    """A text behind its length, in wide characters."""
    return struct.pack("<B" if width == 1 else "<H", len(said)) + b"\x01" + said.encode("utf-16-le")


def result(value: float | str) -> bytes:
    """What a formula came to."""
    return (
        struct.pack("<BBBBBBH", 2, 0, ERRORS[value], 0, 0, 0, 0xFFFF)
        if isinstance(value, str)
        else struct.pack("<d", value)
    )


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, large enough to lie in sectors of its own."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    tables = -(-(count + 2) // (SECTOR // 4 - 1)) + 1
    following = [*range(1, count), END, END, *[TABLE] * tables]
    table = following + [FREE] * (tables * SECTOR // 4 - len(following))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", tables, count, 0, 4096, END, 0, END, 0, count + 1)
    header += b"".join(struct.pack("<I", count + 1 + place if place < tables else FREE) for place in range(1, 109))
    entries = entry("Root Entry", 5, END, 0, child=1) + entry(name, 2, 0, len(stream)) + bytes(256)
    body = stream.ljust(count * SECTOR, b"\0") + entries
    return header + body + struct.pack(f"<{len(table)}I", *table)


def entry(name: str, kind: int, start: int, length: int, child: int = FREE) -> bytes:
    """A line of the directory."""
    said = name.encode("utf-16-le")
    front = said.ljust(64, b"\0") + struct.pack("<HBBIII", len(said) + 2, kind, 1, FREE, FREE, child)
    return front + bytes(36) + struct.pack("<III", start, length, 0)

"""What the records of an old `.xls` say that the fast reader does not (MS-XLS, BIFF8 in a compound file, MS-CFB).

The reader hands on text; here stand numbers with their formats, errors, merged cells and the system of days, so that
an old workbook is judged as a new one is. Of our own: fastexcel tells none of it, and xlrd, which would, builds an
object for each cell of the whole book.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import chain

from services.common.spreadsheets.number_formats import format_of
from services.records.workbooks.refusal import refused
from services.records.workbooks.scan import Mark, Number, Scanned, SheetScan, letters_of

HEADER, DIRECTORY_ENTRY, MINI = 512, 128, 4096
IN_HEADER = 109  # sectors of the allocation table that the header itself names
LAST = 0xFFFFFFFA  # from here on a number of a sector means something else
WORKBOOK, OLDER = "Workbook", "Book"
BIFF8 = 0x0600
WORKSHEET = 0

BOF, EOF, PASSWORD, DATES, SHEET, FORMAT, XF = 0x809, 0x0A, 0x2F, 0x22, 0x85, 0x41E, 0xE0
NUMBER, RK, MULRK, FORMULA, BOOLERR, MERGED = 0x203, 0x27E, 0xBD, 0x06, 0x205, 0xE5
TEXTS = frozenset((0xFD, 0x204, 0xD6))
CELLS = TEXTS | {NUMBER, RK, MULRK, FORMULA, BOOLERR}
NO_NUMBER, ERROR = 0xFFFF, 2  # of the result of a formula


def scanned(file: bytes) -> Scanned:
    """What its sheets hold beside text; raises struct.error, IndexError or ValueError for a broken file."""
    stream = _workbook(file)
    own: dict[int, str] = {}
    styles: list[int] = []
    starts: dict[str, int] = {}
    is_1904 = False
    for kind, body in _records(stream, 0):
        if kind == PASSWORD:
            raise refused("password_protected")
        if kind == DATES:
            is_1904 = bool(_short(body, 0))
        elif kind == FORMAT:
            own[_short(body, 0)] = _text(body, 4, _short(body, 2))
        elif kind == XF:
            styles.append(_short(body, 2))
        elif kind == SHEET and body[5] == WORKSHEET:
            starts[_text(body, 7, body[6])] = struct.unpack_from("<I", body)[0]
    sheets = {name: _sheet(stream, start) for name, start in starts.items()}
    return Scanned(sheets, {style: format_of(number, own) for style, number in enumerate(styles)}, is_1904)


def _sheet(stream: bytes, start: int) -> SheetScan:
    scan = SheetScan()
    first = None
    for kind, body in _records(stream, start):
        if kind in CELLS:
            column = _short(body, 2)
            first = column if first is None else min(first, column)
        if kind == MERGED:
            scan.merged += _ranges(body)
        elif kind in CELLS - TEXTS:
            for found in _found(kind, body):
                scan.add(found)
    scan.first_column = None if first is None else letters_of(first + 1)
    return scan


def _found(kind: int, body: bytes) -> Iterator[Number | Mark]:
    """The numbers and the errors of a record."""
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == NUMBER:
        yield _number(row, column, style, struct.unpack_from("<d", body, 6)[0])
    elif kind == RK:
        yield _number(row, column, style, _compressed(body, 6))
    elif kind == MULRK:
        for place in range((len(body) - 6) // 6):
            at = 4 + 6 * place
            yield _number(row, column + place, _short(body, at), _compressed(body, at + 2))
    elif kind == BOOLERR and body[7]:
        yield Mark(letters_of(column + 1), row + 1, "failed_formula")
    elif kind == FORMULA and _short(body, 12) != NO_NUMBER:
        yield _number(row, column, style, struct.unpack_from("<d", body, 6)[0])
    elif kind == FORMULA and body[6] == ERROR:
        yield Mark(letters_of(column + 1), row + 1, "failed_formula")


def _number(row: int, column: int, style: int, value: float) -> Number:
    return Number(letters_of(column + 1), row + 1, style, repr(value))


def _compressed(body: bytes, at: int) -> float:
    """Thirty bits of a number: whole or the front of a fraction, and perhaps a hundredth of it."""
    packed = struct.unpack_from("<I", body, at)[0]
    if packed & 2:
        value = float(struct.unpack_from("<i", body, at)[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0]
    return value / 100 if packed & 1 else value


def _ranges(body: bytes) -> list[tuple[str, str]]:
    ranges = (struct.unpack_from("<HHHH", body, 2 + 8 * place) for place in range(_short(body, 0)))
    return [
        (f"{letters_of(left + 1)}{top + 1}", f"{letters_of(right + 1)}{end + 1}") for top, end, left, right in ranges
    ]


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from the beginning of a part to its end; charts within a sheet are parts of their own."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == BOF:
            depth += 1
            if _short(body, 0) != BIFF8:
                raise refused("old_format")
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, body


def _text(body: bytes, at: int, length: int) -> str:
    """A name: a byte that says how wide its characters are, and the characters."""
    wide = body[at] & 1
    return body[at + 1 : at + 1 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1")


def _short(body: bytes, at: int) -> int:
    return struct.unpack_from("<H", body, at)[0]


def _workbook(file: bytes) -> bytes:
    """The stream of the workbook in its compound file."""
    size = 1 << _short(file, 30)
    cutoff, mini_start = struct.unpack_from("<II", file, 56)
    table = _table(file, size)
    directory = _joined(file, table, struct.unpack_from("<I", file, 48)[0], size)
    entries = {_name(entry): struct.unpack_from("<II", entry, 116) for entry in _cut(directory, DIRECTORY_ENTRY)}
    if WORKBOOK not in entries:
        raise refused("old_format" if OLDER in entries else "not_a_workbook")
    start, length = entries[WORKBOOK]
    if length >= min(cutoff, MINI):
        return _joined(file, table, start, size)[:length]
    root = struct.unpack_from("<I", directory, 116)[0]
    small, mini = _joined(file, table, root, size), _numbers(_joined(file, table, mini_start, size))
    step = 1 << _short(file, 32)
    return b"".join(small[each * step : (each + 1) * step] for each in _chain(mini, start))[:length]


def _table(file: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    named = list(struct.unpack_from(f"<{IN_HEADER}I", file, 76))
    more, seen = struct.unpack_from("<I", file, 68)[0], 0
    while more < LAST and seen <= len(file) // size:
        sector = _numbers(_sector(file, more, size))
        named, more, seen = named + sector[:-1], sector[-1], seen + 1
    return list(chain.from_iterable(_numbers(_sector(file, each, size)) for each in named if each < LAST))


def _joined(file: bytes, table: list[int], start: int, size: int) -> bytes:
    return b"".join(_sector(file, each, size) for each in _chain(table, start))


def _chain(table: list[int], start: int) -> Iterator[int]:
    """From sector to sector; one that bites its tail is broken."""
    each = start
    for _ in range(len(table) + 1):
        if each >= LAST:
            return
        yield each
        each = table[each]
    raise ValueError("a chain of sectors without an end")


def _sector(file: bytes, number: int, size: int) -> bytes:
    return file[HEADER + number * size : HEADER + (number + 1) * size] if size <= HEADER else _wide(file, number, size)


def _wide(file: bytes, number: int, size: int) -> bytes:
    """Large sectors: the header takes up a whole one."""
    return file[(number + 1) * size : (number + 2) * size]


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _cut(text: bytes, length: int) -> list[bytes]:
    return [text[at : at + length] for at in range(0, len(text) - length + 1, length)]


def _name(entry: bytes) -> str:
    return entry[: max(_short(entry, 64) - 2, 0)].decode("utf-16-le", "replace")

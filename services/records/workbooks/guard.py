"""Looks at an uploaded file before any spreadsheet library does: what is it, and how large does it become?

Every limit is far above a county's honest workbook (20,000 teachers with five sub sheets are about 150 MB of XML) and
low enough that a hostile file is refused within two seconds and a few megabytes. Declarations are looked for in the
bytes (1.5 GB a second), as the fast reader parses XML in a manner of its own that nobody can tell what to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from services.common import zip_guard
from services.records.workbooks.parts import sheet_parts
from services.records.workbooks.refusal import WorkbookRefused, refused
from services.records.workbooks.scan import SheetScan

MEGABYTE = 1024 * 1024
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 256 * MEGABYTE
# Sheets repeat themselves and shrink to a twentieth; bombs to a thousandth. Small parts may shrink as they like.
MAX_RATIO, RATIO_MATTERS = 150, 16 * MEGABYTE
MAX_PARTS = 1000
REFUSALS = {
    zip_guard.LOCKED: "password_protected",
    zip_guard.TOO_MANY: "unpacks_too_large",
    zip_guard.TOO_LARGE: "unpacks_too_large",
}

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?\bencoding\s*=\s*["']([^"']{0,40})""")
XML_ENDINGS = (".xml", ".rels", ".vml")
SHEETS = "xl/worksheets/"
DIRECTORY = "xl/workbook.xml"


@dataclass(frozen=True)
class Inspected:
    """A file fit to be opened; `scans` by part name, empty for an old `.xls`, which is no XML."""

    is_old: bool
    scans: dict[str, SheetScan] = field(default_factory=dict)


def inspect(path: Path) -> Inspected:
    """Refuses what is no workbook or would do harm; reads every part once, in pieces."""
    if path.stat().st_size > MAX_FILE:
        raise refused("file_too_large", limit=f"{MAX_FILE // MEGABYTE}")
    with path.open("rb") as file:
        start = file.read(8)
    if start == OLE:
        return _inspect_old(path)
    if not start.startswith(ZIP):
        raise refused("not_a_workbook")
    try:
        with zip_guard.opened(path) as archive:
            return _inspect_zip(archive)
    except zip_guard.ZipRefused as refusal:
        raise refused(REFUSALS.get(refusal.reason, "not_a_workbook")) from refusal


def _inspect_old(path: Path) -> Inspected:
    if ENCRYPTED in path.read_bytes():
        raise refused("password_protected")
    return Inspected(is_old=True)


def _inspect_zip(archive: ZipFile) -> Inspected:
    parts = zip_guard.check(archive, zip_guard.Limits(MAX_UNPACKED, MAX_PARTS, MAX_RATIO, RATIO_MATTERS))
    _check_is_workbook({part.filename for part in parts})
    scans = {}
    for part in parts:
        scan = SheetScan() if part.filename.startswith(SHEETS) and part.filename.endswith(".xml") else None
        for piece in _pieces(archive, part):
            if scan:
                with _naming_the_sheet(archive, part):
                    scan.feed(piece)
        if scan:
            with _naming_the_sheet(archive, part):
                scans[part.filename] = scan.finished()
    return Inspected(is_old=False, scans=scans)


@contextmanager
def _naming_the_sheet(archive: ZipFile, part: ZipInfo) -> Iterator[None]:
    """A refusal names the sheet as people see it."""
    try:
        yield
    except WorkbookRefused as refusal:
        if archive.getinfo(DIRECTORY).file_size > MEGABYTE:
            raise
        name = next((name for name, held in sheet_parts(archive).items() if held == part.filename), "")
        raise WorkbookRefused(*(replace(fault, sheet=name) for fault in refusal.faults)) from refusal


def _check_is_workbook(names: set[str]) -> None:
    if DIRECTORY not in names:
        raise refused("other_spreadsheet" if {"content.xml", "xl/workbook.bin"} & names else "not_a_workbook")


def _pieces(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of a part; XML is looked at on the way."""
    is_xml = part.filename.endswith(XML_ENDINGS)
    tail = b""
    for piece in zip_guard.pieces(archive, part):
        if is_xml:
            _check_xml(tail + piece, is_start=not tail)
            tail = piece[-16:]
        yield piece


def _check_xml(text: bytes, *, is_start: bool) -> None:
    """Entities and document types are refused, and every encoding in which they could hide."""
    if DECLARATION.search(text):
        raise refused("xml_declarations")
    if is_start:
        declared = ENCODING.search(text[:200])
        if b"\x00" in text[:4] or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise refused("xml_declarations")
        if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
            raise refused("xml_declarations")

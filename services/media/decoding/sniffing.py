"""What a file is, told by its content alone, and whether it may be looked at any further.

Of our own: libmagic names one kind and stops, while a file that is two kinds at once is just what is refused here.
"""

import io
import zipfile
from pathlib import Path

from services.contracts.media import files
from services.media.decoding.refusal import NotTaken

PIXELS = 52_000_000  # a phone of 50 megapixels
SIDE = 30_000
HEAD = 1024  # within which readers of PDF look for its beginning
MARK = b"\xef\xbb\xbf"  # of UTF-8; web programs send it, and line breaks, before a document
BLANK = b" \t\r\n\f\0"
HEIF = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
TAKEN = {b"\xff\xd8\xff": files.JPEG, b"\x89PNG\r\n\x1a\n": files.PNG}
PDF = b"%PDF-"
OTHER_PICTURES = {
    b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"8BPS": "Photoshop", b"\0\0\1\0": "ICO",
    b"\0\0\0\x0cjP  ": "JPEG 2000", b"\xff\x4f\xff\x51": "JPEG 2000", b"\xff\x0a": "JPEG XL",
}  # fmt: skip
ARCHIVES = (b"PK\3\4", b"PK\5\6", b"PK\7\x08", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
PROGRAMS = (b"<html", b"<script", b"<!doctype", b"<?php", b"<iframe")  # long enough not to occur by chance


def kind(source: Path, most: int = files.EVIDENCE_BYTES) -> str:
    """The media type of a file that may be looked at: JPEG, PNG or PDF of at most so many bytes; else NotTaken."""
    if source.stat().st_size > most:
        raise NotTaken("too_large", megabytes=most // 1024**2)
    with source.open("rb") as file:
        head = file.read(HEAD)
    if begins_as_pdf(head):
        return files.PDF
    taken = [known for beginning, known in TAKEN.items() if head.startswith(beginning)]
    if not taken:
        raise _foreign(head, source)
    if PDF in head:
        raise NotTaken("polyglot")
    return taken[0]


def begins_as_pdf(head: bytes) -> bool:
    """Whether a PDF begins here, and only one, with nothing but blanks before it."""
    return without_blanks(head).startswith(PDF) and head.count(PDF) == 1


def without_blanks(data: bytes) -> bytes:
    """The same from the first byte on that says something."""
    return data.removeprefix(MARK).lstrip(BLANK)


def picture(source: Path) -> str:
    """The same where only pictures are taken."""
    if (found := kind(source)) == files.PDF:
        raise NotTaken("not_a_picture")
    return found


def _foreign(head: bytes, source: Path) -> NotTaken:
    """What to say of a file of another kind."""
    start = head.removeprefix(MARK).lstrip()
    reasons = {
        "empty": not head,
        "ofd": head.startswith(b"PK") and _is_ofd(source),
        "heic": head[4:8] == b"ftyp" and head[8:12] in HEIF,
        "archive": head.startswith(ARCHIVES),
        "web_page": start.startswith((b"<", b"{\\rtf")),
        "polyglot": head.count(PDF) > 1,
        "pdf_behind": PDF in head,
    }
    for reason, holds in reasons.items():
        if holds:
            return NotTaken(reason)
    return _other_picture(head)


def _is_ofd(source: Path) -> bool:
    """Whether this archive is a document of GB/T 33190, the state's own format for fixed pages."""
    try:
        with zipfile.ZipFile(source) as archive:
            return "OFD.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _other_picture(head: bytes) -> NotTaken:
    names = [name for beginning, name in OTHER_PICTURES.items() if head.startswith(beginning)]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        names.append("WebP")
    if head[4:12] == b"ftypavif":
        names.append("AVIF")
    return NotTaken("other_picture", format=names[0]) if names else NotTaken("unknown_type")


def check_pixels(width: int, height: int) -> None:
    """Refuse a picture by what its header says, before anything of it is decoded."""
    if not (width and height):
        raise NotTaken("damaged")
    if width * height > PIXELS:
        raise NotTaken("too_many_pixels", megapixels=PIXELS // 1_000_000)
    if max(width, height) > SIDE:
        raise NotTaken("too_narrow")


def check_rest(data: bytes, end: int) -> None:
    """Refuse what follows a picture when that is another file. Phones append much that is harmless; it is dropped."""
    rest = data[end:]
    lowered = rest.lower()
    if PDF in rest or any(word in lowered for word in PROGRAMS) or (rest and holds_archive(data)):
        raise NotTaken("polyglot")


def holds_archive(data: bytes) -> bool:
    """Whether a program for archives would open these bytes: it looks for their end, not for their beginning."""
    return zipfile.is_zipfile(io.BytesIO(data)) or b"Rar!\x1a\x07" in data or b"7z\xbc\xaf\x27\x1c" in data

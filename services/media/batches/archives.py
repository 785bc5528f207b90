"""ZIPs read in place from the store, by ranges: nothing is unpacked to a disk, and no name in them is trusted.

A ZIP is taken whole or not at all: what makes it unreadable, or too much, is a Fault in words for a school. What is
wrong with one entry is told by that entry's photo.
"""

import functools
import zipfile
from typing import Any, NamedTuple

from services.common import storage, zip_guard
from services.common.errors import NotFound, Unavailable
from services.contracts.media.photo_batches import PHOTO_BYTES, PHOTOS
from services.media.file_names import last_part

ZIP, OTHER_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06"), (b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
READ_AHEAD = 256 * 1024
DIRECTORY = 6 * 1024 * 1024  # bytes of a list of contents: 10,000 photos with long names, twice
DENSEST = 20  # pictures are packed already: a ZIP of pictures is not much smaller than they are
ALWAYS_FINE = 64 * 1024 * 1024
UTF8 = 0x800
KEPT_OPEN = 4
NOT_OURS = ("thumbs.db", "desktop.ini")

OTHER = "This kind of archive cannot be read. Please pack the photos as a ZIP."
PASSWORD = "This ZIP is protected by a password. Please pack the photos again without one."  # noqa: S105 - a sentence
UNREADABLE = "This ZIP cannot be read; it may be damaged or not wholly copied. Please pack the photos again."
METHOD = "This ZIP was packed in an unusual way. Please pack the photos again as a plain ZIP."
TOO_DENSE = "This ZIP holds far more than pictures can; it is not opened. Please pack the photos alone."
FULL = "A batch has room for {most} photos. Please put what is in this upload into further batches."
AWAY = "This part of the system does not answer now. Trying again is safe."
EMPTY = "There is no picture in this ZIP."
FAULTS = {zip_guard.LOCKED: PASSWORD, zip_guard.METHOD: METHOD, zip_guard.TOO_LARGE: TOO_DENSE}


class Fault(Exception):
    """Why nothing is taken from an upload; the message is the key of its wording."""

    def __init__(self, message: str, **params: Any):
        super().__init__(message)
        self.message, self.params = message, params


class BrokenEntry(Exception):
    """This entry cannot be read, whatever else is in the ZIP."""


class TooLarge(BrokenEntry):
    """This entry is larger than any photo."""


class Entry(NamedTuple):
    """A file in a ZIP: its place in the list of contents, its name without path, its size unpacked."""

    place: int
    name: str
    bytes: int


class Ranged:
    """An object of the store as a file to read and seek in. One read asks for `most` bytes at most."""

    def __init__(self, key: str, size: int, most: int):
        self._key, self._size, self.most = key, size, most
        self._at = self._from = 0
        self._ahead = b""

    def read(self, count: int = -1) -> bytes:
        """The next bytes, fewer at the end."""
        wanted = self._size - self._at if count < 0 else min(count, self._size - self._at)
        if wanted > self.most:
            raise zipfile.BadZipFile("asks for too much at once")
        if not self._from <= self._at <= self._at + wanted <= self._from + len(self._ahead):
            self._from = self._at
            stop = min(self._size, self._at + max(wanted, READ_AHEAD))
            self._ahead = _bytes(self._key, self._at, stop) if wanted else b""
        start = self._at - self._from
        self._at += wanted
        return self._ahead[start : start + wanted]

    def seek(self, offset: int, whence: int = 0) -> int:
        """Where the next read begins."""
        place = offset + {0: 0, 1: self._at, 2: self._size}[whence]
        if place < 0:
            raise OSError("before the beginning")
        self._at = min(place, self._size)
        return self._at

    def tell(self) -> int:
        """Where the next read begins."""
        return self._at

    def seekable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """There is nothing to close."""


def is_zip(key: str) -> bool:
    """Whether an upload is a ZIP, by its content; raises Fault for an archive of another kind."""
    begin = _bytes(key, 0, 8)
    if begin.startswith(OTHER_ARCHIVES):
        raise Fault(OTHER)
    return begin.startswith(ZIP)


def _bytes(key: str, start: int, stop: int) -> bytes:
    """Some of an object; zipfile takes an OSError for a fault of the ZIP, which a store that is away is not."""
    try:
        return b"".join(bytes(chunk) for chunk in storage.read(key, start, stop))
    except OSError as error:
        raise Unavailable(AWAY) from error


def entries(key: str) -> list[Entry]:
    """The files in a ZIP that may be photos, in its own order; raises Fault."""
    infos = _checked(opened(key), storage.size(key) or 0)
    named = ((place, _name(info), info.file_size) for place, info in enumerate(infos))
    found = [Entry(place, last_part(name), size) for place, name, size in named if _wanted(name)]
    if not found:
        raise Fault(EMPTY)
    if len(found) > PHOTOS:
        raise Fault(FULL, most=PHOTOS)
    return found


def content(key: str, place: int) -> bytes:
    """One entry unpacked, at most PHOTO_BYTES; raises BrokenEntry, TooLarge, NotFound."""
    archive = opened(key)
    info = archive.infolist()[place]
    if info.file_size > PHOTO_BYTES:
        raise TooLarge(info.filename)
    try:
        return b"".join(zip_guard.pieces(archive, info))
    except zip_guard.ZipRefused as refusal:
        raise BrokenEntry(info.filename) from refusal


@functools.lru_cache(KEPT_OPEN)
def opened(key: str) -> zipfile.ZipFile:
    """The ZIP with its list of contents, which is read once; raises Fault, NotFound."""
    size = storage.size(key)
    if size is None:
        raise NotFound("This file is no longer there.")
    file = Ranged(key, size, DIRECTORY)
    try:
        archive = zip_guard.opened(file)  # type: ignore[arg-type]
    except zip_guard.ZipRefused as refusal:
        raise Fault(UNREADABLE) from refusal
    file.most = PHOTO_BYTES
    return archive


def _checked(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    """Its directory, unless what it lists is locked or packed in a way that photos are not; nobody uses its names."""
    try:
        return zip_guard.check(archive, zip_guard.Limits(max(ALWAYS_FINE, DENSEST * size), names=False))
    except zip_guard.ZipRefused as refusal:
        raise Fault(FAULTS[refusal.reason]) from refusal


def _wanted(name: str) -> bool:
    """Whether somebody put it there: not a folder, hidden, or added by the system that packed it."""
    *folders, last = name.replace("\\", "/").split("/")
    hidden = any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in (*folders, last))
    return bool(last) and not hidden and last.lower() not in NOT_OURS


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: ZIPs of Chinese Windows hold GBK and do not say so."""
    if info.flag_bits & UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename

"""Looks at a stranger's ZIP before anything reads it: how much it holds, under which names, and whether that is true.

    archive = opened(path)
    parts = check(archive, Limits(unpacked=128 * 1024**2, parts=200))
    for piece in pieces(archive, parts[0]): …

zipfile reads no more of a part than its directory claims; readers written otherwise take what is there. So whoever
hands a ZIP on to such a reader has gone through all its pieces before. Our own: zipfile checks checksums alone, and a
package for the few rules above would be one more to trust with strangers' files.
"""

import copy
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZipFile, ZipInfo

DAMAGED, LOCKED, METHOD, NAMES, TOO_MANY, TOO_LARGE = "damaged", "locked", "method", "names", "too_many", "too_large"
# What zipfile raises because of a file; OSError too, when a directory leads to before the beginning.
BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, struct.error, zlib.error,
)  # fmt: skip
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
LOCAL_HEADER = 30
PIECE = 1024 * 1024


class ZipRefused(Exception):
    """`reason` is one of the words above."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    """`unpacked` bytes of all parts together; a part of more than `ratio_matters` bytes may shrink to one `ratio`-th.

    Names are left alone where the caller never uses them as paths.
    """

    unpacked: int
    parts: int | None = None
    ratio: int | None = None
    ratio_matters: int = 0
    names: bool = True


@contextmanager
def told() -> Iterator[None]:
    """What zipfile raises because of a ZIP is one exception."""
    try:
        yield
    except BROKEN as error:
        raise ZipRefused(DAMAGED) from error


def opened(file: str | os.PathLike | IO[bytes]) -> ZipFile:
    """The ZIP with its directory read; the caller closes it."""
    with told():
        return ZipFile(file)


def check(archive: ZipFile, limits: Limits) -> list[ZipInfo]:
    """The parts in the order of the directory, if what it claims keeps within the limits; raises ZipRefused."""
    parts = archive.infolist()
    for reason, holds in (
        (TOO_MANY, limits.parts is not None and len(parts) > limits.parts),
        (LOCKED, any(part.flag_bits & ENCRYPTED for part in parts)),
        (METHOD, any(part.compress_type not in METHODS for part in parts)),
        (NAMES, limits.names and not _names_are_sound([part.filename for part in parts])),
        (TOO_LARGE, sum(part.file_size for part in parts) > limits.unpacked),
        (TOO_LARGE, any(_is_dense(part, limits) for part in parts) or _overlap(parts, archive.start_dir)),
    ):
        if holds:
            raise ZipRefused(reason)
    return parts


def pieces(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of a part; raises ZipRefused if they are not as many as the directory claims, or not whole."""
    longer = copy.copy(part)
    longer.file_size += 1  # as much as claimed would be read of a part that has more, with a checksum made to fit
    length = 0
    with told(), archive.open(longer) as stream:
        while piece := stream.read(PIECE):
            length += len(piece)
            if length > part.file_size:
                raise ZipRefused(DAMAGED)
            yield piece
    if length != part.file_size:
        raise ZipRefused(DAMAGED)


def _names_are_sound(names: list[str]) -> bool:
    """Whether each is there once and leads to a place within the archive."""
    return len(set(names)) == len(names) and not any(_leads_out(name) for name in names)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _is_dense(part: ZipInfo, limits: Limits) -> bool:
    if limits.ratio is None or part.file_size <= limits.ratio_matters:
        return False
    return part.file_size > limits.ratio * max(part.compress_size, 1)


def _overlap(parts: list[ZipInfo], end: int) -> bool:
    """Whether two parts lie in the same bytes, as in a ZIP made to swell without bounds."""
    packed = sorted((part.header_offset, part.compress_size) for part in parts)
    ends = [start + LOCAL_HEADER + size for start, size in packed]
    following = [start for start, _ in packed[1:]] + [end]
    return any(reach > start for reach, start in zip(ends, following, strict=False))

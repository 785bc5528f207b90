"""The chunks of a PNG (ISO 15948): its size is read and its metadata left out without decoding anything.

Of our own: Pillow does not tell what follows a picture, and leaves nothing out of one without coding it anew.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from services.media.decoding.refusal import NotTaken

SIGNATURE = b"\x89PNG\r\n\x1a\n"
NEEDED = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}  # an animation's further pictures are not among them
CHUNKS = 65_536
PROFILE_BYTES = 1024 * 1024
EXIF_BYTES = 65_536


@dataclass(frozen=True)
class Png:
    """What the header says, and where the picture ends in its data."""

    width: int
    height: int
    chunks: list[bytes]
    end: int

    def with_hints(self) -> bytes:
        """The picture with what says how to show it: the way up (eXIf) and its colours (iCCP), where they are sane."""
        return b"".join([SIGNATURE, *filter(_kept, self.chunks)])


def parse(data: bytes) -> Png:
    """The structure of a PNG; NotTaken where it has none."""
    chunks = list(_chunks(data))
    names = [_name(chunk) for chunk in chunks]
    if names[:1] != [b"IHDR"] or names[-1] != b"IEND" or names.count(b"IHDR") != 1 or len(chunks[0]) != 25:
        raise NotTaken("damaged")
    width, height = struct.unpack_from(">II", chunks[0], 8)
    return Png(width, height, chunks, len(SIGNATURE) + sum(map(len, chunks)))


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    for _ in range(CHUNKS):
        length = int.from_bytes(data[at : at + 4])
        chunk = data[at : at + length + 12]
        if len(chunk) < length + 12:
            raise NotTaken("damaged")
        yield chunk
        if _name(chunk) == b"IEND":
            return
        at += len(chunk)
    raise NotTaken("too_complex")


def _name(chunk: bytes) -> bytes:
    return chunk[4:8]


def _kept(chunk: bytes) -> bool:
    if _name(chunk) == b"iCCP":
        return _unfolds_to_little(chunk[8:-4].partition(b"\0")[2][1:])
    return _name(chunk) in NEEDED or (_name(chunk) == b"eXIf" and len(chunk) < EXIF_BYTES)


def _unfolds_to_little(packed: bytes) -> bool:
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(packed, PROFILE_BYTES)) < PROFILE_BYTES
    except zlib.error:
        return False

"""The segments of a JPEG (ITU T.81, B.1): its size is read and its metadata left out without decoding anything.

Of our own: Pillow finds neither where a picture ends nor what follows it, and writes no JPEG without coding it anew.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from services.media.decoding.refusal import NotTaken

SOI, EOI, SOS, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = {0x01, SOI, *range(0xD0, 0xD8)}  # markers without a segment
OF_PROGRAMS = {*range(0xE0, 0xF0), COMMENT}
JFIF, EXIF, ICC, ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
PLAIN_JFIF = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"  # no density, no thumbnail
MARKER = re.compile(rb"\xff[^\0\xff\xd0-\xd7]")  # found by its first byte, so gigabytes a second; `\xff+` is not
SCANS, SEGMENTS = 100, 20_000  # honest ones have a dozen of the first


@dataclass(frozen=True)
class Segment:
    """A marker and where its segment lies, its length and a scan's data included."""

    marker: int
    start: int
    end: int


@dataclass(frozen=True)
class Jpeg:
    """What the header says, and where the picture ends in `data`."""

    data: bytes
    width: int
    height: int
    segments: list[Segment]
    end: int  # after the mark of the end, where there is one

    def bare(self) -> bytes:
        """The picture alone: not a byte more than decoding needs."""
        return self._keeping(ADOBE)

    def with_hints(self) -> bytes:
        """The picture with what says how to show it: the way up (EXIF) and its colours (ICC)."""
        return self._keeping(ADOBE, EXIF, ICC)

    def _keeping(self, *wanted: bytes) -> bytes:
        parts = [b"\xff\xd8"]
        for segment in self.segments:
            whole = self.data[segment.start : segment.end]
            if segment.marker not in OF_PROGRAMS or whole.startswith(wanted, 4):
                parts.append(whole)
            elif whole.startswith(JFIF, 4):
                parts.append(PLAIN_JFIF)
        return b"".join([*parts, self.data[self.segments[-1].end : self.end]])


def parse(data: bytes) -> Jpeg:
    """The structure of a JPEG; NotTaken where it has none."""
    segments = list(_segments(data))
    frames = [segment for segment in segments if segment.marker in FRAMES]
    scans = sum(segment.marker == SOS for segment in segments)
    if len(frames) != 1 or frames[0].end - frames[0].start < 9 or not scans:
        raise NotTaken("damaged")
    if scans > SCANS:
        raise NotTaken("too_complex")
    height, width = struct.unpack_from(">HH", data, frames[0].start + 5)
    last = segments[-1].end
    return Jpeg(data, width, height, segments, last + 2 * data.startswith(b"\xff\xd9", last))


def _segments(data: bytes) -> Iterator[Segment]:
    """One after the other up to the end of the picture; what lies between them is nobody's."""
    at = 0
    for _ in range(SEGMENTS):
        found = MARKER.search(data, at)
        if found is None or (marker := data[found.end() - 1]) == EOI:
            return
        start, at = found.end() - 2, found.end()
        if marker in ALONE:
            continue
        at += int.from_bytes(data[at : at + 2])
        if at > len(data):
            raise NotTaken("damaged")
        if marker == SOS:
            following = MARKER.search(data, at)
            at = following.start() if following else len(data)
        yield Segment(marker, start, at)
    raise NotTaken("too_complex")

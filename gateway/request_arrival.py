"""What has arrived of a request: whether a thread can answer it without waiting for its sender."""

import re
from enum import Enum
from math import inf

HEAD_BYTES = 64 * 1024  # longer ones are refused by gunicorn's own limits
BODY_BYTES = 64 * 1024  # what is waited for; what follows is read by the thread that needs it
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)")
CHUNKED = re.compile(rb"\r\ntransfer-encoding:")
UNBOUNDED = re.compile(rb"\r\n(?:transfer-encoding|expect):")
CONTINUE = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
KNOWN = re.compile(rb"\r\n(?:authorization|cookie):")  # says who it is; whether that is true is the session's to find
CHUNK = re.compile(rb"([0-9a-f]{1,12})[ \t]*(?:;[^\r\n]*)?$", re.IGNORECASE)
LONGEST_NUMBER = 12
MANY_CHUNKS = 1000  # nobody makes the loop count more of them each time a byte comes


class Arrival(Enum):
    """How far a request is."""

    PART = "part"
    WHOLE = "whole"  # or so wrong that its reader sees it at once
    UPLOAD = "upload"  # the head and as much of a long body as is waited for
    EXPECTING = "expecting"  # the sender wants to hear that the body may come
    UNKNOWN = "unknown"  # a long body of somebody who does not say who it is
    ENDLESS = "endless"  # no head is that long


def of(data: bytes | bytearray) -> Arrival:
    """How far the request is of which these bytes have come. What it means is gunicorn's to read."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return Arrival.ENDLESS if len(data) > HEAD_BYTES else Arrival.PART
    head = bytes(data[:end]).lower() + b"\r\n"
    length = _length(head)
    if not KNOWN.search(head) and (length > BODY_BYTES or UNBOUNDED.search(head)):
        return Arrival.UNKNOWN
    if CONTINUE.search(head):
        return Arrival.EXPECTING
    return _of_chunks(data, end + 4) if CHUNKED.search(head) else _of_body(length, len(data) - end - 4)


def without_expectation(data: bytearray) -> bytearray:
    """The request as it is once its sender was told to go on, so that nobody tells it again."""
    end = data.index(b"\r\n\r\n") + 2
    return bytearray(CONTINUE.sub(b"", data[:end])) + data[end:]


def _length(head: bytes) -> float:
    lengths = LENGTH.findall(head)
    if any(len(length) > LONGEST_NUMBER for length in lengths):
        return inf
    return max(map(int, lengths), default=0)


def _of_body(length: float, came: int) -> Arrival:
    if came < min(length, BODY_BYTES) and length != inf:  # no number is that long, as its reader sees at once
        return Arrival.PART
    return Arrival.UPLOAD if length > BODY_BYTES else Arrival.WHOLE


def _of_chunks(data: bytes | bytearray, start: int) -> Arrival:
    """Chunks are always an upload's: whether they end where they seem to is gunicorn's to read."""
    if len(data) - start >= BODY_BYTES:
        return Arrival.UPLOAD
    size: int | None = None
    for _ in range(MANY_CHUNKS):
        line = data.find(b"\r\n", start)
        if line < 0:
            return Arrival.PART
        size = _chunk_size(data, start, line)
        if not size:
            break
        start = line + 2 + size + 2
    part = size == 0 and data.find(b"\r\n\r\n", line) < 0
    return Arrival.PART if part else Arrival.UPLOAD


def _chunk_size(data: bytes | bytearray, start: int, end: int) -> int | None:
    """None when it is wrong, as its reader sees at once."""
    size = CHUNK.match(data, start, end)
    return int(size[1], 16) if size else None

"""What has arrived of a request: whether a thread can answer it without waiting for its sender."""

import re
from enum import Enum

HEAD_BYTES = 64 * 1024  # longer ones are refused by gunicorn's own limits
BODY_BYTES = 64 * 1024  # what is waited for; longer bodies are read by the thread that needs them
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)")
BY_THREAD = re.compile(rb"\r\n(?:transfer-encoding|expect):")
LONGEST_NUMBER = 12


class Arrival(Enum):
    """How far a request is."""

    PART = "part"
    WHOLE = "whole"  # or so wrong that its reader sees it at once
    UPLOAD = "upload"  # the head is here, and a long body follows
    ENDLESS = "endless"  # no head is that long


def of(data: bytes | bytearray) -> Arrival:
    """How far the request is of which these bytes have come. What it means is gunicorn's to read."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return Arrival.ENDLESS if len(data) > HEAD_BYTES else Arrival.PART
    head = bytes(data[:end]).lower()
    lengths = LENGTH.findall(head)
    if BY_THREAD.search(head) or any(len(length) > LONGEST_NUMBER for length in lengths):
        return Arrival.UPLOAD
    body = max(map(int, lengths), default=0)
    if end + 4 + body <= len(data):
        return Arrival.WHOLE
    return Arrival.UPLOAD if body > BODY_BYTES else Arrival.PART

"""What people read has no English in it, but for names that Chinese readers use as they are."""

import json
import re
from pathlib import Path

import pytest

MESSAGES = sorted(Path("services/common/messages").glob("*.json"))
# The last three are what a program that calls the API has to send; pages never show these refusals.
KNOWN = re.compile(r"\{\w+\}|PDF|OFD|JPEG|PNG|ZIP|HEIC|SVG|xlsx|[KM]B|JSON|UUID|If-Match|Idempotency-Key")


@pytest.mark.parametrize("file", MESSAGES, ids=lambda file: file.stem)
def test_a_refusal_speaks_to_people_in_their_language(file: Path):
    words = json.loads(file.read_text())
    left = {key: re.findall(r"[A-Za-z]{2,}", KNOWN.sub("", text)) for key, text in words.items()}
    assert {key: found for key, found in left.items() if found} == {}


def test_there_are_refusals_to_read():
    assert len(MESSAGES) > 5

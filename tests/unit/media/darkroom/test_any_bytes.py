"""Whatever the bytes, a file ends in a result or in NotTaken."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from services.media import darkroom
from services.media.decoding.refusal import WORDS
from tests.data import hostile_documents, hostile_pictures

GRADUAL = hostile_pictures.jpeg(progressive=True)
VALID = (
    hostile_pictures.with_exif(hostile_pictures.PLACE),
    GRADUAL,
    hostile_pictures.with_text(),
    hostile_documents.honest(2),
    hostile_documents.packed(hostile_documents.honest()),
    hostile_documents.holding(hostile_pictures.jpeg()),
)
BEGINNINGS = (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\3")
slowly = settings(deadline=None, max_examples=40)


def ends_well(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        source, folder = Path(place, "upload"), Path(place, "made")
        source.write_bytes(data)
        folder.mkdir()
        for task in ("evidence", "page"):
            made, refused = developed(task, source, folder)
            assert refused in WORDS if made is None else (folder / made["file"]).stat().st_size > 0


def developed(task: str, source: Path, folder: Path) -> tuple[dict | None, str | None]:
    try:
        return darkroom.develop(task, source, folder), None
    except darkroom.NotTaken as refused:
        refused.refusal()
        return None, refused.reason


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """A valid file with bytes changed, cut out, doubled or swapped."""
    data = bytearray(draw(st.sampled_from(VALID)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = bytes(data[start:end])
        data[start:end] = draw(st.sampled_from([b"", piece * 2, piece[::-1]]) | st.binary(max_size=20))
    return bytes(data)


@slowly
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=2000))
def test_any_bytes(beginning, data):
    ends_well(beginning + data)


@slowly
@given(mutations())
def test_any_mutation_of_a_valid_file(data):
    ends_well(data)

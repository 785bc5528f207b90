"""Every hostile file is refused for its own reason, or comes out without what was hidden in it."""

import re
import zlib

import pytest

from services.contracts.media import files
from services.media import darkroom
from tests.data import hostile

PACKED = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def plain(data: bytes) -> bytes:
    """A file with everything in it that is packed laid open, as a search for secrets wants it."""
    return data + b"".join(zlib.decompressobj().decompress(part) for part in PACKED.findall(data) if part[:1] == b"x")


@pytest.fixture
def develop(tmp_path, folder):
    def develop(data: bytes) -> dict:
        (tmp_path / "upload.jpg").write_bytes(data)
        return darkroom.develop("evidence", tmp_path / "upload.jpg", folder)

    return develop


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_it_is_refused_for_its_reason(name, develop):
    reason, make = hostile.REFUSED[name]
    with pytest.raises(darkroom.NotTaken) as refused:
        develop(make())
    assert refused.value.reason == reason
    assert "{" not in str(refused.value.refusal())


@pytest.mark.parametrize("name", hostile.CLEANED)
def test_it_comes_out_clean(name, develop, folder):
    made = develop(hostile.CLEANED[name]())
    for written in (made["file"], made["thumb"]):
        left = plain((folder / written).read_bytes())
        assert [secret for secret in hostile.SECRETS if secret in left] == []
    assert made["type"] in files.TYPES


@pytest.mark.parametrize("name", hostile.CLEANED)
def test_what_came_out_clean_is_taken_again(name, develop, folder, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    made = develop(hostile.CLEANED[name]())
    assert darkroom.develop("evidence", folder / made["file"], again)["type"] == made["type"]
    assert darkroom.develop("page", folder / made["file"], again, page=1)["file"] == "page.jpg"

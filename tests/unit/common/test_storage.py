"""What lies in the store comes back, whole or in part, and tells nothing to whoever gets at the disk."""

import base64
from pathlib import Path

import pytest

from services.common import settings, storage
from services.common.errors import Invalid, NotFound
from services.common.secrets.vault import Damaged

SECRET = b"340104199001010011" * 20_000


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path) -> Path:
    """A store of this test's own, in a folder."""
    known = {"AMQP_URL": "", "DATABASE": "", "FILES": f"file://{tmp_path}/files"}
    known |= {"DATA_KEYS": "1:" + base64.b64encode(b"d" * 32).decode()}
    for name, value in known.items():
        monkeypatch.setenv(f"XINGTAN_{name}", value)
    settings.load.cache_clear()
    storage.forget()
    yield tmp_path / "files"
    settings.load.cache_clear()
    storage.forget()


def content(key: str, *part: int) -> bytes:
    return b"".join(storage.read(key, *part))


def test_what_was_put_comes_back_whole_and_in_part(tmp_path):
    (tmp_path / "file").write_bytes(SECRET)
    storage.put("uploads/one", [SECRET[:100_000], SECRET[100_000:]], len(SECRET))
    storage.put_file("blobs/two", tmp_path / "file")

    for key in ("uploads/one", "blobs/two"):
        assert content(key) == SECRET
        assert content(key, 65_530, 65_545) == SECRET[65_530:65_545]
        assert storage.size(key) == len(SECRET)


def test_nothing_can_be_read_from_the_disk(folder):
    storage.put("uploads/one", [SECRET], len(SECRET))

    assert SECRET[:18] not in (folder / "uploads" / "one").read_bytes()


def test_more_than_the_limit_is_refused_and_nothing_stays(folder):
    with pytest.raises(Invalid):
        storage.put("uploads/one", [SECRET, b"x"], len(SECRET))
    assert not storage.exists("uploads/one")
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_not_there_is_told_at_once():
    with pytest.raises(NotFound):
        storage.read("uploads/none")
    assert storage.size("uploads/none") is None


def test_what_was_touched_is_not_handed_out(folder):
    storage.put("uploads/one", [SECRET], len(SECRET))
    lying = folder / "uploads" / "one"
    lying.write_bytes(lying.read_bytes()[:-1])

    with pytest.raises(Damaged):
        content("uploads/one")


def test_an_unfinished_writer_leaves_nothing(folder):
    storage.writer("incoming/one").write(SECRET)

    assert not storage.exists("incoming/one")

"""The check of the store finds whatever was damaged, cut, lost or left over, and nothing else (R-MED-04)."""

import subprocess
import sys
import tracemalloc
import uuid

import pytest
from sqlalchemy import delete, func, select

from services.common import storage
from services.media import commands
from services.media.blobs import checking, keys, laying, references
from services.media.models import Blob, Reference


@pytest.fixture
def faults(store, begin):
    """What the check says of a content."""

    def check(sha256):
        return [fault.what for fault in checking.faults(store) if sha256 in fault.key]

    yield check
    with begin() as db:
        db.execute(delete(Reference))


@pytest.fixture
def content(laid):
    """A content that is whole; whatever a test does to it is gone after the test."""
    sha256 = laid(uuid.uuid4().bytes * 20_000).sha256
    yield sha256
    storage.delete(keys.blob(sha256))


@pytest.fixture
def forgotten(begin):
    """Takes the row of a content away, as a restored older backup would."""

    def forget(sha256):
        with begin() as db:
            db.execute(delete(Blob).where(Blob.sha256 == sha256))

    return forget


def test_a_whole_content_is_no_fault(faults, content):
    assert faults(content) == []


@pytest.mark.parametrize("place", [0, 1, 70_000, 160_000, 319_999])
def test_a_single_changed_byte_is_found(place, faults, content, raw, forgotten):
    held = bytearray(raw(keys.blob(content)).read_bytes())
    held[place] ^= 1
    raw(keys.blob(content)).write_bytes(held)
    assert faults(content) == [checking.CHANGED]
    forgotten(content)


@pytest.mark.parametrize("left", [0, 1, 100_000, 319_999])
def test_one_that_was_cut_off_is_found(left, faults, content, raw, forgotten):
    raw(keys.blob(content)).write_bytes(raw(keys.blob(content)).read_bytes()[:left])
    assert len(faults(content)) == 1
    forgotten(content)


def test_one_that_grew_is_found(faults, content, raw, forgotten):
    raw(keys.blob(content)).write_bytes(raw(keys.blob(content)).read_bytes() + b"x")
    assert len(faults(content)) == 1
    forgotten(content)


def test_one_that_is_not_there_is_found(faults, content, forgotten):
    storage.delete(keys.blob(content))
    assert faults(content) == [checking.MISSING]
    forgotten(content)


def test_an_object_without_a_row_is_found_and_so_is_its_picture(faults, content, forgotten):
    storage.put(keys.view(content, keys.THUMB), [b"small"], 10)
    forgotten(content)
    assert faults(content) == [checking.ORPHANED, checking.ORPHANED]
    storage.delete(keys.view(content, keys.THUMB))


def test_a_reference_to_what_was_never_taken_in_is_found_once(faults, begin, content, forgotten):
    for _ in range(2):
        with begin() as db:
            references.add_references(db, references.RECORDS, uuid.uuid4(), [content])
    forgotten(content)
    storage.delete(keys.blob(content))
    assert faults(content) == [checking.UNKNOWN]


def test_one_that_is_still_being_laid_is_no_fault_until_it_is_referred_to(faults, begin, tmp_path, forgotten):
    (tmp_path / "file").write_bytes(uuid.uuid4().bytes)
    told = laying.content_of(tmp_path / "file", "image/jpeg")
    with begin() as db:
        laying.claim(db, told)
    assert faults(told.sha256) == []

    with begin() as db:
        references.add_references(db, references.RECORDS, uuid.uuid4(), [told.sha256])
    assert faults(told.sha256) == [checking.MISSING]
    forgotten(told.sha256)


def test_one_that_the_purge_takes_meanwhile_is_no_fault(faults, begin, content, store, forgotten, monkeypatch):
    storage.delete(keys.blob(content))
    still_there = checking._is_still_there

    def purged(store, sha256):
        if sha256 == content:
            forgotten(content)
        return still_there(store, sha256)

    monkeypatch.setattr(checking, "_is_still_there", purged)
    assert faults(content) == []


def test_many_contents_take_no_more_memory_than_few(begin, laid, store, monkeypatch):
    monkeypatch.setattr(checking, "AT_ONCE", 5)
    for _ in range(12):
        laid()
    large = laid(uuid.uuid4().bytes * 1_000_000)
    tracemalloc.start()
    list(checking.faults(store))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    with begin() as db:
        assert db.scalar(select(func.count()).select_from(Blob)) > 12
    assert large.bytes == 16_000_000
    assert peak < 6_000_000


def test_the_command_prints_what_is_wrong_and_says_so_by_its_exit(content, forgotten):
    storage.delete(keys.blob(content))
    command = [sys.executable, "-m", "services", "check-files"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    forgotten(content)

    assert ended.returncode == 1
    assert f"{keys.blob(content)} {checking.MISSING}" in ended.stdout.splitlines()


def test_the_command_says_nothing_when_all_is_well(stack, monkeypatch, capsys):
    monkeypatch.setattr(checking, "faults", lambda _store: iter(()))
    with pytest.raises(SystemExit) as ended:
        commands.check_files()

    assert ended.value.code == 0
    assert capsys.readouterr().out == ""

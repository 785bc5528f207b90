"""ZIPs of strangers: taken whole or refused with a reason, read in place, names never trusted."""

import io
import random
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from obstore.store import LocalStore

from services.common import storage
from services.common.errors import NotFound, Unavailable
from services.common.secrets.vault import Vault
from services.contracts.media.photo_batches import PHOTO_BYTES
from services.media.batches import archives
from services.media.batches.archives import Fault

NOISE = random.Random(1).randbytes(5000)


@pytest.fixture(autouse=True)
def lying(tmp_path, monkeypatch):
    """Lays bytes into a store and returns their key."""
    store, vault = LocalStore(str(tmp_path)), Vault({1: bytes(32)})
    monkeypatch.setattr(storage, "_store", lambda: store)
    monkeypatch.setattr(storage, "_vault", lambda: vault)
    archives.opened.cache_clear()

    def lay(content, key="incoming/a"):
        storage.put(key, [content], len(content))
        return key

    return lay


def packed(files, **terms):
    """A ZIP of these (name or ZipInfo, content)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", **terms) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return written.getvalue()


def names_in(key):
    return [entry.name for entry in archives.entries(key)]


def test_a_zip_is_told_by_its_content(lying):
    assert archives.is_zip(lying(packed([("a.jpg", b"x")])))
    assert archives.is_zip(lying(packed([])))
    assert not archives.is_zip(lying(b"\xff\xd8\xff\xe0"))
    assert not archives.is_zip(lying(b"a"))


@pytest.mark.parametrize("begin", [b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c\x00", b"\x1f\x8b\x08\x00"])
def test_other_archives_are_told_what_to_do(lying, begin):
    with pytest.raises(Fault, match="pack the photos as a ZIP"):
        archives.is_zip(lying(begin + NOISE))


def test_files_come_in_order_with_their_sizes_and_are_read_one_by_one(lying):
    key = lying(packed([("b.jpg", NOISE), ("学校/a.jpg", b"second")], compression=zipfile.ZIP_DEFLATED))

    assert archives.entries(key) == [(0, "b.jpg", 5000), (1, "a.jpg", 6)]
    assert (archives.content(key, 1), archives.content(key, 0)) == (b"second", NOISE)


def test_what_systems_add_is_left_out(lying):
    added = ["__MACOSX/._a.jpg", ".DS_Store", "x/.hidden/b.jpg", "Thumbs.db", "x/desktop.ini", "x/"]
    assert names_in(lying(packed([(name, b"x") for name in (*added, "x/a.jpg")]))) == ["a.jpg"]


@pytest.mark.parametrize("name", ["../../etc/passwd.jpg", "/etc/passwd.jpg", "C:\\Windows\\passwd.jpg"])
def test_paths_in_names_lead_nowhere(lying, name):
    assert names_in(lying(packed([(name, b"x")]))) == ["passwd.jpg"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_that_do_not_say_how_they_are_written_are_read_as_chinese(lying, encoding):
    content = packed([("ABCDEF.jpg", b"x")])
    raw = "张三".encode(encoding)
    named = content.replace(b"ABCDEF"[: len(raw)], raw)  # the length stays, and no flag says UTF-8
    assert names_in(lying(named)) == ["张三" + "ABCDEF"[len(raw) :] + ".jpg"]


def test_a_locked_zip_is_refused_whole(lying):
    content = bytearray(packed([("a.jpg", b"x"), ("b.jpg", b"y")]))
    place = content.rindex(b"PK\x01\x02") + 8
    content[place] |= 1
    with pytest.raises(Fault, match="password"):
        archives.entries(lying(bytes(content)))


def test_an_unusual_method_is_refused_whole(lying):
    with pytest.raises(Fault, match="unusual way"):
        archives.entries(lying(packed([("a.jpg", b"x")], compression=zipfile.ZIP_LZMA)))


@pytest.mark.parametrize("content", [b"PK\x03\x04" + NOISE, packed([("a.jpg", NOISE)])[:3000], b"PK\x05\x06"])
def test_a_torn_zip_is_refused_whole(lying, content):
    with pytest.raises(Fault, match="cannot be read"):
        archives.entries(lying(content))


def test_an_empty_zip_is_refused(lying):
    with pytest.raises(Fault, match="no picture"):
        archives.entries(lying(packed([])))


def test_a_zip_that_swells_is_not_opened(lying):
    bomb = packed([("a.jpg", bytes(80 * 1024 * 1024))], compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(Fault, match="far more than pictures"):
        archives.entries(lying(bomb))


def test_entries_that_share_bytes_are_not_opened(lying):
    content = bytearray(packed([("a.jpg", NOISE), ("b.jpg", NOISE)]))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)  # where the first one lies
    with pytest.raises(Fault, match="far more than pictures"):
        archives.entries(lying(bytes(content)))


def test_a_list_of_contents_without_end_is_not_read(lying):
    names = [(f"{number:0500}.jpg", b"") for number in range(13_000)]
    with pytest.raises(Fault, match="cannot be read"):
        archives.entries(lying(packed(names)))


def test_more_photos_than_a_batch_has_room_for_are_refused_whole(lying):
    with pytest.raises(Fault, match="has room for"):
        archives.entries(lying(packed([(f"{number}.jpg", b"") for number in range(10_001)])))


def test_ten_thousand_photos_with_what_a_mac_adds_are_taken(lying):
    names = [f"2026年教师照片/第一实验小学/{number:018}.jpg" for number in range(10_000)]
    key = lying(packed([(name, b"") for each in names for name in (each, f"__MACOSX/._{each}")]))
    assert len(archives.entries(key)) == 10_000


def test_a_broken_entry_breaks_no_other(lying):
    content = bytearray(packed([("a.jpg", NOISE), ("b.jpg", b"whole")]))
    content[100] ^= 0xFF
    key = lying(bytes(content))

    assert archives.content(key, 1) == b"whole"
    with pytest.raises(archives.BrokenEntry):
        archives.content(key, 0)


def test_an_entry_that_says_less_than_it_holds_is_broken(lying):
    content = bytearray(packed([("a.jpg", bytes(100_000))], compression=zipfile.ZIP_DEFLATED))
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(archives.BrokenEntry):
        archives.content(lying(bytes(content)), 0)


def test_an_entry_larger_than_a_photo_is_not_unpacked(lying):
    key = lying(packed([("a.jpg", bytes(PHOTO_BYTES + 1))]))
    with pytest.raises(archives.TooLarge):
        archives.content(key, 0)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 400))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_changed_in_a_zip_it_is_refused_or_gives_no_more_than_it_says(lying, changes, cut):
    content = bytearray(packed([("a.jpg", NOISE[:200]), ("张三.jpg", bytes(300))], compression=zipfile.ZIP_DEFLATED))
    for place, value in changes:
        content[place % len(content)] = value
    archives.opened.cache_clear()
    key = lying(bytes(content[: len(content) - cut]) or b"x")
    with suppress(Fault):
        for entry in archives.entries(key) if archives.is_zip(key) else []:
            with suppress(archives.BrokenEntry):
                assert len(archives.content(key, entry.place)) <= entry.bytes


def test_a_store_that_is_away_is_no_fault_of_the_zip(lying, monkeypatch):
    key = lying(packed([("a.jpg", b"x")]))
    monkeypatch.setattr(storage, "read", lambda *_: (_ for _ in ()).throw(OSError("no answer")))
    with pytest.raises(Unavailable):
        archives.entries(key)


def test_an_upload_that_is_gone_is_told_as_such(lying):
    with pytest.raises(NotFound):
        archives.entries("incoming/none")

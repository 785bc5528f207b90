"""No picture stays in the clear on a machine, not even where a process was killed at its work."""

import contextlib
import os
import tempfile
import time

import pytest

from services.media import work_folders


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_is_gone_after_the_work_however_it_ends():
    with contextlib.suppress(ZeroDivisionError), work_folders.folder() as place:
        (place / "scan").write_bytes(b"secret")
        raise ZeroDivisionError
    assert not place.exists()


def test_what_a_killed_process_left_goes_with_the_next_work_after_an_hour(tmp_path):
    left, busy, strange = (tmp_path / name for name in ("xingtan-media-left", "xingtan-media-busy", "other"))
    hours_ago = time.time() - 2 * work_folders.LONGEST
    for place in (left, busy, strange):
        place.mkdir()
        (place / "scan").write_bytes(b"secret")
    for place in (left, strange):
        os.utime(place, (hours_ago, hours_ago))

    with work_folders.folder():
        assert (left.exists(), busy.exists(), strange.exists()) == (False, True, True)

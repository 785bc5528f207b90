"""A content lies in the store once, whole, with a row, whatever races or dies (R-MED-04)."""

import threading
import uuid

import pytest
from sqlalchemy import func, select

from services.common import storage
from services.media.blobs import keys, laying
from services.media.models import Blob


def row_of(begin, sha256):
    with begin() as db:
        return db.get(Blob, sha256)


def test_a_content_is_there_with_its_row(begin, laid):
    content = laid(b"evidence")

    assert b"".join(storage.read(keys.blob(content.sha256))) == b"evidence"
    assert row_of(begin, content.sha256).stored_at is not None


def test_pictures_made_of_it_lie_beside(begin, tmp_path):
    path, thumb = tmp_path / "file", tmp_path / "thumb"
    path.write_bytes(uuid.uuid4().bytes)
    thumb.write_bytes(b"small")
    content = laying.content_of(path, "image/png", width=3, height=4)
    laying.store(begin, content, path, {keys.THUMB: thumb})

    assert storage.size(keys.view(content.sha256, keys.THUMB)) == 5


def test_the_same_content_twice_is_one(begin, laid):
    first = laid(b"twice")
    lies = next(storage.pages(keys.blob(first.sha256)[:-1]), [])
    assert laid(b"twice") == first

    with begin() as db:
        assert db.scalar(select(func.count()).where(Blob.sha256 == first.sha256)) == 1
    assert next(storage.pages(keys.blob(first.sha256)[:-1]), []) == lies, "it was put once"


def test_one_that_was_cut_off_is_put_anew(laid):
    content = laid(b"whole evidence")
    storage.put(keys.blob(content.sha256), [b"whole"], 100)

    laid(b"whole evidence")
    assert storage.size(keys.blob(content.sha256)) == len(b"whole evidence")


def test_many_at_once_with_the_same_content_lay_one(begin, laid, digest_of):
    content = uuid.uuid4().bytes * 5000
    errors = []

    def lay():
        try:
            laid(content)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=lay) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert storage.size(keys.blob(digest_of(content))) == len(content)


@pytest.mark.parametrize("point", ["media.after_claim", "media.after_put"])
def test_after_a_death_between_two_steps_the_same_upload_makes_it_whole(point, begin, laid, dying_at, tmp_path):
    content = uuid.uuid4().bytes * 1000
    (tmp_path / "file").write_bytes(content)
    assert dying_at(point, "lay", tmp_path / "file")
    told = laying.content_of(tmp_path / "file", "image/jpeg")

    assert row_of(begin, told.sha256).stored_at is None
    assert storage.size(keys.blob(told.sha256)) in (None, told.bytes), "never half of it"

    laid(content)
    assert row_of(begin, told.sha256).stored_at is not None
    assert storage.size(keys.blob(told.sha256)) == told.bytes

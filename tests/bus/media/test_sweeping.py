"""What no row knows of goes from the store after a day, and nothing that an upload is just laying (R-MED-04)."""

import datetime
import os
import threading
import uuid

import pytest
from sqlalchemy import delete

from services.common import storage
from services.common.database import transactions
from services.media.blobs import keys, laying, sweeping
from services.media.models import PhotoBatch, PhotoUpload

DAY = datetime.timedelta(days=1)


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


@pytest.fixture
def old(raw):
    """Lets an object have lain in the store for two days."""

    def let(key):
        before = (this_instant() - 2 * DAY).timestamp()
        os.utime(raw(key), (before, before))

    return let


def test_an_object_that_no_row_knows_goes_after_a_day_and_not_before(begin, store, laid, is_there, old):
    known, unknown, fresh = laid().sha256, "ab" * 32, "ab" * 31 + "cd"
    for sha256 in (unknown, fresh):
        storage.put(keys.blob(sha256), [b"x"], 10)
        storage.put(keys.view(sha256, keys.THUMB), [b"x"], 10)
    for key in (keys.blob(known), keys.blob(unknown), keys.view(unknown, keys.THUMB)):
        old(key)

    assert sweeping.sweep(store, "ab", this_instant()) == 2
    sweeping.sweep(store, known[:2], this_instant())
    assert is_there(known)
    assert not storage.exists(keys.blob(unknown))
    assert storage.exists(keys.blob(fresh))
    storage.delete(keys.blob(fresh))


def test_an_upload_that_meets_the_sweep_waits_and_puts_it_anew(begin, store, tmp_path, monkeypatch, is_there, old):
    path = tmp_path / "file"
    path.write_bytes(uuid.uuid4().bytes)
    content = laying.content_of(path, "image/jpeg")
    storage.put_file(keys.blob(content.sha256), path)
    old(keys.blob(content.sha256))
    upload, delete = threading.Thread(target=laying.store, args=(begin, content, path)), storage.delete

    def slowly(key):
        upload.start()
        upload.join(0.3)
        delete(key)

    monkeypatch.setattr(storage, "delete", slowly)
    assert sweeping.sweep(store, content.sha256[:2], this_instant()) == 1
    upload.join()
    assert is_there(content.sha256)


def test_what_killed_writers_left_goes_after_a_day(stack, store, raw):
    half = raw(f"{keys.BLOBS}cd/{'cd' * 32}#1")
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(b"half")
    sweeping.sweep(store, "cd", this_instant())
    assert half.exists()
    sweeping.sweep(store, "cd", this_instant() + 2 * DAY)
    assert not half.exists()


def test_uploads_go_after_a_day_unless_a_batch_waits_for_them(begin, store):
    forgotten, waiting = (f"{keys.INCOMING}{uuid.uuid4()}" for _ in range(2))
    for key in (forgotten, waiting):
        storage.put(key, [b"x"], 10)
    batch = {"id": uuid.uuid4(), "org_id": uuid.uuid4(), "org_path": "000000/", "org_name": "x", "person": "x"}
    with begin() as db:
        db.add(PhotoBatch(**batch, created_at=this_instant(), touched_at=this_instant()))
        db.flush()
        known = {"batch_id": batch["id"], "org_path": "000000/", "bytes": 1, "turn": 0, "created_at": this_instant()}
        db.add(PhotoUpload(id=uuid.uuid4(), key=waiting, **known))

    sweeping.clear_incoming(store, this_instant())
    assert storage.exists(forgotten)
    sweeping.clear_incoming(store, this_instant() + 2 * DAY)
    assert (storage.exists(forgotten), storage.exists(waiting)) == (False, True)
    with store.begin(transactions.system()) as db:
        db.execute(delete(PhotoUpload).where(PhotoUpload.batch_id == batch["id"]))
        db.execute(delete(PhotoBatch).where(PhotoBatch.id == batch["id"]))

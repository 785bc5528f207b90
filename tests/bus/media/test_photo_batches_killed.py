"""Each photo once, whatever kills the job processes in the middle of a batch: real processes, real pictures."""

import hashlib
import time

import pytest
from sqlalchemy import text

from deploy.local.stack import Stack
from services.common import storage
from services.media.blobs import keys
from tests.bus.media.batch_work import BatchWork, learn_school, packed
from tests.data.portraits import bad_portraits, portraits

PHOTOS = 6
PATIENCE = 120
POINTS = ("photos.after_claim", "media.after_put", "job.before_commit")  # chaos runs come by the others too
REFERENCES = text("SELECT sha256 FROM reference WHERE holder = 'photo_batch' AND subject = :id")
PICTURES = text(
    "SELECT portrait->>'sha256' AS portrait, photo->>'sha256' AS photo FROM photo_item WHERE batch_id = :id"
)
TRIED = text("SELECT sum(attempts) FROM photo_item WHERE batch_id = :id")


@pytest.fixture
def batch(store, begin, clerk):
    learn_school(begin, clerk)
    return BatchWork(store, begin, clerk)


@pytest.fixture
def process(stack):
    """Starts a job process of media and ends it with the test: `process(XINGTAN_FAIL_AT=point)`."""
    started = []

    def start(**switches):
        own = Stack(stack.folder, **switches)
        own.start("jobs-media")
        started.append(own)
        return own

    yield start
    for own in started:
        own.kill("jobs-media")


@pytest.mark.parametrize("point", POINTS)
def test_each_photo_is_made_once_whoever_dies(point, process, batch, begin, tmp_path):
    names = [f"H{number:08}" for number in range(PHOTOS)]
    files = portraits(tmp_path, names, seed=3)
    bad = bad_portraits(tmp_path, [f"B{number:08}" for number in range(10)], seed=3)
    for each in (files[:4], [*files[4:], bad["text"], bad["no_face"]]):
        batch.upload(packed({path.name: path.read_bytes() for path in each}))
    once = tmp_path / "died"
    dying = process(XINGTAN_FAIL_AT=point, XINGTAN_FAIL_ONCE=str(once))
    _wait(lambda: once.exists() and dying.pid("jobs-media") is None)
    process()
    _wait(lambda: batch.shown()["total"] == PHOTOS + 2 and "waiting" not in batch.states())

    assert [one["reason"] for one in batch.photos()] == [None] * PHOTOS + ["not_a_picture", "no_face"]
    with begin() as db:
        pictures = [each for row in db.execute(PICTURES, {"id": batch.id}) for each in row if each]
        assert set(db.scalars(REFERENCES, {"id": batch.id})) == set(pictures)
        assert db.scalar(TRIED, {"id": batch.id}) <= PHOTOS + 3, "at most one was tried twice"
    assert len(pictures) == len(set(pictures)) == 2 * PHOTOS + 1
    assert all(hashlib.sha256(b"".join(storage.read(keys.blob(each)))).hexdigest() == each for each in pictures)


def test_what_kills_every_process_is_given_up(process, batch, tmp_path):
    (file,) = portraits(tmp_path, ["H00000001"])
    batch.upload(file.read_bytes(), file.name)
    deadly = process(XINGTAN_FAIL_AT="media.after_claim")
    until = time.monotonic() + PATIENCE
    while batch.shown()["total"] == 0 or batch.photo(1)["state"] == "waiting":
        assert time.monotonic() < until
        if deadly.pid("jobs-media") is None:
            deadly.start("jobs-media")
        time.sleep(0.1)

    assert batch.photo(1)["reason"] == "given_up"


def _wait(holds):
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"after {PATIENCE} s"
        time.sleep(0.1)

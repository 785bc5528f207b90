"""A batch ends, is cancelled, is forgotten."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from services.common import storage
from services.common.clock import now
from services.common.errors import Conflict, NotFound
from services.common.processes import purge
from tests.bus.media.batch_work import packed
from tests.bus.media.photo_batches.photos import ID_NUMBERS, good

REFERENCES = text("SELECT count(*) FROM reference WHERE holder = 'photo_batch' AND subject = :id")


def test_after_cancelling_nothing_more_is_done_and_what_was_confirmed_stays(batch):
    batch.upload(packed(good(*ID_NUMBERS)))
    batch.work()
    batch.match_all()
    batch.confirm(2)
    late = batch.upload(b"good:late", "late.jpg")
    batch.cancel()
    batch.cancel()
    batch.work()
    batch.match_all()
    assert batch.states() == {"cancelled": 2, "confirmed": 1}
    assert batch.shown()["state"] == "cancelled"
    batch.keep()
    batch.tidy()

    assert batch.states() == {"cancelled": 2, "kept": 1}
    assert batch.shown()["ended_at"]
    assert not storage.exists(late["key"])
    for act in (batch.confirm, lambda: batch.refuse(1), lambda: batch.upload(b"x")):
        with pytest.raises(Conflict):
            act()


def test_a_batch_ends_by_itself_and_lets_the_pictures_go(batch, begin):
    batch.upload(packed(good(*ID_NUMBERS[:2])))
    batch.work()
    batch.match_all()
    batch.confirm(1)
    batch.keep()
    batch.refuse(2)
    batch.tidy()
    assert batch.shown()["state"] == "open"
    with begin() as db:
        assert db.scalar(REFERENCES, {"id": batch.id}) == 4
        db.execute(
            text("UPDATE photo_batch SET touched_at = now() - interval '2 days' WHERE id = :id"), {"id": batch.id}
        )
    batch.tidy()

    assert batch.shown()["state"] == "ended"
    assert [(one["may"], one["photo"]) for one in batch.photos()] == [([], None)] * 2
    with begin() as db:
        assert db.scalar(REFERENCES, {"id": batch.id}) == 0


def test_a_batch_that_ended_long_ago_is_forgotten_and_no_other(batch_of, store):
    ended, running = batch_of(), batch_of()
    for one in (ended, running):
        one.upload(packed(good(*ID_NUMBERS)))
        one.upload(b"Rar!\x1a\x07\x00 refused")
        one.work()
    ended.cancel()
    ended.tidy()
    purge.purge(store, now() + timedelta(days=89))
    assert ended.photos()
    purge.purge(store, now() + timedelta(days=91))

    with pytest.raises(NotFound):
        ended.shown()
    assert (running.shown()["total"], len(running.shown()["faults"])) == (3, 0), "a fault is forgotten with its upload"

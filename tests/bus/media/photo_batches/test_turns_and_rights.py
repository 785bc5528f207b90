"""Batches take turns, and are seen by their school alone."""

import uuid

import pytest

from services.common.errors import Forbidden, NotFound
from services.media.batches import actions, deciding, queries
from tests.bus.media.batch_work import BatchWork, learn_school, packed
from tests.bus.media.photo_batches.photos import ID_NUMBERS, good


def test_a_batch_of_many_never_holds_up_one_of_few(batch_of):
    many, few = batch_of(), batch_of()
    many.upload(packed(good(*(f"a{number}" for number in range(60)))))
    many.work_a_little(5)
    few.upload(packed(good(*ID_NUMBERS)))
    many.work_a_little(8)

    assert few.states() == {"made": 3}
    assert many.states()["waiting"] > 40
    many.cancel()


def test_photos_are_seen_and_changed_by_their_school_alone(batch, begin, actor_of, place):
    batch.upload(packed(good(*ID_NUMBERS)))
    batch.work()
    stranger = actor_of("entry_clerk", path=f"{place}{uuid.uuid4().hex[:8]}/")
    with begin(stranger) as db:
        assert queries.batches(db, stranger, limit=50, after=None)["items"] == []
        for act in (
            lambda: queries.batch(db, stranger, batch.id),
            lambda: queries.items(db, stranger, batch.id, None, limit=5, after=None),
            lambda: deciding.confirm(db, stranger, batch.id, None),
            lambda: actions.cancel(db, stranger, batch.id),
        ):
            with pytest.raises(NotFound):
                act()


def test_an_office_names_the_school(begin, actor_of, store, place):
    office = actor_of("info_admin", path=place)
    learn_school(begin, office, level="county")
    with pytest.raises(Forbidden):
        BatchWork(store, begin, office)
    elsewhere = actor_of("entry_clerk", path="000000/elsewhere/")
    learn_school(begin, elsewhere)
    with begin(office) as db, pytest.raises(NotFound):
        actions.open_batch(db, office, uuid.uuid4(), elsewhere.org_id)


def test_a_list_pages_by_number_and_filters_by_state(batch):
    batch.upload(packed(good(*(f"a{number}" for number in range(5))) | {"b.jpg": b"no_face:x"}))
    batch.work()
    assert [one["number"] for one in batch.photos(limit=2)] == [1, 2]
    assert [one["number"] for one in batch.photos(state="refused")] == [6]

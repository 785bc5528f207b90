"""A repeated write gives the first reply and does nothing (architecture §5, 6)."""

import threading
import uuid

import pytest

from services.common.database import idempotency
from services.common.errors import Conflict

CALL = "identity.add_org"


@pytest.fixture
def do(store, asked_with):
    """Does a write once: `do(key, payload, effects)` returns its reply."""

    def write(key, payload, effects, reply=None):
        with store.begin(asked_with(key)) as db:
            try:
                idempotency.claim(db, CALL, payload)
            except idempotency.Repeated as repeated:
                return repeated.reply
            effects.append(payload)
            idempotency.store_reply(db, CALL, reply or {"number": len(effects)})
            return {"number": len(effects)}

    return write


def test_a_repeated_write_gets_the_first_reply(do):
    key, effects = uuid.uuid4().hex, []
    assert do(key, {"a": 1}, effects) == do(key, {"a": 1}, effects) == {"number": 1}
    assert effects == [{"a": 1}]


def test_a_key_used_for_something_else_is_refused(do):
    key = uuid.uuid4().hex
    do(key, {"a": 1}, [])
    with pytest.raises(Conflict, match="already used"):
        do(key, {"a": 2}, [])


def test_a_secret_is_not_shown_again(do):
    key = uuid.uuid4().hex
    do(key, {"a": 1}, [], reply=idempotency.SECRET)
    with pytest.raises(Conflict, match="secret"):
        do(key, {"a": 1}, [])


def test_a_write_that_rolled_back_may_be_tried_again(store, asked_with, do):
    key = uuid.uuid4().hex
    with store.begin(asked_with(key)) as db:
        idempotency.claim(db, CALL, {"a": 1})
        db.rollback()
    assert do(key, {"a": 1}, []) == {"number": 1}


def test_the_same_write_from_many_sides_at_once_is_done_once(do):
    key, effects, replies = uuid.uuid4().hex, [], []
    threads = [threading.Thread(target=lambda: replies.append(do(key, {}, effects))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(effects) == 1
    assert replies == [{"number": 1}] * 5

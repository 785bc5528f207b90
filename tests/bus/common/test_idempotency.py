"""A repeated write gives the first reply and does nothing (architecture §5, 6)."""

import threading
import uuid
from typing import ClassVar

import pytest
from marshmallow import fields
from sqlalchemy import insert, select

from services.common.bus import entrypoints
from services.common.bus.entrypoints import serve
from services.common.contract import Body, Call
from services.common.database import idempotency
from services.common.database.tables import idempotency as things
from services.common.errors import Conflict
from services.common.request import Request

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


class Named(Body):
    """A thing that whoever makes it names."""

    id = fields.UUID(required=True)


KEEP = Call("identity", "keep_thing", Named, Named, frozenset(), writes=True)


class Keeper:
    """A service that keeps things, each looked for before; `together` are as many as look before any of them keeps."""

    name = "identity"
    caller: ClassVar[dict] = {}

    def __init__(self, store, actor, together):
        self.store, self.actor, self.together, self.kept = store, actor, threading.Barrier(together), []

    @serve(KEEP)
    def keep_thing(self, db, actor, id):
        mine = {"account_id": self.actor.account_id, "call": "things", "key": str(id)}
        if db.execute(select(things).filter_by(**mine)).first() is None:
            self.together.wait()
            db.execute(insert(things).values(**mine, digest=b""))
            self.kept.append(id)
        return {"id": id}


def test_the_same_id_from_many_sides_at_once_is_answered_alike(store, actor_of, monkeypatch):
    actor = actor_of("system_admin")
    keeper, named, replies = Keeper(store, actor, together=5), uuid.uuid4(), []
    monkeypatch.setattr(entrypoints, "identify", lambda call, _headers: Request(actor=actor, call=call.name))
    threads = [threading.Thread(target=lambda: replies.append(keeper.keep_thing(id=str(named)))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert replies == [{"ok": {"id": str(named)}}] * 5
    assert keeper.kept == [named]

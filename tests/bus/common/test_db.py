"""A transaction takes a connection when it asks something, a living one, and asks in its actor's territory."""

import pytest
from sqlalchemy import text

from services.common.database import transactions
from services.common.database.transactions import Store
from services.common.request import Request

PID = text("SELECT pg_backend_pid()")
TERRITORY = text("SELECT current_setting('xingtan.path_from')")


@pytest.fixture
def store(stores):
    store = Store("records", pool=2)
    yield store
    store.close()


def test_who_asks_nothing_takes_no_connection(store):
    with store.begin(transactions.system()):
        pass

    assert store.engine.pool.checkedin() == 0


def test_the_territory_is_set_before_the_first_question(store, actor_of, place):
    with store.look(Request(actor=actor_of("entry_clerk"))) as db:
        assert db.scalar(TERRITORY) == place


def test_a_savepoint_keeps_the_territory(store, actor_of, place):
    with store.begin(Request(actor=actor_of("entry_clerk"))) as db:
        with db.begin_nested():
            assert db.scalar(TERRITORY) == place
        assert db.scalar(TERRITORY) == place


def test_a_connection_that_its_server_ended_is_not_lent_again(store, stack):
    with store.begin(transactions.system()) as db:
        ended = db.scalar(PID)
    with stack.admin() as admin, admin.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])

    with store.begin(transactions.system()) as db:
        assert db.scalar(PID) != ended


def test_a_living_connection_is_lent_again(store):
    pids = set()
    for _ in range(3):
        with store.begin(transactions.system()) as db:
            pids.add(db.scalar(PID))

    assert len(pids) == 1

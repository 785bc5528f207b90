"""What was announced reaches the bus in order, once and as it was written."""

import json
import threading
import time
import uuid
from contextlib import ExitStack

import pytest
from sqlalchemy import text

from services.common import settings
from services.common.bus import outbox, relay
from services.common.bus.publishing import connect
from services.common.bus.relay import Relay
from services.common.database import transactions
from services.common.database.tables import outbox as outbox_table
from services.contracts.identity import orgs as orgs_contract
from services.contracts.identity import sessions
from tests.bus.common.events.news import count, news_of, org


@pytest.fixture
def relayed(stack, stores):
    """Runs identity's relay while the test lasts."""
    stopping = threading.Event()
    thread = threading.Thread(target=Relay("identity").run, args=(stopping,))
    thread.start()
    yield stores["identity"]
    stopping.set()
    thread.join()


def test_a_relay_with_nothing_to_do_is_known_to_be_alive(stack, stores, monkeypatch):
    monkeypatch.setattr(relay, "NAP", 0.05)
    stopping, idle = threading.Event(), Relay("mobility")
    thread = threading.Thread(target=idle.run, args=(stopping,))
    thread.start()
    for _ in range(3):  # the first may still belong to its start; from then on it waits for something to do
        wait_for(lambda before=idle.beat: idle.beat > before)
    stopping.set()
    thread.join()


def wait_for(holds):
    give_up = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < give_up, "it did not happen"
        time.sleep(0.05)


def received(queue, how_many):
    """The next messages of a queue, as (id, body)."""
    found = []
    with connect(settings.load().amqp_url) as connection:
        channel = connection.channel()
        wait_for(lambda: take(channel, queue, found) and len(found) >= how_many)
    return found


def take(channel, queue, found):
    got = channel.basic_get(queue, no_ack=True)
    if got:
        found.append((got.headers["nameko.message_id"], json.loads(got.body)))
    return True


QUEUE = "evt-identity-orgs_changed--review.orgs_changed"


def test_what_commits_is_published_in_order_and_marked_sent(relayed):
    with connect(settings.load().amqp_url) as connection:
        connection.channel().queue_purge(QUEUE)
    orgs = [org() for _ in range(20)]
    with relayed.begin(transactions.system("the-request")) as db:
        outbox.emit_all(db, orgs_contract.orgs_changed, [news_of(one) for one in orgs])
    found = received(QUEUE, 20)
    assert [body["orgs"][0]["id"] for _, body in found] == [str(each["id"]) for each in orgs]
    wait_for(lambda: unsent(relayed) == 0)


def test_many_batches_are_published_in_order_and_each_row_once(relayed, monkeypatch):
    with connect(settings.load().amqp_url) as connection:
        connection.channel().queue_purge(QUEUE)
    monkeypatch.setattr(relay, "BATCH", 3)
    orgs = [org() for _ in range(20)]
    with relayed.begin(transactions.system()) as db:
        outbox.emit_all(db, orgs_contract.orgs_changed, [news_of(one) for one in orgs])
    wait_for(lambda: unsent(relayed) == 0)
    found = received(QUEUE, 20)
    assert [body["orgs"][0]["id"] for _, body in found] == [str(each["id"]) for each in orgs]
    with connect(settings.load().amqp_url) as connection:
        assert connection.channel().basic_get(QUEUE, no_ack=True) is None


def test_writers_that_commit_late_and_out_of_order_are_all_published_once(relayed):
    """What a reader with a cursor on ids would skip: rows of one number that become visible after higher ones."""
    with connect(settings.load().amqp_url) as connection:
        connection.channel().queue_purge(QUEUE)
    orgs, store = [org() for _ in range(50)], transactions.Store("identity", pool=50)
    with ExitStack() as late:
        for i, one in enumerate(orgs):
            writing = ExitStack()
            db = writing.enter_context(store.begin(transactions.system()))
            outbox.emit(db, orgs_contract.orgs_changed, news_of(one))
            db.flush()
            if i % 7 == 3:
                writing.close()  # commits while writers before it are still at work
            else:
                late.push(writing)
        wait_for(lambda: unsent(relayed) == 0)
    found = received(QUEUE, 50)
    wait_for(lambda: unsent(relayed) == 0)
    assert sorted(body["orgs"][0]["id"] for _, body in found) == sorted(str(one["id"]) for one in orgs)
    store.close()


def test_a_message_is_published_as_the_very_text_that_was_kept(relayed):
    with connect(settings.load().amqp_url) as connection:
        connection.channel().queue_purge(QUEUE)
    with relayed.begin(transactions.system()) as db:
        outbox.emit(db, orgs_contract.orgs_changed, news_of(org(name="𠮷·小学")))
    wait_for(lambda: unsent(relayed) == 0)
    with relayed.begin(transactions.system()) as db, connect(settings.load().amqp_url) as connection:
        kept = db.scalar(text("SELECT body FROM outbox ORDER BY seq DESC LIMIT 1"))
        assert connection.channel().basic_get(QUEUE, no_ack=True).body == kept


def test_what_rolls_back_is_never_announced(relayed):
    lost = org()
    with relayed.begin(transactions.system()) as db:
        outbox.emit(db, orgs_contract.orgs_changed, news_of(lost))
        db.rollback()
    with relayed.begin(transactions.system()) as db:
        ids = db.scalars(text("SELECT body::jsonb->'orgs'->0->>'id' FROM outbox")).all()
    assert str(lost["id"]) not in ids


def unsent(store):
    return count(store, outbox_table, sent_at=None)


def test_a_row_without_a_queue_is_set_aside_and_holds_up_nothing(stack, relayed):
    with connect(settings.load().amqp_url) as connection:
        channel = connection.channel()
        for service in ("records", "review", "media", "mobility", "training"):
            channel.queue_unbind(
                f"evt-identity-orgs_changed--{service}.orgs_changed", "identity.events", "orgs_changed"
            )
    try:
        with relayed.begin(transactions.system()) as db:
            outbox.emit(db, orgs_contract.orgs_changed, news_of(org()))
            outbox.emit(db, sessions.session_ended, {"session_id": uuid.uuid4()})
        wait_for(lambda: count(relayed, outbox_table, error="no queue for it") == 1)
        assert unsent(relayed) == 1
    finally:
        stack.topology()
    wait_for(lambda: unsent(relayed) == 0)

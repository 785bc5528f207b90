"""What is announced arrives, once, and what cannot be handled is kept (architecture §5)."""

import datetime
import json
import threading
import time
import uuid
from contextlib import ExitStack

import pytest
from sqlalchemy import func, select, text

from services.common import settings
from services.common.bus import failures, inbox, outbox, relay
from services.common.bus.publishing import connect
from services.common.bus.relay import Relay
from services.common.contract import Event
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.database.tables import failure, known_org
from services.common.database.tables import inbox as inbox_table
from services.common.database.tables import outbox as outbox_table
from services.common.processes.operations import Operations
from services.contracts.identity import orgs as orgs_contract
from services.contracts.identity import sessions
from services.records.service import RecordsService


def org(**more):
    known = {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:12], "name": "某校", "level": "school", "path": "000000/1/"}
    return known | {"closed": False, "row_version": 1, "parent_id": None, "category": None} | more


def news_of(*orgs):
    return {"orgs": [orgs_contract.OrgState().dump(one) for one in orgs]}


def message(*orgs):
    return {"id": str(uuid.uuid4()), "body": news_of(*orgs), "headers": {"request_id": "r1"}}


def id_of(sent):
    return sent["body"]["orgs"][0]["id"]


@pytest.fixture
def records(stores):
    return stores["records"]


def handle(store, sent, handler=known_orgs.learn_all):
    return inbox.handle(store, orgs_contract.orgs_changed, "records.orgs_changed", handler, sent)


def count(store, table, **where):
    with store.begin(transactions.system()) as db:
        return db.scalar(select(func.count()).select_from(table).filter_by(**where))


def test_a_message_delivered_twice_is_handled_once(records):
    sent = message(org())
    assert [handle(records, sent), handle(records, sent)] == [True, False]


def test_a_handler_that_raises_leaves_nothing_behind(records):
    sent = message(org())

    def half(db, orgs):
        known_orgs.learn_all(db, orgs)
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        handle(records, sent, half)
    assert count(records, known_org, id=id_of(sent)) == 0
    assert count(records, inbox_table, message_id=sent["id"]) == 0


def test_older_news_of_an_organisation_is_ignored(records):
    new = org(name="新名", row_version=5)
    handle(records, message(new))
    handle(records, message(new | {"name": "旧名", "row_version": 4}))
    assert count(records, known_org, id=new["id"], name="新名") == 1


def test_of_many_organisations_each_is_kept_unless_something_newer_is_known(records):
    known, other = org(name="新名", row_version=5), org()
    handle(records, message(known))
    handle(records, message(known | {"name": "旧名", "row_version": 4}, other, other | {"row_version": 2}))

    assert count(records, known_org, id=known["id"], name="新名") == 1
    assert count(records, known_org, id=other["id"], row_version=2) == 1


def test_news_of_the_release_before_is_still_kept(records):
    told = orgs_contract.OrgState(exclude=["unit"]).dump(org())
    sent = {"id": str(uuid.uuid4()), "body": told, "headers": {"request_id": "r1"}}
    inbox.handle(records, orgs_contract.org_changed, "records.org_changed", known_orgs.learn, sent)

    assert count(records, known_org, id=told["id"], unit=None) == 1


def test_a_stored_failure_is_tried_again_and_goes_through_once_it_can(records):
    sent = message(org())
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("not yet"))
    RecordsService.store = records
    later = datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE
    failures.retry_due(records, RecordsService, later)
    assert count(records, failure, message_id=sent["id"], state="replayed") == 1
    assert count(records, known_org, id=id_of(sent)) == 1


def test_a_failure_with_signs_that_nothing_can_store_is_stored_without_them(records):
    sent = message(org(name="一\0二\ud800三"))
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("no text"))
    RecordsService.store = records
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, known_org, id=id_of(sent), name="一\ufffd二\ufffd三") == 1


def test_a_failure_that_keeps_failing_is_given_up_and_waits_for_an_operator(records):
    sent = message(org()) | {"body": {"nonsense": 1}}
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("first"))
    now = datetime.datetime.now(datetime.UTC)
    for _ in range(inbox.TRIES):
        now += inbox.LONGEST_PAUSE * 2
        failures.retry_due(records, RecordsService, now)
    assert count(records, failure, message_id=sent["id"], state="given_up", attempts=inbox.TRIES) == 1


def test_a_failure_whose_handler_was_renamed_goes_to_the_one_that_took_over(records):
    sent = message(org())
    inbox.store_failure(
        records, orgs_contract.orgs_changed, "records.hear_of_org", sent, ValueError("before the rename")
    )
    RecordsService.store = records
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, failure, message_id=sent["id"], state="replayed") == 1
    assert count(records, known_org, id=id_of(sent)) == 1


class BeforeRecords(Operations):
    """A release of records that does not know the handler yet, or any more."""

    name = "records"


def shown(service, store, row_id):
    with store.begin(transactions.system()) as db:
        items = service.failures.__wrapped__(service(), db, None, limit=200, after=None)["items"]
    return next(item for item in items if item["id"] == row_id)


def failure_of(store, sent):
    with store.begin(transactions.system()) as db:
        return db.scalar(select(failure.c.id).where(failure.c.message_id == sent["id"]))


def test_a_failure_waits_with_its_error_for_a_release_that_knows_its_handler_and_is_retried_there(records):
    sent = message(org())
    inbox.store_failure(
        records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("what went wrong")
    )
    now = datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE
    failures.retry_due(records, BeforeRecords, now)
    row_id = failure_of(records, sent)

    told = shown(BeforeRecords, records, row_id)
    assert (told["state"], told["known"], told["handler"]) == ("given_up", False, "records.orgs_changed")
    assert told["error"] == "ValueError('what went wrong')"

    assert shown(RecordsService, records, row_id)["known"]
    RecordsService.store = records
    with records.begin(transactions.system()) as db:
        RecordsService.replay_failure.__wrapped__(RecordsService(), db, None, failure_id=row_id)
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC))
    assert shown(RecordsService, records, row_id)["state"] == "replayed"
    assert count(records, known_org, id=id_of(sent)) == 1


def test_a_failure_that_nothing_handles_any_more_waits_for_an_operator(records):
    sent, gone = message(org()), Event("identity", "no_longer_announced", orgs_contract.orgs_changed.body)
    inbox.store_failure(records, gone, "records.no_longer_there", sent, ValueError("before the removal"))
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, failure, message_id=sent["id"], state="given_up") == 1


def test_what_a_newer_release_says_besides_is_left_out(records):
    newer = message(org(name="新校"))
    newer["body"] |= {"told_from_the_next_release": {"on": 1}}
    newer["body"]["orgs"][0] |= {"told_from_the_next_release": {"on": 1}}
    assert handle(records, newer)
    assert count(records, known_org, id=id_of(newer), name="新校") == 1


def test_pauses_grow_and_have_an_end():
    pauses = [inbox.pause_after(attempts) for attempts in range(1, inbox.TRIES)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == inbox.LONGEST_PAUSE


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
        for service in ("records", "review", "media"):
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

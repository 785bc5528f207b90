"""Events: outbox rows to the broker against batched raw publishing, and messages handled once by a service."""

import json
import threading
import time
import uuid
from datetime import UTC, datetime
from functools import partial
from typing import Any

import psycopg2
from kombu import Connection
from sqlalchemy.engine import make_url

from deploy.local.places import places
from services.common import settings
from services.common.bus.outbox import emit_all
from services.common.bus.topology import service_class
from services.common.bus.transport import event_queue
from services.common.contract import Event
from services.common.database.transactions import Store, system
from services.contracts.identity import orgs
from services.contracts.records import submissions
from tests.bench.figures import Figure, alternately, ratio
from tests.bench.ground import Ground, schools, until_true
from tests.bench.publishing import RawPublisher

WORKERS = 4
# The files of these cases are invented: what review would announce of them is not to be handled by anybody.
FORGET = "TRUNCATE review_case, case_step, decision, outbox, inbox, audit, bench CASCADE"
DAY = datetime(2026, 11, 21, tzinfo=UTC)


def run_relay(ground: Ground) -> None:
    """One relay; nobody takes the messages meanwhile, so that both fill the same queue."""
    ground.only("relay-records")
    report, number = ground.report, ground.sizes.events
    bodies = submitted(number)
    report.title(f"relay: {number:,} rows of {submissions.files_submitted.name}, from the commit to marked sent")
    raw = [json.dumps(submissions.files_submitted.body().dump(body), ensure_ascii=False) for body in bodies]
    with ground.busy() as busy:
        relayed, published = alternately(
            ground.sizes.rounds, partial(relay, ground, bodies), partial(publish_raw, ground, raw)
        )
    _purge(submissions.files_submitted, "review", "files_submitted")
    report.row("outbox rows relayed", relayed, "/s")
    report.row("raw publishing, batches of 500", published, "/s")
    report.note(f"over all runs: {busy.said()}")
    report.keep(ratio("relay_vs_raw_publish", relayed, published, "0.8"))


def run_consumer(ground: Ground) -> None:
    """One process with four workers; a backlog is in the queue before it starts to count."""
    ground.only("react-review")
    report, number = ground.report, ground.sizes.handled
    report.title(f"events: {number:,} messages handled once each by one service process, {WORKERS} workers")
    with ground.busy() as busy:
        learnt, opened, commits = alternately(
            ground.sizes.rounds,
            partial(handle, ground, orgs.org_changed, "org_changed", known_again(number)),
            lambda: handle(ground, submissions.files_submitted, "files_submitted", submitted(number)),
            partial(commit, ground),
        )
    with ground.database("review") as cursor:
        cursor.execute(FORGET)
    report.row("bare transactions, 10 connections", commits, "/s")
    report.row("cases opened by events", opened, "/s")
    report.note(f"over all runs: {busy.said()}")
    report.keep(Figure("events_handled_per_s", "events/s", tuple(learnt), "500"))
    report.keep(ratio("events_vs_transactions", learnt, commits))


def submitted(number: int) -> list[dict[str, Any]]:
    """Files handed over at a school one by one, as records announces them."""
    school = schools()[0]
    common = {"version": 1, "digest": "0" * 64, "name": "张三", "org_id": school.id, "category": "primary_secondary"}
    common |= {"business": "first_entry", "submitted_by": uuid.uuid4(), "contributors": [uuid.uuid4()], "at": DAY}
    return [{"files": [common | {"teacher_id": uuid.uuid4(), "submission_id": uuid.uuid4()}]} for _ in range(number)]


def known_again(number: int) -> list[dict[str, Any]]:
    """News of organisations that says nothing new: what handling costs with hardly any work in it."""
    known = [place.as_org() | {"path": "000000/", "category": None, "closed": False} for place in places()]
    return [known[turn % len(known)] | {"row_version": 0} for turn in range(number)]


def relay(ground: Ground, bodies: list[dict[str, Any]]) -> float:
    """Rows per second."""
    _purge(submissions.files_submitted, "review", "files_submitted")
    store = Store("records", pool=1)
    with store.begin(system()) as db:
        emit_all(db, submissions.files_submitted, bodies)
    began = time.monotonic()
    until_true(ground, "records", "SELECT NOT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL)")
    took = time.monotonic() - began
    store.close()
    return len(bodies) / took


def publish_raw(_ground: Ground, bodies: list[str]) -> float:
    """Messages per second into the same queue."""
    _purge(submissions.files_submitted, "review", "files_submitted")
    publisher = RawPublisher()
    began = time.monotonic()
    publisher.publish("records.events", submissions.files_submitted.type, bodies)
    took = time.monotonic() - began
    publisher.close()
    return len(bodies) / took


def handle(ground: Ground, event: Event, handler: str, bodies: list[dict[str, Any]]) -> float:
    """Messages per second, from the first one handled to the last by the inbox's own times."""
    schema, publisher = event.body(), RawPublisher()
    with ground.database("review") as cursor:
        cursor.execute("TRUNCATE inbox")
        publisher.publish("", _queue(event, "review", handler).name, [json.dumps(schema.dump(body)) for body in bodies])
        until_true(ground, "review", f"SELECT count(*) = {len(bodies)} FROM inbox")  # noqa: S608 - a number
        cursor.execute("SELECT extract(epoch FROM max(created_at) - min(created_at)) FROM inbox")
        (took,) = cursor.fetchone()
    publisher.close()
    return len(bodies) / float(took)


def commit(ground: Ground) -> float:
    """Transactions of one small insert per second, by as many connections as the service has workers."""
    with ground.database("review") as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench (id uuid PRIMARY KEY)")
        cursor.execute("GRANT INSERT ON bench TO xingtan_app")
    end = time.monotonic() + ground.sizes.seconds / 2
    done: list[int] = []

    def insert() -> None:
        connection = psycopg2.connect(_dsn("review"))
        connection.autocommit, mine = True, 0
        while time.monotonic() < end:
            connection.cursor().execute("INSERT INTO bench VALUES (gen_random_uuid())")
            mine += 1
        connection.close()
        done.append(mine)

    threads = [threading.Thread(target=insert) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (ground.sizes.seconds / 2)


def _dsn(service: str) -> str:
    url = make_url(settings.load().database_url(service, "app"))
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _queue(event: Event, service: str, handler: str) -> Any:
    return event_queue(event.service, event.type, service_class(service).name, handler)


def _purge(event: Event, service: str, handler: str) -> None:
    with Connection(settings.load().amqp_url) as connection:
        _queue(event, service, handler)(connection.channel()).purge()

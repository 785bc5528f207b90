"""What handles events and what answers calls wait for nothing of each other."""

import json
import time
import uuid

import amqp
import pytest

from services.common import settings
from services.common.bus.client import Bus
from services.common.bus.publishing import connect
from services.common.bus.transport import event_queue
from services.common.errors import Unavailable
from services.common.processes.kinds import HANDLERS, WORKERS
from services.contracts import operations
from services.contracts.identity import orgs

PROCESSES = ("serve-records", "react-records")
MANY = HANDLERS + WORKERS + 5
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
PATIENCE = 60


@pytest.fixture
def running(stack):
    """Records as processes of their own."""
    for name in PROCESSES:
        stack.start(name)
    for name in PROCESSES:
        stack.wait_ready(name)
    yield
    for name in PROCESSES:
        stack.stop(name)


@pytest.fixture
def held_up(stack):
    """Every handler of news about organisations waits while the test lasts."""
    connection = stack.admin("xingtan_records")
    connection.autocommit = False
    connection.cursor().execute("LOCK TABLE known_org IN EXCLUSIVE MODE")
    yield
    connection.rollback()
    connection.close()


@pytest.fixture
def ask(stack):
    """Asks over the bus."""
    bus = Bus(stack.environment()["XINGTAN_AMQP_URL"])
    yield bus.ask
    bus.close()


def announce(number):
    queue = event_queue("identity", orgs.orgs_changed.type, "records", "orgs_changed").name
    org = {"name": "某校", "level": "school", "path": "000000/1/", "parent_id": None, "category": None}
    with connect(settings.load().amqp_url) as connection:
        channel = connection.channel()
        for _ in range(number):
            made = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:12], "closed": False, "row_version": 1}
            body = {"orgs": [org | made]}
            headers = {"nameko.message_id": str(uuid.uuid4()), "nameko.request_id": "r1"}
            message = amqp.Message(
                json.dumps(body),
                content_type="application/json",
                content_encoding="utf-8",
                delivery_mode=2,
                application_headers=headers,
            )
            channel.basic_publish(message, "", queue)


def waiting(stack):
    connection = stack.admin("xingtan_records")
    cursor = connection.cursor()
    cursor.execute(WAITING)
    (count,) = cursor.fetchone()
    connection.close()
    return count


def patiently(ask):
    """The first answer of a service that has just been started."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except Unavailable:
            if time.monotonic() > until:
                raise


def test_handlers_that_wait_hold_up_no_call(running, ask, stack, held_up):
    patiently(lambda: ask(operations.health.at("records"), {}))
    announce(MANY)
    until = time.monotonic() + PATIENCE
    while waiting(stack) < HANDLERS:
        assert time.monotonic() < until, "the handlers have not begun"
        time.sleep(0.1)

    assert ask(operations.health.at("records"), {})["ok"]
    assert waiting(stack) == HANDLERS

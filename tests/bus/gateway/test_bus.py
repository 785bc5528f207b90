"""The bus for threads against a real broker and a real nameko service."""

import json
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import amqp
import pytest
from marshmallow import fields

from deploy.local.rabbitmq import PROGRAMS
from deploy.local.stack import ROOT, Stack
from services.common import roles
from services.common.bus.client import Bus
from services.common.bus.publishing import connect
from services.common.contract import Body, Call
from services.common.errors import Broken, Conflict, Unavailable
from services.contracts.identity import sessions


class Number(Body):
    number = fields.Integer(required=True)


class Echoed(Number):
    headers = fields.Dict()


def call(method: str, deadline: float = 10.0, *, writes: bool = False) -> Call:
    return Call("echo", method, Number, Echoed, roles.ANYONE, writes=writes, deadline=deadline)


@pytest.fixture(scope="module")
def url(stack: Stack) -> str:
    return stack.environment()["XINGTAN_AMQP_URL"]


@pytest.fixture(scope="module")
def echo(url: str) -> Iterator[subprocess.Popen]:
    """The echo service in its own process."""
    program = Path(__file__).with_name("echo_service.py")
    command = [sys.executable, "-W", "ignore", str(program), url]
    with subprocess.Popen(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout
        assert service.stdout.readline() == "ready\n"
        yield service
        service.kill()


@pytest.fixture
def bus(url: str) -> Iterator[Bus]:
    bus = Bus(url)
    yield bus
    bus.close()


def patiently(ask, seconds: float = 60.0):
    """The first answer, however often the bus says that it cannot yet."""
    until = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except Unavailable:
            if time.monotonic() > until:
                raise


@pytest.mark.usefixtures("echo")
def test_a_reply_comes_back_loaded(bus):
    assert bus.ask(call("echo"), {"number": 7})["number"] == 7


@pytest.mark.usefixtures("echo")
def test_who_asks_travels_in_namekos_context(bus):
    reply = bus.ask(
        call("echo"), {"number": 7}, actor_token="signed", language="en", key="form-1", request_id="browser-1"
    )

    assert reply["headers"] == {
        "actor": "signed",
        "language": "en",
        "idempotency_key": "form-1",
        "request_id": "browser-1",
    }


@pytest.mark.usefixtures("echo")
def test_a_refusal_crosses_the_bus_as_itself(bus):
    with pytest.raises(Conflict, match="Number 7 is taken") as refused:
        bus.ask(call("refuse"), {"number": 7})

    assert refused.value.params == {"number": 7}


@pytest.mark.usefixtures("echo")
@pytest.mark.parametrize("method", ["fail", "no_such_method"])
def test_a_fault_outside_our_code_tells_no_internals(bus, method):
    with pytest.raises(Broken, match="request id"):
        bus.ask(call(method), {"number": 7})


@pytest.mark.usefixtures("echo")
def test_fifty_threads_at_once_never_get_each_others_reply(bus):
    def ask(number: int) -> int:
        return bus.ask(call("echo", deadline=60.0), {"number": number})["number"]

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(ask, range(1500))) == list(range(1500))


@pytest.mark.usefixtures("echo")
def test_the_deadline_of_a_read_says_that_trying_again_is_safe(bus):
    with pytest.raises(Unavailable, match="Trying again is safe"):
        bus.ask(call("slow", deadline=0.3), {"number": 7})


@pytest.mark.usefixtures("echo")
def test_the_deadline_of_a_write_without_a_key_says_to_look_first(bus):
    with pytest.raises(Unavailable, match="Look whether it was done"):
        bus.ask(call("slow", deadline=0.3, writes=True), {"number": 7})
    with pytest.raises(Unavailable, match="Trying again is safe"):
        bus.ask(call("slow", deadline=0.3, writes=True), {"number": 7}, key="form-1")


@pytest.mark.usefixtures("echo")
def test_a_late_reply_disturbs_nobody(bus):
    with pytest.raises(Unavailable):
        bus.ask(call("slow", deadline=0.3), {"number": 7})

    assert bus.ask(call("slow"), {"number": 8})["number"] == 8
    assert bus._waiting == {}


@pytest.mark.usefixtures("echo")
def test_several_calls_wait_together(bus):
    start = time.monotonic()
    pending = [bus.send(call("slow"), {"number": number}) for number in range(4)]

    assert [one.plain()["number"] for one in pending] == [0, 1, 2, 3]
    assert time.monotonic() - start < 4 * 2


def test_an_unknown_service_is_told_without_waiting_for_the_deadline(bus):
    unknown = Call("nobody", "echo", Number, Echoed, roles.ANYONE, deadline=3600.0)

    with pytest.raises(Unavailable, match="not running"):
        bus.ask(unknown, {"number": 7})


def test_a_message_that_nobody_fetched_in_time_is_gone(bus, url, stack):
    connection = connect(url)
    channel = connection.channel()
    channel.queue_declare("rpc-asleep", auto_delete=False, exclusive=True, arguments={"x-queue-type": "classic"})
    channel.queue_bind("rpc-asleep", "nameko-rpc", "asleep.*")
    with pytest.raises(Unavailable):
        bus.ask(Call("asleep", "echo", Number, Echoed, roles.ANYONE, deadline=0.3), {"number": 7})

    assert patiently_empty(channel, "rpc-asleep")
    connection.collect()


def patiently_empty(channel: amqp.Channel, queue: str) -> bool:
    """A message's time ends in the broker a moment after the caller's."""
    until = time.monotonic() + 10
    while channel.basic_get(queue, no_ack=True) is not None:
        assert time.monotonic() < until
    return True


def announce_end(url: str, session_id: uuid.UUID) -> None:
    connection = connect(url)
    body = json.dumps({"session_id": str(session_id)})
    connection.channel().basic_publish(amqp.Message(body), "identity.events", sessions.session_ended.type)
    connection.collect()


@pytest.mark.usefixtures("echo")
def test_a_broadcast_is_heard_by_every_process(url):
    session_id, heard = uuid.uuid4(), [threading.Event(), threading.Event()]

    def listener(event: threading.Event) -> Bus:
        return Bus(url, listens={sessions.session_ended: lambda ended: ended == wanted and event.set()})

    wanted = {"session_id": str(session_id)}
    buses = [listener(event) for event in heard]
    for bus in buses:
        bus.ask(call("echo"), {"number": 7})
    announce_end(url, session_id)

    assert all(event.wait(10) for event in heard)
    for bus in buses:
        bus.close()


@pytest.mark.usefixtures("echo")
def test_a_handler_of_broadcasts_that_fails_does_not_deafen_the_bus(url):
    heard = threading.Event()

    def stumble(ended: dict) -> None:
        heard.set()
        raise ValueError(ended)

    bus = Bus(url, listens={sessions.session_ended: stumble})
    bus.ask(call("echo"), {"number": 7})
    announce_end(url, uuid.uuid4())

    assert heard.wait(10)
    assert bus.ask(call("echo"), {"number": 8})["number"] == 8
    bus.close()


@pytest.mark.usefixtures("echo")
def test_an_outage_of_the_broker_is_told_at_once_and_ends_by_itself(url, stack):
    gaps: list[float] = []
    bus = Bus(url, missed=lambda: gaps.append(time.monotonic()))
    bus.ask(call("echo"), {"number": 1})
    lost = bus.send(call("slow", deadline=3600.0), {"number": 2})
    stack.stop_broker()
    try:
        with pytest.raises(Unavailable):
            lost.plain()
        with pytest.raises(Unavailable):
            bus.ask(call("echo", deadline=3600.0), {"number": 3})
    finally:
        stack.start_broker()

    assert patiently(lambda: bus.ask(call("echo", deadline=5.0), {"number": 4}))["number"] == 4
    assert len(gaps) == 2
    bus.close()


def set_memory_limit(stack: Stack, *limit: str) -> None:
    command = [PROGRAMS / "rabbitmqctl", "--quiet", "set_vm_memory_high_watermark", *limit]
    subprocess.run(command, env=stack.servers.rabbitmq.environment(), cwd=stack.servers.rabbitmq.folder, check=True)


@pytest.mark.usefixtures("echo")
def test_a_broker_under_an_alarm_hangs_nobody(bus, stack):
    patiently(lambda: bus.ask(call("echo", deadline=5.0), {"number": 1}))
    set_memory_limit(stack, "absolute", "1MB")
    try:
        for number in range(3):
            with pytest.raises(Unavailable):
                bus.ask(call("echo", deadline=1.0), {"number": number})
    finally:
        set_memory_limit(stack, "absolute", "512MB")

    assert patiently(lambda: bus.ask(call("echo", deadline=5.0), {"number": 2}))["number"] == 2

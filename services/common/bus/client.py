"""Asks services over the bus from threads: for the gateway and for tools. Needs neither nameko nor a patched process.

One thread listens for replies and broadcasts; calls go out over a few lines (connections.py). Everything starts with
the first call, so a bus may be made before a process forks.
"""

import contextlib
import functools
import json
import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

import amqp

from services.common import settings
from services.common.bus.connections import Blocked, Lines, NoLine, Unconfirmed
from services.common.bus.publishing import connect
from services.common.contract import Call, Event, schema_of, tolerant
from services.common.errors import Broken, Refused, Unavailable, from_dict

log = logging.getLogger(__name__)

EXCHANGE = "nameko-rpc"
CONTEXT = "nameko."
HEARTBEAT = 10
PAUSES = (0.1, 0.2, 0.5, 1.0)
PATIENCE = 3.0  # for the connection to come back; short, so that an outage does not tie up every thread
CLASSIC = {"x-queue-type": "classic"}
GOOD_BEGINS, GOOD_ENDS = b'{"result":{"ok":', b'},"error":null}'  # as services/common/bus/replies.py writes it

NO_BUS = "The system's parts cannot reach each other now. Nothing was done; trying again is safe."
NO_SERVICE = "This part of the system is not running now. Nothing was done; trying again is safe."
BLOCKED = "The system takes nothing new at the moment. Trying again is safe."
NO_ANSWER = "This part of the system does not answer now. Trying again is safe."
PERHAPS_DONE = "No answer came in time. Look whether it was done before you try again."
BROKEN = "Something went wrong on our side. The request id leads us to it."


class Pending:
    """A call under way; its reply is fetched once."""

    def __init__(self, call: Call, reply: Future, until: float, forget: Callable[[], object], late: str):
        self._call, self._reply, self._until, self._forget, self._late = call, reply, until, forget, late

    def plain(self) -> dict:
        """The reply as the service shaped it (JSON values); raises the service's refusal, or Unavailable."""
        return _opened(self._call, json.loads(self._body()))

    def unread(self) -> bytes:
        """The same as the JSON that came, for who only passes it on."""
        body = self._body()
        if body.startswith(GOOD_BEGINS) and body.endswith(GOOD_ENDS):
            return body[len(GOOD_BEGINS) : -len(GOOD_ENDS)]
        return json.dumps(_opened(self._call, json.loads(body)), ensure_ascii=False).encode()

    def loaded(self) -> dict:
        """The reply with its values loaded: UUIDs, times."""
        return tolerant(self._call.gives).load(self.plain())

    def _body(self) -> bytes:
        try:
            return self._reply.result(timeout=max(0.0, self._until - time.monotonic()))
        except TimeoutError as lost:
            log.warning("no reply", extra={"call": self._call.name, "error": str(lost)})
            raise Unavailable(self._late) from None
        finally:
            self._forget()


class Bus:
    """The bus for one process. `listens` handles broadcasts (in the listening thread: be quick, never ask there);
    `missed` is called whenever some may have gone by unheard.
    """

    def __init__(
        self,
        url: str | None = None,
        listens: Mapping[Event, Callable[[dict], object]] | None = None,
        missed: Callable[[], object] = lambda: None,
    ):
        self._url = url
        self._listens = listens or {}
        self._missed = missed
        self._start_once = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, call: Call, payload: dict, **sender: Any) -> dict:
        """The loaded reply to `call`; see `send` for `sender`."""
        return self.send(call, payload, **sender).loaded()

    def send(
        self,
        call: Call,
        payload: dict,
        *,
        actor_token: str | None = None,
        language: str = "zh-CN",
        key: str | None = None,
        request_id: str | None = None,
    ) -> Pending:
        """Send `call` and do not wait: what goes wrong on the way is raised where the reply is fetched."""
        self._start()
        until = time.monotonic() + call.deadline
        correlation = uuid.uuid4().hex
        reply: Future[bytes] = Future()
        self._waiting[correlation] = reply
        late = PERHAPS_DONE if call.writes and key is None else NO_ANSWER
        sender = {"actor": actor_token, "language": language, "idempotency_key": key, "request_id": request_id}
        try:
            self._publish(call, schema_of(call.takes).dump(payload), sender, correlation)
        except Unconfirmed as error:
            self._fail(correlation, TimeoutError(str(error)))
        except Refused as refusal:
            self._fail(correlation, refusal)
        return Pending(call, reply, until, functools.partial(self._waiting.pop, correlation, None), late)

    def close(self) -> None:
        """End the listening thread and drop every connection."""
        if self._thread:
            self._closing.set()
            self._thread.join()
            self._lines.close()

    def _start(self) -> None:
        with self._start_once:
            if self._thread and self._thread.is_alive():
                return  # after a fork the parent's thread is not alive here
            self._broker = self._url or settings.load().amqp_url
            self._lines = Lines(self._broker)
            self._waiting: dict[str, Future] = {}
            self._address: str | None = None
            self._ready, self._closing = threading.Event(), threading.Event()
            self._thread = threading.Thread(target=self._listen, name="bus", daemon=True)
            self._thread.start()

    def _publish(self, call: Call, payload: dict, sender: dict, correlation: str) -> None:
        message = amqp.Message(
            json.dumps({"args": [], "kwargs": payload}),
            content_type="application/json",
            content_encoding="utf-8",
            delivery_mode=1,
            correlation_id=correlation,
            reply_to=self._reply_address(),
            expiration=str(int(call.deadline * 1000)),
            application_headers={CONTEXT + name: value for name, value in sender.items() if value is not None},
        )
        try:
            routed = self._lines.publish(message, EXCHANGE, call.name, within=call.deadline)
        except NoLine as error:
            raise Unavailable(NO_BUS) from error
        except Blocked as error:
            raise Unavailable(BLOCKED) from error
        if not routed:
            raise Unavailable(NO_SERVICE)

    def _reply_address(self) -> str:
        if not self._ready.wait(PATIENCE):
            raise Unavailable(NO_BUS)
        address = self._address
        if address is None:  # lost in this very moment
            raise Unavailable(NO_BUS)
        return address

    def _listen(self) -> None:
        failures = 0
        while not self._closing.is_set():
            try:
                self._session()
            except Exception as error:
                failures = 0 if self._ready.is_set() else failures + 1
                self._hang_up()
                log.warning("bus connection lost", extra={"error": repr(error)})
                self._closing.wait(PAUSES[min(failures, len(PAUSES) - 1)])
        self._hang_up()

    def _session(self) -> None:
        connection = connect(self._broker, HEARTBEAT)
        try:
            self._open_queues(connection.channel())
            self._missed()
            self._ready.set()
            beaten = time.monotonic()
            while not self._closing.is_set():
                with contextlib.suppress(TimeoutError):
                    connection.drain_events(timeout=1.0)
                if time.monotonic() - beaten > 1.0:
                    connection.heartbeat_tick()
                    beaten = time.monotonic()
        finally:
            connection.collect()

    def _open_queues(self, channel: amqp.Channel) -> None:
        """Queues that live as long as this connection; each connection has its own, so none is ever in the way."""
        address = uuid.uuid4().hex
        channel.auto_decode = False  # bodies stay bytes
        self._consume(channel, f"replies-{address}", EXCHANGE, address, self._resolve)
        for event, handle in self._listens.items():
            queue = f"heard-{event.name}-{address}"
            self._consume(
                channel, queue, f"{event.service}.events", event.type, functools.partial(_handle, event, handle)
            )
        self._address = address

    def _consume(self, channel: amqp.Channel, queue: str, exchange: str, key: str, handle: Callable) -> None:
        channel.exchange_declare(exchange, "topic", durable=True, auto_delete=False)
        channel.queue_declare(queue, exclusive=True, auto_delete=True, arguments=CLASSIC)
        channel.queue_bind(queue, exchange, key)
        channel.basic_consume(queue, no_ack=True, callback=handle)

    def _resolve(self, message: amqp.Message) -> None:
        reply = self._waiting.pop(message.properties.get("correlation_id"), None)
        if reply is not None:
            reply.set_result(message.body)

    def _hang_up(self) -> None:
        """Replies to the lost address can no longer arrive: whoever waits is told now, not at the deadline."""
        self._ready.clear()
        self._address = None
        for correlation in list(self._waiting):
            self._fail(correlation, TimeoutError("connection lost"))

    def _fail(self, correlation: str, error: Exception) -> None:
        if reply := self._waiting.pop(correlation, None):
            reply.set_exception(error)


def _handle(event: Event, handle: Callable[[dict], object], message: amqp.Message) -> None:
    try:
        handle(json.loads(message.body))
    except Exception:
        log.exception("broadcast not handled", extra={"event": event.name})


def _opened(call: Call, body: dict) -> dict:
    if body.get("error"):
        log.error("call failed outside our code", extra={"call": call.name, "error": body["error"]})
        raise Broken(BROKEN)
    result = body["result"]
    if "refused" in result:
        raise from_dict(result["refused"])
    return result["ok"]

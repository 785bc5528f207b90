"""Where nameko meets the bus: queues of the right kind, replies without ceremony, and no message lost on an error.

nameko alone acknowledges an event whose handler raised and a body that cannot be read; here the first goes back to its
queue after a pause (the handler has already stored what it could), and both end as dead letters, not nowhere.
"""

import json
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import eventlet
from kombu import Exchange, Queue, serialization
from kombu.utils import json as kombus
from nameko.containers import WorkerContext
from nameko.events import EventHandler
from nameko.exceptions import MethodNotFound
from nameko.extensions import DependencyProvider
from nameko.messaging import QueueConsumer
from nameko.rpc import Rpc, RpcConsumer, get_rpc_exchange

from services.common.bus.replies import Replies
from services.common.database.transactions import Store

log = logging.getLogger(__name__)

# Plain JSON is read: kombu looks whether any object in it stands for a value of another kind, as only its own does.
serialization.register("json", kombus.dumps, json.loads, "application/json", "utf-8")

# Dead letters: what no handler was given, as it cannot be read, or was given twenty times in vain. On brokers their
# queue has its first name, `parked`.
DEAD_LETTERS = Exchange("parked", type="fanout", durable=True)
DEAD_LETTER_QUEUE = Queue("parked", exchange=DEAD_LETTERS, durable=True, queue_arguments={"x-queue-type": "quorum"})
DELIVERY_LIMIT = 20
PAUSE_BEFORE_REQUEUE = 2.0
KNOCKING = {"interval_start": 0.2, "interval_step": 0.3, "interval_max": 2.0}
EVENT_QUEUE = {
    "x-queue-type": "quorum",
    "x-delivery-limit": DELIVERY_LIMIT,
    "x-dead-letter-exchange": DEAD_LETTERS.name,
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
}
RPC_QUEUE = {"x-queue-type": "classic"}  # calls have deadlines and keys: a lost one is asked again


class CarefulConsumer(QueueConsumer):
    """Makes a dead letter of what it cannot decode, and survives an acknowledgement on a dead connection."""

    @contextmanager
    def establish_connection(self) -> Iterator[Any]:
        """Knock every two seconds: kombu's own pauses grow to half a minute, in which callers would wait in vain."""
        with self.create_connection() as connection:
            connection.ensure_connection(self.on_connection_error, self.connect_max_retries, **KNOCKING)
            yield connection

    def on_decode_error(self, message: Any, exc: Exception) -> None:
        log.error("dead letter: it cannot be read", extra={"error": repr(exc)})
        message.reject()

    def reject_message(self, message: Any) -> None:
        """Without an id it cannot be told from a second delivery of itself, and was not sent by a relay."""
        log.error("dead letter: it has no id")
        try:
            message.reject()
        except OSError:
            log.warning("rejection lost; the broker delivers the message again")

    def ack_message(self, message: Any) -> None:
        try:
            super().ack_message(message)
        except OSError:
            log.warning("acknowledgement lost; the broker delivers the message again")

    def requeue_message(self, message: Any) -> None:
        try:
            super().requeue_message(message)
        except OSError:
            log.warning("requeue lost; the broker delivers the message again")


class CallConsumer(RpcConsumer):
    """One queue of calls for a service."""

    queue_consumer = CarefulConsumer()
    queue: Queue | None

    def setup(self) -> None:
        if self.queue is not None:
            return
        exchange = get_rpc_exchange(self.container.config)
        self.queue = call_queue(self.container.service_name, exchange)
        self.replies = Replies(self.container.config["AMQP_URI"], exchange.name)
        self.queue_consumer.register_provider(self)
        self._registered = True

    def get_provider_for_method(self, routing_key: str) -> Any:
        method = routing_key.rpartition(".")[2]
        found = next((one for one in self._providers if one.method_name == method), None)
        if found is None:
            raise MethodNotFound(method)
        return found

    def stop(self) -> None:
        super().stop()
        self.replies.close()

    def handle_result(self, message: Any, result: Any, exc_info: Any) -> tuple:
        try:
            self.replies.send(message, result, exc_info)
        except Exception as error:  # whatever is wrong with one reply must not end the service
            log.warning("reply lost; the caller's deadline tells it", extra={"error": repr(error)})
        self.queue_consumer.ack_message(message)
        return result, exc_info


class RpcQueue(Rpc):
    """nameko's RPC entrypoint on our consumer."""

    rpc_consumer = CallConsumer()

    def check_signature(self, args: Any, kwargs: Any) -> None:
        """An entrypoint takes any payload, and its contract judges it."""


class EventQueue(EventHandler):
    """nameko's event entrypoint on a quorum queue. Its handler stores failures; what still raises is requeued."""

    queue_consumer = CarefulConsumer()

    def setup(self) -> None:
        self.queue = event_queue(self.source_service, self.event_type, self.container.service_name, self.method_name)
        self.queue_consumer.register_provider(self)

    def handle_message(self, body: Any, message: Any) -> None:
        headers = self.unpack_message_headers(message)
        if not _is_id(headers.get("message_id")):
            self.queue_consumer.reject_message(message)
            return
        super().handle_message({"id": headers.get("message_id"), "body": body, "headers": headers}, message)

    def handle_message_processed(self, message: Any, result: Any = None, exc_info: Any = None) -> None:
        if exc_info is None:
            self.queue_consumer.ack_message(message)
        else:
            eventlet.sleep(PAUSE_BEFORE_REQUEUE)
            self.queue_consumer.requeue_message(message)


class Database(DependencyProvider):
    """Gives a service its `store`; as many connections as workers, no more."""

    def setup(self) -> None:
        self.store = Store(self.container.service_name, "app", self.container.max_workers)

    def stop(self) -> None:
        self.store.close()

    def get_dependency(self, worker_ctx: WorkerContext) -> Store:
        return self.store


class Caller(DependencyProvider):
    """Gives a service the headers of the message at hand; they are judged in the entrypoint, which may refuse."""

    def get_dependency(self, worker_ctx: WorkerContext) -> dict:
        return worker_ctx.data


def _is_id(text: Any) -> bool:
    try:
        return isinstance(text, str) and bool(uuid.UUID(text))
    except ValueError:
        return False


def call_queue(service: str, exchange: Exchange) -> Queue:
    """The queue in which calls wait for a service."""
    return Queue(
        f"rpc-{service}",
        exchange=exchange,
        routing_key=f"{service}.*",
        durable=True,
        queue_arguments=RPC_QUEUE,
    )


def event_exchange(service: str) -> Exchange:
    """Where a service announces."""
    return Exchange(f"{service}.events", type="topic", durable=True, auto_delete=False)


def event_queue(source: str, event_type: str, service: str, method: str) -> Queue:
    """The queue of one handler; its name is made of the handler's name, so a rename is a migration."""
    return Queue(
        f"evt-{source}-{event_type}--{service}.{method}",
        exchange=event_exchange(source),
        routing_key=event_type,
        durable=True,
        queue_arguments=EVENT_QUEUE,
    )

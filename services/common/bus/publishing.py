"""Publishes over one plain AMQP connection and learns of each message whether the broker has it.

The relay sends hundreds and waits once; calls go out one by one over a few of these (connections.py).
"""

import contextlib
import itertools
import time
from typing import Any
from urllib.parse import unquote, urlparse

import amqp

HANDSHAKE = 5.0
CONFIRMED_WITHIN = 30.0
HEARTBEAT = 30
PERSISTENT = 2


NO_QUEUE = "no queue for it"


def connect(url: str, heartbeat: int = 0) -> amqp.Connection:
    """An open connection whose socket never waits for ever; end it with `collect()`, which shakes no hands."""
    parts = urlparse(url)
    connection = amqp.Connection(
        host=f"{parts.hostname}:{parts.port or 5672}",
        userid=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        virtual_host=unquote(parts.path[1:]) or "/",
        connect_timeout=HANDSHAKE,
        read_timeout=HANDSHAKE,
        write_timeout=HANDSHAKE,
        heartbeat=heartbeat,
    )
    connection.connect()
    return connection


class ConfirmedPublisher:
    """`publish` many, then `wait`: whatever is not confirmed in time raises, and all of it is published again."""

    def __init__(self, url: str, heartbeat: int = HEARTBEAT):
        self._tag = 0
        self._waiting: dict[int, str] = {}
        self._refused: dict[str, str] = {}
        self._connection = connect(url, heartbeat)
        self._channel = self._connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._on_ack)
        self._channel.events["basic_nack"].add(self._on_nack)
        self._channel.events["basic_return"].add(self._on_return)

    def __enter__(self) -> "ConfirmedPublisher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Drop the connection."""
        self._connection.collect()  # no closing handshake: it would wait while the broker is under an alarm

    def refuse_while_blocked(self, refusal: type[Exception]) -> None:
        """Raise this from now on whenever the broker is under an alarm, instead of waiting for its end."""

        def refuse(reason: str) -> None:
            raise refusal(reason)

        self._connection.on_blocked = refuse

    def publish(
        self,
        message_id: str,
        exchange: str,
        routing_key: str,
        body: str,
        headers: dict[str, Any],
        mandatory: bool,
    ) -> None:
        """Send one JSON body; its fate is told by `wait`."""
        message = amqp.Message(
            body,
            content_type="application/json",
            content_encoding="utf-8",
            delivery_mode=PERSISTENT,
            message_id=message_id,
            application_headers=headers,
        )
        self.send(message, exchange, routing_key, mandatory=mandatory)

    def send(self, message: amqp.Message, exchange: str, routing_key: str, *, mandatory: bool) -> None:
        """The same with a message that has an id of its own or of its correlation."""
        self._tag += 1
        self._waiting[self._tag] = id_of(message)
        self._channel.basic_publish(message, exchange, routing_key, mandatory=mandatory)

    def wait(self, within: float = CONFIRMED_WITHIN) -> dict[str, str]:
        """Wait until the broker has answered for all; id → reason for those that it did not take."""
        give_up = time.monotonic() + within
        while self._waiting:
            self._connection.drain_events(timeout=max(0.001, give_up - time.monotonic()))
        refused, self._refused = self._refused, {}
        return refused

    def stands(self) -> bool:
        """Whether the connection still stands; finds out without sending anything."""
        try:
            while True:
                self._connection.drain_events(timeout=0)
        except TimeoutError:
            return True
        except (OSError, amqp.AMQPError):
            return False

    def keep_alive(self) -> None:
        """Answer the broker's heartbeats between batches; raises when the connection is gone."""
        self._connection.heartbeat_tick()
        with contextlib.suppress(TimeoutError):
            self._connection.drain_events(timeout=0.001)

    def _on_ack(self, delivery_tag: int, multiple: bool) -> None:
        self._resolve(delivery_tag, multiple)

    def _on_nack(self, delivery_tag: int, multiple: bool) -> None:
        for message_id in self._resolve(delivery_tag, multiple):
            self._refused[message_id] = "the broker refused it"

    def _on_return(self, _exception: object, _exchange: str, _routing_key: str, message: amqp.Message) -> None:
        self._refused[id_of(message)] = NO_QUEUE

    def _resolve(self, delivery_tag: int, multiple: bool) -> list[str]:
        if not multiple:
            message_id = self._waiting.pop(delivery_tag, None)
            return [message_id] if message_id else []
        tags = list(itertools.takewhile(lambda tag: tag <= delivery_tag, self._waiting))  # in the order of sending
        return [self._waiting.pop(tag) for tag in tags]


def id_of(message: amqp.Message) -> str:
    """By which a message is told of: events have an id, calls that of the answer they wait for."""
    return message.properties.get("message_id") or message.properties["correlation_id"]

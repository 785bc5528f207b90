"""Publishes in batches over one plain AMQP connection and learns of each message whether the broker has it."""

import contextlib
import itertools
import time
from typing import Any

import amqp

from services.common.bus.connections import connect

CONFIRMED_WITHIN = 30.0
HEARTBEAT = 30
PERSISTENT = 2


class ConfirmedPublisher:
    """`publish` many, then `wait`: whatever is not confirmed in time raises, and all of it is published again."""

    def __init__(self, url: str):
        self._url = url
        self._tag = 0
        self._waiting: dict[int, str] = {}
        self._refused: dict[str, str] = {}

    def __enter__(self) -> "ConfirmedPublisher":
        self._connection = connect(self._url, heartbeat=HEARTBEAT)
        self._channel = self._connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._on_ack)
        self._channel.events["basic_nack"].add(self._on_nack)
        self._channel.events["basic_return"].add(self._on_return)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.collect()  # no closing handshake: it would wait while the broker is under an alarm

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
        self._tag += 1
        self._waiting[self._tag] = message_id
        self._channel.basic_publish(message, exchange, routing_key, mandatory=mandatory)

    def wait(self) -> dict[str, str]:
        """Wait until the broker has answered for all; message id → reason for those that it did not take."""
        give_up = time.monotonic() + CONFIRMED_WITHIN
        while self._waiting:
            self._connection.drain_events(timeout=max(0.01, give_up - time.monotonic()))
        refused, self._refused = self._refused, {}
        return refused

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
        self._refused[message.properties["message_id"]] = "no queue for it"

    def _resolve(self, delivery_tag: int, multiple: bool) -> list[str]:
        if not multiple:
            message_id = self._waiting.pop(delivery_tag, None)
            return [message_id] if message_id else []
        tags = list(itertools.takewhile(lambda tag: tag <= delivery_tag, self._waiting))  # in the order of sending
        return [self._waiting.pop(tag) for tag in tags]

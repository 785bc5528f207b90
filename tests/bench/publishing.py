"""Batched raw publishing: what the relay is measured against, and how a backlog gets into a queue."""

import uuid
from collections.abc import Iterable

import amqp

from services.common import settings
from services.common.bus.publishing import connect

BATCH = 500
HEADERS = {"nameko.request_id": "bench"}


class RawPublisher:
    """Persistent messages with confirms, waited for after each batch; nothing else."""

    def __init__(self) -> None:
        self.connection = connect(settings.load().amqp_url)
        self.channel = self.connection.channel()
        self.channel.confirm_select()
        self.channel.events["basic_ack"].add(self._confirmed)
        self.sent = self.confirmed = 0

    def publish(self, exchange: str, key: str, bodies: Iterable[str]) -> None:
        """Publish all and return when the broker has them."""
        for body in bodies:
            message = amqp.Message(
                body,
                content_type="application/json",
                content_encoding="utf-8",
                delivery_mode=2,
                application_headers=HEADERS | {"nameko.message_id": str(uuid.uuid4())},
            )
            self.channel.basic_publish(message, exchange, key, mandatory=True)
            self.sent += 1
            if self.sent % BATCH == 0:
                self._wait()
        self._wait()

    def close(self) -> None:
        """Drop the connection."""
        self.connection.collect()

    def _wait(self) -> None:
        while self.confirmed < self.sent:
            self.connection.drain_events(timeout=30)

    def _confirmed(self, delivery_tag: int, multiple: bool) -> None:
        self.confirmed = delivery_tag if multiple else self.confirmed + 1

"""The bus as somebody inside the network could misuse it: any message to any exchange, and a look at queues."""

import contextlib
from collections.abc import Iterator
from typing import Any

import amqp

from services.common import settings
from services.common.bus.publishing import connect


@contextlib.contextmanager
def channel() -> Iterator[amqp.Channel]:
    """A channel on the stack's broker, with every right that services have."""
    connection = connect(settings.load().amqp_url)
    try:
        yield connection.channel()
    finally:
        connection.collect()


def publish(exchange: str, key: str, body: str | bytes, *, headers: dict | None = None, **properties: Any) -> None:
    """Send one message and wait until the broker has it."""
    known = {"content_type": "application/json", "content_encoding": "utf-8"} | properties
    message = amqp.Message(body, application_headers=headers or {}, **known)
    with channel() as open_channel:
        open_channel.confirm_select()
        open_channel.basic_publish_confirm(message, exchange, key)


def waiting_in(queue: str) -> int:
    """How many messages a queue holds."""
    with channel() as open_channel:
        return open_channel.queue_declare(queue, passive=True).message_count

"""Sends a service's replies over one connection of their own, each written as JSON once.

A reply that is lost is asked for again, so it is neither confirmed nor persistent.
"""

import contextlib
import threading
from typing import Any

import amqp
from kombu.utils import json
from nameko.exceptions import UnserializableValueError, serialize

from services.common.bus.publishing import connect

TIGHT = {"ensure_ascii": False, "separators": (",", ":")}


class Replies:
    """Opens its connection with the first reply, and again after it was lost; greenlets may share it."""

    def __init__(self, url: str, exchange: str):
        self._url, self._exchange = url, exchange
        self._line: tuple[amqp.Connection, amqp.Channel] | None = None
        self._opening = threading.Lock()

    def send(self, asked: Any, result: Any, exc_info: Any) -> None:
        """Answer the message `asked`; raises when the broker cannot be reached."""
        reply = amqp.Message(
            body_of(result, exc_info),
            content_type="application/json",
            content_encoding="utf-8",
            delivery_mode=1,
            correlation_id=asked.properties.get("correlation_id"),
        )
        try:
            self._publish(reply, asked.properties["reply_to"])
        except (OSError, amqp.AMQPError):  # found closed before anything was sent: the broker has been away
            self._publish(reply, asked.properties["reply_to"])

    def close(self) -> None:
        """Drop the connection."""
        if self._line:
            self._line[0].collect()
            self._line = None

    def _publish(self, reply: amqp.Message, address: str) -> None:
        line = self._line or self._opened()
        try:
            line[1].basic_publish(reply, self._exchange, address)
        except BaseException:
            if self._line is line:  # else another reply has opened a new one meanwhile
                self._line = None
            line[0].collect()
            raise

    def _opened(self) -> tuple[amqp.Connection, amqp.Channel]:
        with self._opening:
            if self._line is None:
                connection = connect(self._url)
                self._line = connection, connection.channel()
            return self._line


def body_of(result: Any, exc_info: Any) -> bytes:
    """The reply as nameko has it; what cannot be written as JSON is an error that can."""
    error = None if exc_info is None else serialize(exc_info[1])
    with contextlib.suppress(TypeError, ValueError):  # UnicodeEncodeError is one too
        return json.dumps({"result": result, "error": error}, **TIGHT).encode()
    return json.dumps({"result": None, "error": serialize(UnserializableValueError(result))}).encode()

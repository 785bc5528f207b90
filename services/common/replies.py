"""Sends replies to callers. A lost reply is asked for again, so it is neither confirmed nor persistent."""

import functools
from typing import Any

import amqp
from kombu.serialization import dumps
from nameko.exceptions import UnserializableValueError, serialize

from services.common.lines import connect
from services.common.sockets import is_silent

TRANSIENT = 1


class Replies:
    """Channels lent to one worker at a time; the one used last goes out first, one whose connection ended never."""

    def __init__(self, url: str):
        self._url = url
        self._free: list[amqp.Channel] = []

    def send(self, exchange: str, asked: Any, result: Any, exc_info: Any) -> None:
        """Answer the message `asked`; raises what the connection raises."""
        content_type, encoding, body = _body(result, exc_info)
        message = amqp.Message(
            body,
            content_type=content_type,
            content_encoding=encoding,
            delivery_mode=TRANSIENT,
            correlation_id=asked.properties.get("correlation_id"),
        )
        channel = self._taken()
        try:
            channel.basic_publish(message, exchange, asked.properties["reply_to"])
        except BaseException:
            channel.connection.collect()
            raise
        self._free.append(channel)

    def _taken(self) -> amqp.Channel:
        while self._free:
            channel = self._free.pop()
            if is_silent(channel.connection.sock.fileno()):
                return channel
            channel.connection.collect()
        return connect(self._url).channel()


@functools.cache
def replies(url: str) -> Replies:
    """Those of this process."""
    return Replies(url)


def _body(result: Any, exc_info: Any) -> tuple[str, str, str]:
    """The envelope that nameko's callers and ours expect, as JSON."""
    error = serialize(exc_info[1]) if exc_info else None
    try:
        return dumps({"result": result, "error": error}, "json")
    except Exception:
        return dumps({"result": None, "error": serialize(UnserializableValueError(result))}, "json")

"""Connections for publishing calls, lent to one thread at a time: the one used last goes out first."""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Iterator
from urllib.parse import unquote, urlparse

import amqp

MOST = 4
IDLE_FOR = 60.0
HANDSHAKE = 5.0


class NoLine(Exception):
    """Nothing was sent: no connection could be had in time."""


class Blocked(Exception):
    """The broker is under an alarm and takes nothing now."""


class Unconfirmed(Exception):
    """It is not known whether the broker has the message."""


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


class Line:
    """One connection in confirm mode, with at most one message under way."""

    def __init__(self, url: str):
        self._connection = connect(url)
        self._connection.on_blocked = self._block
        self._channel = self._connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(lambda *_: self._confirmed(taken=True))
        self._channel.events["basic_nack"].add(lambda *_: self._confirmed(taken=False))
        self._channel.events["basic_return"].add(self._returned)
        self._taken: bool | None = None
        self._routed = True
        self.used_at = time.monotonic()

    def usable(self) -> bool:
        """Whether the connection still stands; finds out without sending anything."""
        if time.monotonic() - self.used_at > IDLE_FOR:
            return False
        try:
            while True:
                self._connection.drain_events(timeout=0)
        except TimeoutError:
            return True
        except (OSError, amqp.AMQPError, Blocked):
            return False

    def publish(self, message: amqp.Message, exchange: str, key: str, within: float) -> bool:
        """Send and wait for the broker's word; False when no queue takes it. Raises Blocked or Unconfirmed."""
        self._taken, self._routed, give_up = None, True, time.monotonic() + within
        try:
            self._channel.basic_publish(message, exchange, key, mandatory=True)
            while self._taken is None:  # a returned message is acknowledged afterwards too
                self._connection.drain_events(timeout=max(0.001, give_up - time.monotonic()))
        except (OSError, amqp.AMQPError) as error:
            raise Unconfirmed(repr(error)) from error
        self.used_at = time.monotonic()
        if not self._taken:
            raise Unconfirmed("the broker refused it")
        return self._routed

    def close(self) -> None:
        """Drop the connection."""
        self._connection.collect()

    def _confirmed(self, *, taken: bool) -> None:
        self._taken = taken

    def _returned(self, *_: object) -> None:
        self._routed = False

    def _block(self, reason: str) -> None:
        raise Blocked(reason)


class Lines:
    """At most MOST lines; whoever finds none free waits for one."""

    def __init__(self, url: str):
        self._url = url
        self._free: deque[Line] = deque()
        self._places = threading.BoundedSemaphore(MOST)

    def publish(self, message: amqp.Message, exchange: str, key: str, within: float) -> bool:
        """As `Line.publish`; raises NoLine too. A line that failed is dropped."""
        with self._lent(within) as line:
            return line.publish(message, exchange, key, within)

    def close(self) -> None:
        """Drop the lines that nobody uses."""
        while self._free:
            self._free.pop().close()

    @contextlib.contextmanager
    def _lent(self, within: float) -> Iterator[Line]:
        if not self._places.acquire(timeout=within):
            raise NoLine("all lines are busy")
        try:
            line = self._taken()
            try:
                yield line
            except BaseException:
                line.close()
                raise
            self._free.append(line)
        finally:
            self._places.release()

    def _taken(self) -> Line:
        while self._free:
            line = self._free.pop()
            if line.usable():
                return line
            line.close()
        try:
            return Line(self._url)
        except (OSError, amqp.AMQPError) as error:
            raise NoLine(repr(error)) from error

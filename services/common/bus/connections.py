"""Connections for publishing calls, lent to one thread at a time: the one used last goes out first."""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Iterator

import amqp

from services.common.bus.publishing import NO_QUEUE, ConfirmedPublisher, id_of

MOST = 4
IDLE_FOR = 60.0


class NoLine(Exception):
    """Nothing was sent: no connection could be had in time."""


class Blocked(Exception):
    """The broker is under an alarm and takes nothing now."""


class Unconfirmed(Exception):
    """It is not known whether the broker has the message."""


class Line:
    """One connection with at most one message under way."""

    def __init__(self, url: str):
        self._publisher = ConfirmedPublisher(url, heartbeat=0)
        self._publisher.refuse_while_blocked(Blocked)
        self.used_at = time.monotonic()

    def usable(self) -> bool:
        """Whether the connection still stands; finds out without sending anything."""
        if time.monotonic() - self.used_at > IDLE_FOR:
            return False
        try:
            return self._publisher.stands()
        except Blocked:
            return False

    def publish(self, message: amqp.Message, exchange: str, key: str, within: float) -> bool:
        """Send and wait for the broker's word; False when no queue takes it. Raises Blocked or Unconfirmed."""
        try:
            self._publisher.send(message, exchange, key, mandatory=True)
            refused = self._publisher.wait(within)
        except (OSError, amqp.AMQPError) as error:
            raise Unconfirmed(repr(error)) from error
        self.used_at = time.monotonic()
        reason = refused.get(id_of(message))
        if reason not in (None, NO_QUEUE):
            raise Unconfirmed(reason)
        return reason is None

    def close(self) -> None:
        """Drop the connection."""
        self._publisher.close()


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

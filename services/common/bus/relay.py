"""Carries what was announced from a service's outbox to the bus: in order, in batches, confirmed, again after a fault.

One relay is active per service (a session lock); a second stands by. NOTIFY wakes it, and so does every second. A row
that cannot be published is set aside for a while and never holds up the rest.
"""

import logging
import select
import threading
import time
from typing import Any

import psycopg2
from sqlalchemy.engine import make_url

from services.common import failpoints, settings
from services.common.bus import topology
from services.common.bus.outbox import CHANNEL
from services.common.bus.publishing import ConfirmedPublisher
from services.common.telemetry import metrics

log = logging.getLogger(__name__)

BATCH = 500
NAP = 1.0
# Marks need not wait for the disk: a row whose mark a crash has lost is published again, and known by its id.
UNHURRIED = "SET synchronous_commit = off"
AFTER_A_FAULT = 2.0
LOCK = "SELECT pg_try_advisory_lock(hashtextextended('relay', 0))"
UNSENT = """
    SELECT id, type, body, headers FROM outbox
    WHERE sent_at IS NULL AND (next_try_at IS NULL OR next_try_at <= now()) ORDER BY seq LIMIT %s
"""
SENT = "UPDATE outbox SET sent_at = now(), error = NULL WHERE id = ANY(%s::uuid[])"
SET_ASIDE = """
    UPDATE outbox SET attempts = attempts + 1, error = %s,
        next_try_at = now() + least(interval '10 minutes', interval '2 seconds' * power(2, least(attempts, 9)))
    WHERE id = ANY(%s::uuid[])
"""
OLDEST = "SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox WHERE sent_at IS NULL"


class Relay:
    """The relay of one service; `run` until `stopping` is set."""

    def __init__(self, service: str):
        self.service = service
        self.handled = topology.handled(service)
        self.beat = time.monotonic()

    def run(self, stopping: threading.Event) -> None:
        """Go on whatever happens to broker or database; each fault is logged and followed by a pause."""
        while not stopping.is_set():
            try:
                self._session(stopping)
            except Exception as error:
                log.warning("relay interrupted", extra={"service": self.service, "error": repr(error)})
                stopping.wait(AFTER_A_FAULT)

    def _session(self, stopping: threading.Event) -> None:
        database = psycopg2.connect(_dsn(self.service))
        database.autocommit = True
        try:
            cursor = database.cursor()
            cursor.execute(UNHURRIED)
            if not self._active(cursor, stopping):
                return
            with ConfirmedPublisher(settings.load().amqp_url) as publisher:
                cursor.execute(f"LISTEN {CHANNEL}")
                while not stopping.is_set():
                    self.beat = time.monotonic()
                    if self._batch(cursor, publisher) < BATCH:
                        self._wait(database, publisher, cursor)
        finally:
            database.close()

    def _active(self, cursor: psycopg2.extensions.cursor, stopping: threading.Event) -> bool:
        while not stopping.is_set():
            self.beat = time.monotonic()
            cursor.execute(LOCK)
            if _only(cursor):
                return True
            stopping.wait(NAP)
        return False

    def _batch(self, cursor: psycopg2.extensions.cursor, publisher: ConfirmedPublisher) -> int:
        cursor.execute(UNSENT, (BATCH,))
        rows = cursor.fetchall()
        if not rows:
            return 0
        failpoints.reach("relay.before_publish")
        exchange = f"{self.service}.events"
        for row_id, event_type, body, headers in rows:
            marked = headers | {"nameko.message_id": row_id}
            publisher.publish(row_id, exchange, event_type, body, marked, mandatory=event_type in self.handled)
        refused = {} if failpoints.is_off("confirms") else publisher.wait()
        failpoints.reach("relay.after_publish")
        self._mark(cursor, [row[0] for row in rows], refused)
        return len(rows)

    def _mark(self, cursor: psycopg2.extensions.cursor, ids: list[str], refused: dict[str, str]) -> None:
        sent = [row_id for row_id in ids if row_id not in refused]
        cursor.execute(SENT, (sent,))
        metrics.published.labels(self.service).inc(len(sent))
        for reason in set(refused.values()):
            aside = [row_id for row_id, why in refused.items() if why == reason]
            log.warning("rows set aside", extra={"service": self.service, "rows": len(aside), "reason": reason})
            cursor.execute(SET_ASIDE, (reason, aside))

    def _wait(
        self,
        database: psycopg2.extensions.connection,
        publisher: ConfirmedPublisher,
        cursor: psycopg2.extensions.cursor,
    ) -> None:
        publisher.keep_alive()
        cursor.execute(OLDEST)
        metrics.outbox_age.labels(self.service).set(_only(cursor))
        if database.notifies or select.select([database], [], [], NAP)[0]:
            database.poll()
            database.notifies.clear()


def _only(cursor: psycopg2.extensions.cursor) -> Any:
    """The one value that a query gives."""
    row = cursor.fetchone()
    return row[0] if row else None


def _dsn(service: str) -> str:
    """A direct connection as libpq wants it: LISTEN and session locks do not survive a transaction pool."""
    url = make_url(settings.load().database_url(service, "job"))
    return url.set(drivername="postgresql").render_as_string(hide_password=False)

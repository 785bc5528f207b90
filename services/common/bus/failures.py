"""Tries stored failures again, in the job process, with growing pauses and a limit."""

import datetime
import functools
import logging
from typing import Any

from sqlalchemy import Row, select, update

from services.common.bus import inbox
from services.common.database import transactions
from services.common.database.tables import failure

log = logging.getLogger(__name__)

BATCH = 100


def handlers_of(service: Any) -> dict[str, Any]:
    """A service's event handlers by the name under which failures are stored."""
    methods = ((name, getattr(service, name)) for name in dir(service))
    return {f"{service.name}.{name}": method for name, method in methods if hasattr(method, "reacts_to")}


def handler_for(handlers: dict[str, Any], row: Row) -> tuple[str, Any] | None:
    """Name and method for a stored failure: its own handler, or, where that was renamed, the one that took over.

    None where nothing of this release handles the event, or more than one handler might be meant.
    """
    if row.handler in handlers:
        return row.handler, handlers[row.handler]
    heirs = [(name, method) for name, method in handlers.items() if method.reacts_to.name == row.event]
    return heirs[0] if len(heirs) == 1 else None


def retry_due(store: transactions.Store, service: Any, now: datetime.datetime) -> int:
    """Try each failure that is due once; the number that now went through."""
    handlers = handlers_of(service)
    return sum(_retry_one(store, service, handler_for(handlers, row), row) for row in _due(store, now))


def _retry_one(store: transactions.Store, service: Any, found: tuple[str, Any] | None, row: Row) -> bool:
    """What nothing here can handle waits, with its error, for an operator to try it again under a release that can."""
    if found is None:
        log.warning("stored failure without a handler", extra={"failure": row.id, "handler": row.handler})
        _update(store, row, {"state": "given_up", "next_try_at": None})
        return False
    return _retry(store, service, found, row)


def _due(store: transactions.Store, now: datetime.datetime) -> list[Row]:
    query = select(failure).where(failure.c.state == "waiting", failure.c.next_try_at <= now)
    with store.begin(transactions.system()) as db:
        return list(db.execute(query.order_by(failure.c.next_try_at).limit(BATCH)))


def _retry(store: transactions.Store, service: Any, found: tuple[str, Any], row: Row) -> bool:
    name, method = found
    message = {"id": row.message_id, "body": row.body, "headers": row.headers}
    handler = functools.partial(method.__wrapped__, service())
    try:
        inbox.handle(store, method.reacts_to, name, handler, message)
    except Exception as error:
        if transactions.is_away(error):
            raise
        _update(store, row, _next_state(row, error))
        return False
    _update(store, row, {"state": "replayed", "next_try_at": None})
    return True


def _next_state(row: Row, error: Exception) -> dict[str, Any]:
    attempts = row.attempts + 1
    log.warning("stored failure failed again", extra={"failure": row.id, "attempts": attempts, "error": repr(error)})
    values = {"attempts": attempts, "error": repr(error)[:2000]}
    if attempts >= inbox.TRIES:
        return values | {"state": "given_up", "next_try_at": None}
    return values | {"next_try_at": datetime.datetime.now(datetime.UTC) + inbox.pause_after(attempts)}


def _update(store: transactions.Store, row: Row, values: dict[str, Any]) -> None:
    with store.begin(transactions.system()) as db:
        db.execute(update(failure).where(failure.c.id == row.id).values(values))

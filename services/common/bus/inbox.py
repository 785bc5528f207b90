"""Handles an event once: the message's id commits with the work. What cannot be handled is stored, never lost."""

import datetime
import logging
import re
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock, failpoints
from services.common.contract import Event, schema_of, tolerant
from services.common.database import transactions
from services.common.database.tables import failure, inbox
from services.common.trail import audit

log = logging.getLogger(__name__)

FIRST_PAUSE = datetime.timedelta(seconds=2)
LONGEST_PAUSE = datetime.timedelta(minutes=10)
TRIES = 12
HANDLER = "handler"  # in the info of a handler's transaction: its name
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
ACT = "event.handled"
# What is met for the first time has its row in the trail by the same statement.
ADD = (
    insert(inbox)
    .values(message_id=bindparam("message_id"), handler=bindparam("handler"))
    .on_conflict_do_nothing()
    .returning(inbox.c.message_id)
    .cte("met")
)
TRAIL = audit.of_each(ADD).cte("trail")
FIRST_TIME = select(ADD.c.message_id).add_cte(TRAIL)

Handler = Callable[..., Any]  # of (db, **body)


def pause_after(attempts: int) -> datetime.timedelta:
    """How long to wait before the next try: doubled each time, at most ten minutes."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def handle(store: transactions.Store, event: Event, name: str, handler: Handler, message: dict) -> bool:
    """Do the work of one message in one transaction, unless it was done before; true if it was done now.

    `message` is {"id", "body", "headers"}.
    """
    body = tolerant(event.body).load(message["body"])
    request = transactions.system(message["headers"].get("request_id"))
    with store.begin(request) as db:
        if not first_time(db, message["id"], name):
            return False
        db.info[HANDLER] = name
        handler(db, **body)
        failpoints.reach("react.before_commit")
    failpoints.reach("react.after_commit")
    return True


def first_time(db: Session, message_id: str, handler: str) -> bool:
    """Whether this handler meets this message for the first time, which the trail then says.

    A second run waits for the first to commit.
    """
    if failpoints.is_off("inbox"):
        audit.record(db, ACT, message_id, handler=handler)
        return True
    trail = audit.row_of(db, ACT, message_id, handler=handler)
    return db.execute(FIRST_TIME, {"message_id": message_id, "handler": handler} | trail).first() is not None


def store_failure(store: transactions.Store, event: Event, name: str, message: dict, error: Exception) -> None:
    """Store a message that could not be handled; the job process tries it again with growing pauses."""
    with store.begin(transactions.system()) as db:
        _store_failure(db, event, name, message, error)


def put_aside(db: Session, event: Event, body: dict, error: Exception) -> None:
    """Store a part of a batch that cannot be handled now as a smaller message of its own, in the handler's transaction.

    The rest of the batch goes on. `body` is of the event's shape; the handler that runs will meet it again, and when it
    fails again as a whole, raises as for any other message.
    """
    put_aside_for(db, db.info[HANDLER], event, body, error)


def put_aside_for(db: Session, handler: str, event: Event, body: dict, error: Exception) -> None:
    """The same for another handler than the one that runs, as of an event that has taken another one's place."""
    headers = {"request_id": db.info["request"].id}
    message = {"id": str(uuid.uuid4()), "body": schema_of(event.body).dump(body), "headers": headers}
    _store_failure(db, event, handler, message, error)


def _storable(value: Any) -> Any:
    """What the database takes of a body: what no text can hold is replaced, so that everything else is kept."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_storable(name): _storable(inner) for name, inner in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list) else value


def _store_failure(db: Session, event: Event, name: str, message: dict, error: Exception) -> None:
    log.warning("event stored after failure", extra={"event": event.name, "handler": name, "error": repr(error)})
    now = clock.real_now()
    row = insert(failure).values(
        id=uuid.uuid4(),
        message_id=message["id"],
        handler=name,
        event=event.name,
        body=_storable(message["body"]),
        headers=message["headers"],
        error=repr(error)[:2000],
        attempts=1,
        state="waiting",
        next_try_at=now + pause_after(1),
    )
    db.execute(row.on_conflict_do_nothing())

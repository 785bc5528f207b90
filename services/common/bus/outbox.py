"""The only way to announce something: the event's row commits with the change that it announces."""

import uuid
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from services.common.bus.dumping import dumper
from services.common.contract import Event, schema_of
from services.common.database.tables import outbox

CHANNEL = "outbox"
ADD = insert(outbox)
WAKE_RELAY = text(f"NOTIFY {CHANNEL}")


def emit(db: Session, event: Event, body: Any) -> None:
    """Announce `event` when the transaction commits; `body` is an object or dict of the event's shape."""
    emit_all(db, event, [body])


def emit_all(db: Session, event: Event, bodies: list[Any]) -> None:
    """Announce the same event for many subjects at once."""
    if not bodies:
        return
    headers = db.info["request"].headers()
    dump = dumper(schema_of(event.body))
    rows = [{"id": uuid.uuid4(), "type": event.type, "body": dump(body), "headers": headers} for body in bodies]
    db.execute(ADD, rows)
    db.execute(WAKE_RELAY)

"""A repeated write gives the first one's reply and does nothing: the key commits with the work."""

import hashlib
import json
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common.database.tables import idempotency
from services.common.errors import Conflict

SECRET = {"secret": True}


class Repeated(Exception):
    """This key was used before; `reply` is what was answered then."""

    def __init__(self, reply: dict):
        super().__init__("repeated")
        self.reply = reply


def claim(db: Session, call: str, payload: dict) -> None:
    """Take the request's key for this transaction; raises Repeated if the same write was done before.

    A second request with the same key waits here until the first has committed or rolled back.
    """
    request = db.info["request"]
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).digest()
    mine = {"account_id": request.actor.account_id, "call": call, "key": request.key}
    row = insert(idempotency).values(**mine, digest=digest).on_conflict_do_nothing()
    if db.execute(row.returning(idempotency.c.key)).first():
        return
    first = db.execute(select(idempotency).filter_by(**mine)).one()
    if first.digest != digest:
        raise Conflict("This request key was already used for something else.")
    if first.reply == SECRET:
        raise Conflict("This was done already; its secret was shown once and is not kept.")
    raise Repeated(first.reply)


def store_reply(db: Session, call: str, reply: Any) -> None:
    """Store what the repeated write will be answered."""
    request = db.info["request"]
    mine = {"account_id": request.actor.account_id, "call": call, "key": request.key}
    db.execute(update(idempotency).filter_by(**mine).values(reply=reply))

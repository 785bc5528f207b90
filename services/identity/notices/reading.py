"""An account's own notices: the list, how many are unread, and the time of reading."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.messages.wording import word
from services.contracts.identity import notices as contract
from services.identity.models import Notice

KEY = (Notice.arrived_at, Notice.id)


def list_notices(db: Session, actor: Actor, box: str, limit: int, after: str | None) -> dict[str, Any]:
    """A page of the asker's notices, newest first."""
    query = select(Notice).where(_own(actor))
    if box == "unread":
        query = query.where(Notice.read_at.is_(None))
    found = page(db, query, KEY, limit, after, descending=True)
    language = db.info["request"].language
    return found | {"items": [_view_of(notice, language) for notice in found["items"]]}


def unread(db: Session, actor: Actor) -> dict[str, Any]:
    """How many the asker has not read, counted no further than is shown."""
    some = select(Notice.id).where(_own(actor), Notice.read_at.is_(None)).limit(contract.COUNTED)
    found = db.scalar(select(func.count()).select_from(some.subquery()))
    return {"unread": min(found, contract.COUNTED - 1), "more": found == contract.COUNTED}


def read(db: Session, actor: Actor, now: datetime, notice_ids: Sequence[UUID]) -> dict[str, Any]:
    """The asker has read these; the first time counts, and what is not the asker's is left alone."""
    return _read(db, actor, now, Notice.id.in_(notice_ids))


def read_all(db: Session, actor: Actor, now: datetime, until: datetime) -> dict[str, Any]:
    """The asker has read all that had arrived by then."""
    return _read(db, actor, now, Notice.arrived_at <= until)


def _read(db: Session, actor: Actor, now: datetime, which: ColumnElement[bool]) -> dict[str, Any]:
    unread_ones = update(Notice).where(_own(actor), Notice.read_at.is_(None), which)
    db.execute(unread_ones.values(read_at=now).execution_options(synchronize_session=False))
    return unread(db, actor)


def _own(actor: Actor) -> ColumnElement[bool]:
    return Notice.account_id == actor.account_id


def _view_of(notice: Notice, language: str) -> dict[str, Any]:
    """A kind of a later release has no words here yet: its name stands for them."""
    known = contract.KINDS.get(notice.kind)
    view = {name: getattr(notice, name) for name in ("id", "kind", "at", "due", "arrived_at", "read_at")}
    text = word(known.words, notice.params, language) if known else notice.kind
    return view | {"text": text, "link": {"area": notice.area, "id": notice.thing}}

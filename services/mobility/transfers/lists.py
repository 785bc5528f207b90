"""Lists of transfers: those begun here, those where the ball is here, open and closed ones."""

from typing import Any

from sqlalchemy import ColumnElement, and_, any_, func, literal, select, true
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.territory import path_range
from services.contracts.mobility.transfers import AWAITED, REVIEWED, UNDER_WAY
from services.mobility.models import Transfer
from services.mobility.transfers import deadlines, viewing


def transfers(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(Transfer).where(_in_sight(actor), _box(actor, wanted["box"]))
    for name in ("state", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(Transfer, name) == wanted[name])
    if wanted["due"]:
        query = query.where(deadlines.due(wanted["due"], clock.now()))
    if wanted["q"]:
        query = query.where(is_called(Transfer.name, wanted["q"]))
    found = page(db, query, (Transfer.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def transfer_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How many there are in each box."""
    boxes = ("mine", "todo", "open", "closed", "all")
    counts = [func.count().filter(_box(actor, box)).label(box) for box in boxes]
    return dict(db.execute(select(*counts).where(_in_sight(actor))).mappings().one())


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """Both sides see a transfer, what lies above them, a desk elsewhere that decides it, and the teacher."""
    if actor.teacher_id:
        return Transfer.teacher_id == actor.teacher_id
    return _lies(actor, Transfer.from_path) | _lies(actor, Transfer.to_path) | Transfer.doors.contains([actor.org_path])


def _lies(actor: Actor, path: Any) -> ColumnElement[bool]:
    start, end = path_range(actor.org_path)
    return and_(path >= start, path < end)


def _box(actor: Actor, box: str) -> ColumnElement[bool]:
    if box == "mine":
        return Transfer.org_id == actor.org_id
    if box == "todo":
        at_desk = and_(Transfer.state == REVIEWED, literal(actor.org_id) == any_(Transfer.desk_ids))
        return at_desk | and_(Transfer.state == AWAITED, Transfer.to_org_id == actor.org_id)
    if box in ("open", "closed"):
        is_open = Transfer.state.in_(UNDER_WAY)
        return is_open if box == "open" else ~is_open
    return true()

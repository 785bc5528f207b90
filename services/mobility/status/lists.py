"""Lists of acts: those entered here, those that wait here, open and closed ones."""

from typing import Any

from sqlalchemy import ColumnElement, and_, any_, func, literal, select, true
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.territory import path_range
from services.contracts.mobility.status_acts import BOXES, OPEN, REVIEWED
from services.mobility.models import StatusAct
from services.mobility.status import viewing


def status_acts(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(StatusAct).where(_in_sight(actor), _box(actor, wanted["box"]))
    for name in ("state", "act", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(StatusAct, name) == wanted[name])
    if wanted["q"]:
        query = query.where(is_called(StatusAct.name, wanted["q"]))
    found = page(db, query, (StatusAct.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def status_act_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How many there are in each box."""
    counts = [func.count().filter(_box(actor, box)).label(box) for box in BOXES]
    return dict(db.execute(select(*counts).where(_in_sight(actor))).mappings().one())


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """The school sees an act, what lies above it, a desk elsewhere that decides it, and the teacher."""
    if actor.teacher_id:
        return StatusAct.teacher_id == actor.teacher_id
    start, end = path_range(actor.org_path)
    within = and_(StatusAct.org_path >= start, StatusAct.org_path < end)
    return within | StatusAct.doors.contains([actor.org_path])


def _box(actor: Actor, box: str) -> ColumnElement[bool]:
    if box == "mine":
        return StatusAct.by_org_id == actor.org_id
    if box == "todo":
        return and_(StatusAct.state == REVIEWED, literal(actor.org_id) == any_(StatusAct.desk_ids))
    if box in ("open", "closed"):
        is_open = StatusAct.state.in_(OPEN)
        return is_open if box == "open" else ~is_open
    return true()

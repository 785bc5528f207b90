"""Lists of assignments: those entered here, those that wait or come here, open and closed ones, those of a year."""

from typing import Any

from sqlalchemy import ColumnElement, and_, any_, func, literal, select, true
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.territory import path_range
from services.contracts.mobility.assignments import AGREED, BEGUN, BOXES, ENDED, EXTENDING, OPEN, REVIEWED, WRITING
from services.mobility.assignments import viewing
from services.mobility.assignments.school_years import days_of
from services.mobility.models import Assignment


def assignments(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(Assignment).where(_in_sight(actor), _box(actor, wanted["box"]))
    for name in ("state", "kind", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(Assignment, name) == wanted[name])
    if wanted["school_year"]:
        query = query.where(_within(wanted["school_year"]))
    if wanted["q"]:
        query = query.where(is_called(Assignment.name, wanted["q"]))
    found = page(db, query, (Assignment.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def assignment_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How many there are in each box."""
    counts = [func.count().filter(_box(actor, box)).label(box) for box in BOXES]
    return dict(db.execute(select(*counts).where(_in_sight(actor))).mappings().one())


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """Both schools see an assignment, what lies above them, a desk elsewhere that decides it, and the teacher."""
    if actor.teacher_id:
        return Assignment.teacher_id == actor.teacher_id
    at_desk = Assignment.doors.contains([actor.org_path])
    return lies(actor, Assignment.org_path) | lies(actor, Assignment.host_path) | at_desk


def lies(actor: Actor, path: Any) -> ColumnElement[bool]:
    """Whether a place lies in the asker's territory."""
    start, end = path_range(actor.org_path)
    return and_(path >= start, path < end)


def _box(actor: Actor, box: str) -> ColumnElement[bool]:
    if box == "mine":
        return Assignment.by_org_id == actor.org_id
    if box == "todo":
        return and_(Assignment.state.in_((REVIEWED, EXTENDING)), literal(actor.org_id) == any_(Assignment.desk_ids))
    if box == "incoming":
        return and_(lies(actor, Assignment.host_path), ~lies(actor, Assignment.org_path))
    if box in ("open", "closed"):
        is_open = Assignment.state.in_(OPEN)
        return is_open if box == "open" else ~is_open
    return true()


def _within(year: int) -> ColumnElement[bool]:
    """Those that are agreed or begun, and fall into a school year."""
    first, last = days_of(year)
    end = func.coalesce(Assignment.ended_on, Assignment.until)
    return and_(Assignment.state.in_((AGREED, WRITING, *BEGUN, ENDED)), Assignment.start <= last, end >= first)

"""Which assignments are meant, held until the transaction ends."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound, Stale
from services.contracts.mobility.assignments import BEGUN, OPEN
from services.mobility.models import Assignment

NOT_HERE = "There is no such assignment in your territory."
OF_THE_SCHOOL = "The school that holds the file decides where its teachers go, and ends it."


def held(db: Session, actor: Actor, assignment_id: UUID, row_version: int) -> Assignment:
    """An assignment of the asker's school, held; raises NotFound, Forbidden to others, Stale at another version."""
    if db.scalar(select(Assignment.id).where(Assignment.id == assignment_id)) is None:
        raise NotFound(NOT_HERE)
    found = by_ids(db, [assignment_id]).get(assignment_id)  # what the home school may write
    if found is None or found.org_id != actor.org_id:
        raise Forbidden(OF_THE_SCHOOL)
    if found.row_version != row_version:
        by = found.happened[-1]["person"] or found.happened[-1]["org_name"] or ""
        message = "{by} moved this assignment on meanwhile. Please look at it again."
        raise Stale(message, by=by, row_version=found.row_version)
    return found


def by_ids(db: Session, ids: Collection[UUID]) -> dict[UUID, Assignment]:
    """Those of these assignments that are here, held in the order of their ids."""
    return {each.id: each for each in held_where(db, Assignment.id.in_(ids))}


def by_change(db: Session, refs: Collection[UUID]) -> dict[UUID, Assignment]:
    """The same by the changes of status that were asked for them."""
    return {each.change_ref: each for each in held_where(db, Assignment.change_ref.in_(refs)) if each.change_ref}


def held_where(db: Session, which: ColumnElement[bool]) -> list[Assignment]:
    """Assignments, held in the order of their ids."""
    query = select(Assignment).where(which).order_by(Assignment.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))


def open_of(db: Session, teacher_id: UUID) -> UUID | None:
    """The assignment of a teacher that is under way."""
    query = select(Assignment.id).where(Assignment.teacher_id == teacher_id, Assignment.state.in_(OPEN))
    return db.scalar(query)


def begun_among(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The assignments at which many teachers are now, by teacher."""
    query = select(Assignment.teacher_id, Assignment.id)
    rows = db.execute(query.where(Assignment.teacher_id.in_(teacher_ids), Assignment.state.in_(BEGUN)))
    return {row.teacher_id: row.id for row in rows}


def begun_of(db: Session, teacher_id: UUID) -> Assignment | None:
    """The assignment at which a teacher is now."""
    query = select(Assignment).where(Assignment.teacher_id == teacher_id, Assignment.state.in_(BEGUN))
    return db.scalar(query)

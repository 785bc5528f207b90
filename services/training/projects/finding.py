"""Which projects are meant, held until the transaction ends."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound, Stale
from services.training.models import Project

NOT_HERE = "There is no such project for you."
OF_THE_OWNER = "Whoever registered a project changes it."
# Enrolments of one project come one after another, also of those who may not write its row.
TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(CAST(:project_id AS text), 0))")


def seen(db: Session, project_id: UUID) -> Project:
    """A project in sight; raises NotFound."""
    found = db.scalar(select(Project).where(Project.id == project_id))
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def own(db: Session, actor: Actor, project_id: UUID, row_version: int) -> Project:
    """A project of the asker's organisation, held; raises NotFound, Forbidden to others, Stale at another version."""
    found = held(db, project_id, row_version)
    if found.org_id != actor.org_id:
        raise Forbidden(OF_THE_OWNER)
    return found


def held(db: Session, project_id: UUID, row_version: int) -> Project:
    """A project that the asker may write, held; raises NotFound, Forbidden, or Stale at another version."""
    visible = seen(db, project_id)
    found = next(iter(held_where(db, Project.id == project_id)), None)
    if found is None:
        raise Forbidden(OF_THE_OWNER)
    if found.row_version != row_version:
        by = found.happened[-1]["person"] or found.happened[-1]["org_name"] or ""
        message = "{by} changed this project meanwhile. Please look at it again."
        raise Stale(message, by=by, row_version=visible.row_version)
    return found


def held_where(db: Session, which: ColumnElement[bool]) -> list[Project]:
    """Projects, held in the order of their ids."""
    query = select(Project).where(which).order_by(Project.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))


def by_cases(db: Session, case_ids: Collection[UUID]) -> dict[UUID, Project]:
    """The projects that cases are about, by case."""
    return {each.case_id: each for each in held_where(db, Project.case_id.in_(case_ids)) if each.case_id}


def take_turn(db: Session, project_id: UUID) -> None:
    """Wait until nobody else enrols anybody in this project, and keep the others waiting until the end."""
    if not failpoints.is_off("row_lock"):
        db.execute(TURN, {"project_id": str(project_id)})

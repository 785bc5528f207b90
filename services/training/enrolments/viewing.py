"""Enrolments as an asker may see them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.contracts.training.enrolments import WAITING
from services.training.enrolments import leaving, rules
from services.training.models import Enrolment, Project

SAME = (
    "id", "project_id", "teacher_id", "name", "org_id", "org_name", "direction", "round", "state", "entered_at",
    "decided_by", "decided_at", "why", "row_version",
)  # fmt: skip


def one(db: Session, actor: Actor, project: Project, enrolment: Enrolment) -> dict[str, Any]:
    """One enrolment."""
    [shown] = rows(db, actor, project, [enrolment])
    return shown


def rows(db: Session, actor: Actor, project: Project, found: Collection[Enrolment]) -> list[dict[str, Any]]:
    """Enrolments of one project as its list shows them."""
    ids = [each.replaces_id for each in found if each.replaces_id]
    named = select(Enrolment.id, Enrolment.name).where(Enrolment.id.in_(ids))
    names = {row.id: row.name for row in db.execute(named)} if ids else {}
    queue = _queue(db, project.id) if any(each.state == WAITING for each in found) else {}
    is_ahead = project.state == "open" and project.start > clock.today()
    return [_row(actor, project, each, names, queue, is_ahead) for each in found]


def _queue(db: Session, project_id: UUID) -> dict[UUID, int]:
    """The places in the waiting list of those whom the asker may see."""
    query = select(Enrolment.id).where(Enrolment.project_id == project_id, Enrolment.state == WAITING)
    return {each: place for place, each in enumerate(db.scalars(query.order_by(Enrolment.seq)), 1)}


def _row(
    actor: Actor, project: Project, enrolment: Enrolment, names: dict[UUID, str], queue: dict[UUID, int], is_ahead: bool
) -> dict[str, Any]:
    takes_out = leaving.may_take_out(actor, project, enrolment) and actor.has(roles.ENTRY | {roles.TEACHER})
    return {name: getattr(enrolment, name) for name in SAME} | {
        "place": queue.get(enrolment.id),
        "replaces": names.get(enrolment.replaces_id) if enrolment.replaces_id else None,
        "entered_by": f"{enrolment.by_org_name} {enrolment.person}",
        "may": rules.may(
            enrolment.state,
            is_ahead=is_ahead,
            decides=leaving.may_decide(actor, project, enrolment) and actor.person_id != enrolment.person_id,
            takes_out=takes_out,
            replaces=takes_out and not actor.teacher_id,
        ),
    }

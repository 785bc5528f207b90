"""A project as an asker may see it: what it is, how full it is, what can be done with it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, happened, roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.contracts.training.projects import DRAFT, OPEN, REGISTRARS, REVIEWED
from services.contracts.training.results import CONFIRMERS
from services.training.models import Project
from services.training.projects import finding, places, rules

SAME = (
    "id", "state", "level", "org_id", "org_name", "institution_id", "institution_name", "year", "name", "mode",
    "content", "hours", "places", "directions", "enrol_from", "enrol_until", "start", "finish", "results_due",
    "results_state", "round", "waiting_since", "due_at", "row_version",
)  # fmt: skip
QUOTA = ("org_id", "org_name", "places", "by_org_id", "by_org_name")
DIVIDERS = ("province", "city", "county")
OWNER, INSTITUTION, BELOW, ABOVE = "owner", "institution", "below", "above"
ENTERS_RESULTS = roles.ENTRY | {roles.INSTITUTION}


def one(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """A whole project; raises NotFound beyond the asker's sight."""
    return _whole(db, actor, finding.seen(db, project_id))


def project(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, project_id)


def case_project(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The project that a case is about."""
    found = db.scalar(select(Project).where(Project.case_id == case_id))
    if found is None:
        raise NotFound(finding.NOT_HERE)
    return _whole(db, actor, found)


def _whole(db: Session, actor: Actor, found: Project) -> dict[str, Any]:
    [row] = rows(db, actor, [found])
    room = places.room(db, found.id)
    inside = row["side"] in (OWNER, ABOVE, INSTITUTION)
    quotas = [
        {name: getattr(each, name) for name in QUOTA} | {"taken": room.taken_of(each.org_id)}
        for each in places.quotas(db, found.id)
    ]
    if found.state == OPEN and actor.has(REGISTRARS) and any(each["org_id"] == actor.org_id for each in quotas):
        row["may"] += ["divide_quotas"] if actor.org_level in DIVIDERS else []
    return row | {
        "attributes": found.attributes,
        "notes": found.notes,
        "why": found.why if inside else None,
        "registered_by": found.person if inside else found.org_name,
        "opened_at": found.opened_at,
        "case_id": found.case_id if inside else None,
        "taken": room.taken,
        "waiting": room.waiting,
        "quotas": quotas,
        "division_version": places.division_version(db, found.id, actor.org_id),
        "happened": [happened.event(line) for line in found.happened] if inside else [],
    }


def rows(db: Session, actor: Actor, found: Collection[Project]) -> list[dict[str, Any]]:
    """Projects as a list shows them."""
    names = known_orgs.names(db, {org_id for each in found for org_id in each.desk_ids})
    taken = places.taken_of_many(db, [each.id for each in found])
    return [_row(actor, each, names) | {"taken": taken.get(each.id, 0)} for each in found]


def number_of(project: Project) -> str:
    """项目编号: the year, and a number that no other one has."""
    return f"PX{project.year}{project.seq:06d}"


def _row(actor: Actor, project: Project, names: dict[UUID, str]) -> dict[str, Any]:
    side, now, today = _side(actor, project), clock.now(), clock.today()
    has_ended = project.finish < today
    owns = actor.org_id == project.org_id and actor.teacher_id is None
    holds = actor.has(ENTERS_RESULTS) and actor.org_id == (project.institution_id or project.org_id)
    shown = {name: getattr(project, name) for name in SAME} | {
        "number": number_of(project),
        "side": side,
        "phase": rules.phase(project, now),
        "is_overdue": rules.is_overdue(project, today),
        "desk_name": None,
        "may": rules.may(
            project,
            is_owner=owns and actor.has(REGISTRARS),
            holds=holds and project.start <= today,
            confirms=actor.has(CONFIRMERS) and actor.org_id == project.office_id,
            has_ended=has_ended,
            calls=holds and not has_ended,
        ),
    }
    if project.state == REVIEWED:
        shown["desk_name"] = "、".join(dict.fromkeys(names.get(each, "") for each in project.desk_ids)) or None
    return shown


def _side(actor: Actor, project: Project) -> str:
    """Why the asker sees it."""
    if actor.teacher_id:
        return BELOW
    if actor.org_id == project.org_id:
        return OWNER
    if actor.org_id == project.institution_id:
        return INSTITUTION
    return ABOVE if actor.covers(project.org_path) or project.state in (DRAFT, REVIEWED) else BELOW

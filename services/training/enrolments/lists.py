"""Who is in a project, who can be enrolled in it, and the asker's own enrolments."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.tables import known_teacher
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.contracts.training.enrolments import STATES
from services.training.enrolments import candidates, viewing
from services.training.models import Enrolment, Project
from services.training.projects import finding

TEACHER = known_teacher.c
MOST = 200


def enrolments(db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None, **wanted: Any) -> dict:
    """One page of the people of a project, in the order in which they came."""
    project = finding.seen(db, project_id)
    query = select(Enrolment).where(Enrolment.project_id == project_id)
    if wanted["state"]:
        query = query.where(Enrolment.state == wanted["state"])
    if wanted["q"]:
        query = query.where(is_called(Enrolment.name, wanted["q"]))
    found = page(db, query, (Enrolment.seq,), limit, after)
    return found | {"items": viewing.rows(db, actor, project, found["items"])}


def enrolment_counts(db: Session, _actor: Actor, project_id: UUID) -> dict[str, Any]:
    """How many there are in each state."""
    finding.seen(db, project_id)
    counts = [func.count().filter(Enrolment.state == state).label(state) for state in STATES]
    return dict(db.execute(select(*counts).where(Enrolment.project_id == project_id)).mappings().one())


def possible_teachers(
    db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None, **wanted: Any
) -> dict[str, Any]:
    """One page of the teachers of the own territory with what speaks against each."""
    project = finding.seen(db, project_id)
    query = select(known_teacher).where(candidates.reach(actor), TEACHER.merged_into.is_(None))
    query = query.where(TEACHER.stage == "effective")
    if org_id := wanted["org_id"]:
        org = known_orgs.among(db, {org_id}).get(org_id)
        if org is None or not actor.covers(org.path):
            raise NotFound(finding.NOT_HERE)
        query = query.where(TEACHER.org_id == org_id)
    if wanted["q"]:
        query = query.where(is_called(TEACHER.name, wanted["q"]))
    found = page(db, query, (TEACHER.org_path, TEACHER.id), limit, after)
    against, language = candidates.against(db, project, found["items"]), db.info["request"].language
    names = known_orgs.names(db, {row.org_id for row in found["items"]})
    items = [
        {"id": row.id, "name": row.name, "org_name": names.get(row.org_id, ""), "title": row.title,
         "main_stage": row.main_stage, "why_not": None}
        for row in found["items"]
    ]  # fmt: skip
    for item in items:
        if why := against.get(item["id"]):
            item["why_not"] = word(*why, language)
    return found | {"items": items}


def own_enrolments(db: Session, actor: Actor) -> dict[str, Any]:
    """The asker's own, the latest first."""
    query = select(Enrolment, Project).join(Project, Project.id == Enrolment.project_id)
    query = query.where(Enrolment.teacher_id == actor.teacher_id).order_by(Enrolment.seq.desc()).limit(MOST)
    items = []
    for enrolment, project in db.execute(query):
        known = {"project_name": project.name, "start": project.start, "finish": project.finish, "hours": project.hours}
        items.append(viewing.one(db, actor, project, enrolment) | known)
    return {"items": items, "next": None}

"""What speaks for or against teachers who are to be enrolled, for many at once."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, select, text, true
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.tables import known_teacher
from services.common.database.territory import path_range
from services.training.enrolments import rules
from services.training.models import Project

TEACHER = known_teacher.c
ENROLLED = text("SELECT enrolled_in(:project_id, CAST(:ids AS uuid[]))")
OTHERS = text("SELECT teacher_id, project_name FROM other_trainings(:ids, :first, :last, :project_id)")


def known(db: Session, actor: Actor, teacher_ids: Collection[UUID]) -> dict[UUID, Row]:
    """Those of these teachers whom the asker may enrol: of the own territory, or oneself."""
    query = select(known_teacher).where(TEACHER.id.in_(teacher_ids), reach(actor))
    return {row.id: row for row in db.execute(query)}


def reach(actor: Actor) -> ColumnElement[bool]:
    """Whom the asker may enrol at all."""
    if actor.teacher_id:
        return TEACHER.id == actor.teacher_id
    start, end = path_range(actor.org_path)
    return and_(TEACHER.org_path >= start, TEACHER.org_path < end, true())


def against(db: Session, project: Project, people: Collection[Row]) -> dict[UUID, tuple[str, dict[str, Any]]]:
    """Why some of these people cannot be enrolled, as messages with parameters."""
    ids = [row.id for row in people]
    enrolled = set(db.scalars(ENROLLED, {"project_id": project.id, "ids": ids}))
    others = _others(db, project, ids)
    found = {}
    for row in people:
        merged = row.merged_into is not None
        candidate = rules.Candidate(row.stage, row.personnel_status, merged, row.id in enrolled, others.get(row.id))
        if why := rules.against(candidate):
            found[row.id] = why
    return found


def _others(db: Session, project: Project, ids: list[UUID]) -> dict[UUID, str]:
    """Trainings on the same days at which these people have to be."""
    if not ids or not rules.in_person(project.mode):
        return {}
    asked = {"ids": ids, "first": project.start, "last": project.finish, "project_id": project.id}
    return {row.teacher_id: row.project_name for row in db.execute(OTHERS, asked)}

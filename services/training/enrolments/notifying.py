"""Who hears of enrolments: the teacher always, the school where somebody else did it, the office that has to decide."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.messages.notices import notice, notice_to_each, notify
from services.contracts.training.enrolments import ACCEPTED, APPLIED, DECIDERS, DECLINED, WAITING
from services.training.models import Enrolment, Project

SCHOOLS = sorted(roles.ENTRY)
DECIDE = sorted(DECIDERS)
OWN = {ACCEPTED: "own_training_accepted", WAITING: "own_training_waiting", DECLINED: "own_training_declined"}


def tell_of_enrolments(db: Session, actor: Actor, project: Project, made: Collection[Enrolment]) -> None:
    """Teachers hear of it, schools too where an office above enrolled theirs; the owner hears of applications."""
    told = _to_teachers(db, project, [each for each in made if each.teacher_id != actor.teacher_id])
    told += _to_schools(db, "training_enrolled", project, [each for each in made if each.org_id != actor.org_id])
    if applied := [each for each in made if each.state == APPLIED]:
        to = {"org_id": project.org_id, "roles": DECIDE}
        told.append(notice(db, "training_applications", to, id=project.id, count=len(applied), project=project.name))
    notify(db, told)


def tell_of_decisions(db: Session, project: Project, found: Collection[Enrolment]) -> None:
    """Teachers hear what became of them, and their schools."""
    notify(db, _to_teachers(db, project, found))
    kept = [each for each in found if each.state != DECLINED]
    notify(db, _to_schools(db, "training_enrolled", project, kept))


def tell_of_leaving(db: Session, actor: Actor, project: Project, left: Enrolment) -> None:
    """The teacher, the school and the owner hear of it, whoever of them did not do it."""
    said = {"project": project.name, "name": left.name}
    told = []
    if actor.teacher_id != left.teacher_id:
        told.append(notice(db, "own_training_left", {"teacher_id": left.teacher_id}, project=project.name))
    told += [
        notice(db, "training_left", {"org_id": org_id, "roles": SCHOOLS}, id=project.id, **said)
        for org_id in sorted({left.org_id, project.org_id} - {actor.org_id})
    ]
    notify(db, told)


def tell_of_substitution(db: Session, actor: Actor, project: Project, left: Enrolment, came: Enrolment) -> None:
    """Both teachers and the owner hear of it."""
    told = [notice(db, "own_training_left", {"teacher_id": left.teacher_id}, project=project.name)]
    told += _to_teachers(db, project, [came])
    if project.org_id != actor.org_id:
        said = {"project": project.name, "name": left.name, "other": came.name}
        to = {"org_id": project.org_id, "roles": SCHOOLS}
        told.append(notice(db, "training_substituted", to, id=project.id, **said))
    notify(db, told)


def _to_teachers(db: Session, project: Project, some: Iterable[Enrolment]) -> list[dict[str, Any]]:
    by_state: dict[str, list[dict[str, Any]]] = {}
    for each in some:
        if each.state in OWN:
            by_state.setdefault(each.state, []).append({"teacher_id": each.teacher_id})
    said = {"project": project.name, "day": str(project.start)}
    return [notice_to_each(db, OWN[state], to, **said) for state, to in by_state.items()]


def _to_schools(db: Session, kind: str, project: Project, some: Iterable[Enrolment]) -> list[dict[str, Any]]:
    counts: dict[UUID, int] = {}
    for each in some:
        counts[each.org_id] = counts.get(each.org_id, 0) + 1
    return [
        notice(db, kind, {"org_id": org_id, "roles": SCHOOLS}, id=project.id, count=count, project=project.name)
        for org_id, count in counts.items()
    ]

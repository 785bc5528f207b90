"""Somebody applied and is decided on, leaves a project, or is replaced; whoever waits moves up (R-TRN-09)."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.training.enrolments import (
    ACCEPTED,
    ACTIVE,
    APPLIED,
    DECIDERS,
    DECLINED,
    REPLACED,
    WAITING,
    WITHDRAWN,
    places_freed,
)
from services.contracts.training.projects import OPEN
from services.training.enrolments import enrolling, notifying, rules, viewing
from services.training.models import Enrolment, Project
from services.training.projects import finding, places
from services.training.projects import viewing as project_viewing
from services.training.projects.happened import follow, line

NOT_HERE = "There is no such enrolment for you."
CHANGED = "This enrolment changed meanwhile. Please look at it again."
NOT_APPLIED = "{name} does not wait for a decision any more."
OWN_ENTRY = "You entered this yourself; somebody else decides on it."
SAY_WHY = "Please say why."
OF_THE_OFFICES = "The project's owner, or the office that manages the school, decides on applications."
NOT_ACTIVE = "{name} is not in this project any more."
NOT_ACCEPTED = "Only whoever has a place can be replaced."
CLOSES_BEFORE = "Enrolment must close after it opens and before the training ends."


def decide_enrolments(
    db: Session, actor: Actor, project_id: UUID, enrolments: Sequence[dict[str, Any]], verdict: str, words: str | None
) -> dict[str, Any]:
    """Take in who applied, as far as there are places, or decline; never by whoever entered it."""
    if verdict == "decline" and not (words or "").strip():
        raise Invalid(SAY_WHY)
    project = finding.seen(db, project_id)
    finding.take_turn(db, project_id)
    found = _held(db, project, enrolments)
    if any(not may_decide(actor, project, each) for each in found):
        raise Forbidden(OF_THE_OFFICES)
    if any(each.person_id == actor.person_id for each in found):
        raise Forbidden(OWN_ENTRY)
    if late := next((each for each in found if each.state != APPLIED), None):
        raise Conflict(NOT_APPLIED, name=late.name)
    room, now = places.room(db, project_id), clock.now()
    for each in found:
        state = DECLINED if verdict == "decline" else ACCEPTED if room.has_place(each.org_path) else WAITING
        if state == ACCEPTED:
            room.take(each.org_path)
        _move(each, state, actor, now, words)
    db.flush()
    notifying.tell_of_decisions(db, project, found)
    return {state: sum(each.state == state for each in found) for state in (ACCEPTED, WAITING, DECLINED)}


def withdraw_enrolment(db: Session, actor: Actor, enrolment_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take somebody out before the training begins; the first who waits and for whom there is a place moves up."""
    project, found = _one(db, actor, enrolment_id, row_version)
    if found.state not in ACTIVE:
        raise Conflict(NOT_ACTIVE, name=found.name)
    had_place, now = found.state == ACCEPTED, clock.now()
    _move(found, WITHDRAWN, actor, now, words)
    db.flush()
    notifying.tell_of_leaving(db, actor, project, found)
    if had_place:
        emit(db, places_freed, {"project_id": project.id})
    return viewing.one(db, actor, project, found)


def substitute(
    db: Session, actor: Actor, enrolment_id: UUID, row_version: int, words: str, **instead: UUID
) -> dict[str, Any]:
    """Another teacher of the same school takes the place; both stay on record."""
    if (done := db.get(Enrolment, instead["id"])) is not None and done.replaces_id == enrolment_id:
        return viewing.one(db, actor, finding.seen(db, done.project_id), done)
    project, found = _one(db, actor, enrolment_id, row_version)
    if found.state != ACCEPTED:
        raise Conflict(NOT_ACCEPTED)
    now = clock.now()
    _move(found, REPLACED, actor, now, words)
    db.flush()
    made = enrolling.Intake(db, actor, project, found.direction, now).instead_of(found, **instead)
    db.flush()
    notifying.tell_of_substitution(db, actor, project, found, made)
    return viewing.one(db, actor, project, made)


def open_second_round(
    db: Session, actor: Actor, project_id: UUID, row_version: int, enrol_from: datetime.datetime,
    enrol_until: datetime.datetime,
) -> dict[str, Any]:  # fmt: skip
    """Open enrolment of a project once more."""
    found = finding.own(db, actor, project_id, row_version)
    if enrol_until <= enrol_from or clock.local(enrol_until).date() > found.finish:
        raise Invalid(CLOSES_BEFORE)
    found.enrol_from, found.enrol_until, found.round = enrol_from, enrol_until, found.round + 1
    follow(found, "second_round", line("second_round", clock.now(), actor.name, actor.org_name, str(found.round)))
    db.flush()
    return project_viewing.one(db, actor, project_id)


def move_up(db: Session, project_id: UUID) -> None:
    """Whoever waits longest and has a place now is in it, until the training begins; done as the system."""
    finding.take_turn(db, project_id)
    project, now = finding.seen(db, project_id), clock.now()
    if project.state != OPEN or project.start <= clock.today():
        return
    query = select(Enrolment).where(Enrolment.project_id == project.id, Enrolment.state == WAITING)
    room, moved = places.room(db, project.id), []
    for each in db.scalars(query.order_by(Enrolment.seq).with_for_update()):
        if room.has_place(each.org_path):
            room.take(each.org_path)
            each.state, each.decided_at, each.decided_by = ACCEPTED, now, None
            each.row_version += 1
            moved.append(each)
    db.flush()
    notifying.tell_of_decisions(db, project, moved)


def may_decide(actor: Actor, project: Project, enrolment: Enrolment) -> bool:
    """Whether the asker's office decides on an application: the owner, or an office above the school."""
    of_owner = actor.org_id == project.org_id
    above = actor.covers(enrolment.org_path) and actor.org_id != enrolment.org_id
    return actor.has(DECIDERS) and (of_owner or (above and enrolment.org_path.startswith(project.org_path)))


def may_take_out(actor: Actor, project: Project, enrolment: Enrolment) -> bool:
    """Whether the asker may take somebody out: the person, the school, the office above it, the owner."""
    if actor.teacher_id:
        return actor.teacher_id == enrolment.teacher_id
    return actor.org_id == project.org_id or actor.covers(enrolment.org_path)


def _one(db: Session, actor: Actor, enrolment_id: UUID, row_version: int) -> tuple[Project, Enrolment]:
    seen = db.scalar(select(Enrolment).where(Enrolment.id == enrolment_id))
    if seen is None or (actor.teacher_id and actor.teacher_id != seen.teacher_id):
        raise NotFound(NOT_HERE)
    project = finding.seen(db, seen.project_id)
    finding.take_turn(db, project.id)
    [found] = _held(db, project, [{"id": enrolment_id, "row_version": row_version}])
    if not may_take_out(actor, project, found):
        raise Forbidden(rules.NOT_YOURS)
    today = db.execute(select(func.timezone("Asia/Shanghai", func.clock_timestamp()))).scalar_one().date()
    if project.state != OPEN or project.start <= today:
        raise Conflict(rules.HAS_STARTED)
    return project, found


def _held(db: Session, project: Project, wanted: Sequence[dict[str, Any]]) -> list[Enrolment]:
    """These enrolments of a project, held, in the order in which people came; raises NotFound or Stale."""
    versions = {each["id"]: each["row_version"] for each in wanted}
    query = select(Enrolment).where(Enrolment.id.in_(versions), Enrolment.project_id == project.id)
    held = db.scalars(query.order_by(Enrolment.seq).with_for_update().execution_options(populate_existing=True))
    found = list(held)
    if len(found) != len(versions):
        raise NotFound(NOT_HERE)
    for each in found:
        if each.row_version != versions[each.id]:
            raise Stale(CHANGED, row_version=each.row_version)
    return found


def _move(enrolment: Enrolment, state: str, actor: Actor, now: datetime.datetime, words: str | None) -> None:
    enrolment.state, enrolment.why = state, words
    enrolment.decided_by, enrolment.decided_at = f"{actor.org_name} {actor.name}", now
    enrolment.row_version += 1

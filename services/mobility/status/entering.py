"""A school enters what becomes of one of its teachers, and undoes what it entered (R-MOB-05)."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.errors import Conflict, Invalid, NotFound
from services.common.messages.wording import word
from services.contracts.mobility import NAME
from services.contracts.mobility.status_acts import ASKED, DEATH, POST_CHANGE, UNDO, WORDS
from services.contracts.records.holds import STATUS, holds_wanted
from services.mobility import own_teachers
from services.mobility.assignments import death
from services.mobility.assignments.finding import begun_of
from services.mobility.models import StatusAct
from services.mobility.status import finding, retirement_ages, rules, viewing
from services.mobility.status.happened import line
from services.mobility.transfers import ending

ONE_OPEN = "status_act_open"  # the index that keeps it to one
WRONG = "{count} places need to be corrected."


def status_choices(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """What can be entered about a teacher of the asker's school now, and what each act demands."""
    teacher = own_teachers.teacher(db, actor, teacher_id)
    latest, open_id = finding.latest_done(db, [teacher_id]).get(teacher_id), finding.open_of(db, teacher_id)
    why = _against(teacher, open_id)
    assignment = begun_of(db, teacher_id)
    found = [] if why else rules.choices(teacher.personnel_status, elsewhere=assignment is not None)
    why = why or (None if found else rules.why_nothing(teacher.personnel_status) or rules.NOT_AFTER)
    return {
        "teacher_id": teacher_id,
        "name": teacher.name or "",
        "personnel_status": teacher.personnel_status,
        "not_before": latest and latest.day,
        "due": retirement_ages.month_of(teacher),
        "why_not": why and word(why, {}, db.info["request"].language),
        "open_act_id": open_id,
        "assignment_id": assignment and assignment.id,
        "choices": [vars(choice) for choice in found],
    }


def _against(teacher: Row, open_id: UUID | None) -> str | None:
    if open_id is not None:
        return rules.IS_OPEN
    return None if teacher.stage == "effective" else rules.NOT_EFFECTIVE


def enter_status_act(db: Session, actor: Actor, id: UUID, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
    """Enter an act; it is under review as soon as records has granted its hold. A death ends an open transfer."""
    teacher = own_teachers.teacher(db, actor, teacher_id)
    _refuse(teacher, finding.open_of(db, teacher_id))
    if begun_of(db, teacher_id) and asked["act"] != DEATH:
        raise Conflict(rules.ELSEWHERE)
    rules.refuse_unless_follows(asked["act"], teacher.personnel_status, asked["status"])
    latest = finding.latest_done(db, [teacher_id]).get(teacher_id)
    _refuse_faults(db, teacher, asked, latest and latest.day)
    now, post = _post_of(teacher), rules.post_of(asked["act"], asked["post"])
    if asked["act"] == POST_CHANGE and not rules.differs(now, post):
        raise Conflict(rules.NOTHING_NEW)
    said = {name: asked[name] for name in ("act", "day", "until", "document", "words", "post_said")} | {"post": post}
    act = _new(db, actor, id, teacher, **said, now=now, from_status=teacher.personnel_status, to_status=asked["status"])
    ended = _ended(db, actor, teacher_id) if asked["act"] == DEATH else []
    return _held(db, actor, act, ended)


def _post_of(teacher: Row) -> dict[str, Any]:
    """The post that a teacher has now, as far as records announces it."""
    known = {name: getattr(teacher, name) for name in ("post_type", "post_grade", "title", "staff_category")}
    return known | {"stage": teacher.main_stage, "courses": teacher.courses or []}


def _ended(db: Session, actor: Actor, teacher_id: UUID) -> list[UUID]:
    """What ends with the life of a teacher."""
    return [*ending.end_of_the_dead(db, actor, teacher_id), *death.end_of_the_dead(db, actor, teacher_id)]


def undo_status_act(db: Session, actor: Actor, id: UUID, act_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Ask to undo what took effect: on the same way, and while nothing later stands on it."""
    done = finding.held(db, act_id, row_version)
    teacher = own_teachers.teacher(db, actor, done.teacher_id)
    _refuse(teacher, finding.open_of(db, teacher.id))
    latest = finding.latest_done(db, [teacher.id]).get(teacher.id, done)
    rules.refuse_unless_undoable(done, latest, teacher.personnel_status)
    said = {"act": UNDO, "undoes": act_id, "day": done.day, "until": None, "document": None, "words": words}
    act = _new(db, actor, id, teacher, **said, from_status=done.to_status, to_status=done.from_status)
    return _held(db, actor, act, [])


def _refuse(teacher: Row, open_id: UUID | None) -> None:
    if why := _against(teacher, open_id):
        raise Conflict(why)


def _refuse_faults(db: Session, teacher: Row, asked: dict[str, Any], before: datetime.date | None) -> None:
    due = retirement_ages.month_of(teacher)
    found = rules.faults(asked, clock.today(), before)
    if rules.is_early(asked["act"], asked["day"], due) and not rules.said(asked["words"]):
        found.setdefault(WORDS, []).append(rules.EARLY)
    if found:
        language, known = db.info["request"].language, {"day": str(before), "due": due}
        worded = {name: [word(each, known, language) for each in some] for name, some in found.items()}
        raise Invalid(WRONG, errors=worded, count=len(worded))


def _new(db: Session, actor: Actor, id: UUID, teacher: Row, **said: Any) -> StatusAct:
    school, now = known_orgs.known(db, teacher.org_id), clock.now()
    if school.category is None:
        raise NotFound(own_teachers.NOBODY)
    act = StatusAct(id=id, teacher_id=teacher.id, name=teacher.name or "", state=ASKED, opened_at=now, **said)
    act.org_id, act.org_name, act.org_path, act.category = school.id, school.name, teacher.org_path, teacher.category
    act.person_id, act.person = actor.person_id, actor.name
    act.by_org_id, act.by_org_name = actor.org_id, actor.org_name
    act.waiting_since = now
    act.happened = [line("entered", now, actor.name, actor.org_name, act.words)]
    db.add(act)
    return act


def _held(db: Session, actor: Actor, act: StatusAct, ended: list[UUID]) -> dict[str, Any]:
    """Ask records for the file, in the stead of the businesses that end for it."""
    try:
        db.flush()
    except IntegrityError as error:  # somebody entered another act at this very moment
        if ONE_OPEN in str(error.orig):
            raise Conflict(rules.IS_OPEN) from None
        raise
    wanted = {"ref": act.id, "teacher_id": act.teacher_id, "kind": STATUS, "entries": None, "instead_of": ended}
    emit(db, holds_wanted.at(NAME), {"holds": [wanted]})
    return viewing.one(db, actor, act.id)

"""A school enters what becomes of its teachers, one or many at once, and undoes what it entered (R-MOB-05)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.errors import Conflict, Invalid, NotFound, Refused
from services.common.messages.wording import word
from services.contracts.mobility import NAME
from services.contracts.mobility.status_acts import ASKED, DEATH, UNDO
from services.contracts.records.holds import STATUS, holds_wanted
from services.mobility import own_teachers
from services.mobility.assignments import death
from services.mobility.models import StatusAct
from services.mobility.status import finding, retirement_ages, rules, viewing
from services.mobility.status.happened import line
from services.mobility.status.judging import Asked, Standing, post_of, standing_for
from services.mobility.transfers import ending

ONE_OPEN = "status_act_open"  # the index that keeps it to one
SAME_ID = "status_act_pkey"
TAKEN = "This id already names something else. Please begin again."


def status_choices(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """What can be entered about a teacher of the asker's school now, and what each act demands."""
    teacher = own_teachers.teacher(db, actor, teacher_id)
    standing = Standing(db, {teacher_id: teacher})
    why, assignment_id = standing.against(teacher_id), standing.elsewhere.get(teacher_id)
    found = [] if why else rules.choices(teacher.personnel_status, elsewhere=assignment_id is not None)
    why = why or (None if found else rules.why_nothing(teacher.personnel_status) or rules.NOT_AFTER)
    latest = standing.latest.get(teacher_id)
    return {
        "teacher_id": teacher_id,
        "name": teacher.name or "",
        "personnel_status": teacher.personnel_status,
        "not_before": latest and latest.day,
        "due": retirement_ages.month_of(teacher),
        "why_not": why and word(why, {}, db.info["request"].language),
        "open_act_id": standing.open.get(teacher_id),
        "assignment_id": assignment_id,
        "choices": [vars(choice) for choice in found],
    }


def enter_status_act(db: Session, actor: Actor, id: UUID, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
    """Enter an act; it is under review as soon as records has granted its hold. A death ends an open transfer."""
    teacher = own_teachers.teacher(db, actor, teacher_id)
    outcome = enter_all(db, actor, {teacher_id: teacher}, [{"id": id, "teacher_id": teacher_id} | asked])[id]
    if isinstance(outcome, Refused):
        raise _worded(outcome, db.info["request"].language)
    return viewing.one(db, actor, id)


def enter_all(
    db: Session, actor: Actor, teachers: Mapping[UUID, Row], asked: Sequence[Asked]
) -> dict[UUID, StatusAct | Refused]:
    """Enter those of these acts, up to 500, that can be, each on another teacher; by its id the act, or why not.

    Their holds are asked for together. Whoever enters another act at this very moment goes first.
    """
    taken: set[UUID] = set()  # by acts that are not in the asker's sight, such as those of a former school
    while True:
        standing = standing_for(db, teachers, list(asked))
        outcomes: dict[UUID, StatusAct | Refused | None] = {
            each["id"]: Conflict(rules.IS_OPEN) if each["teacher_id"] in taken else standing.refusal(each)
            for each in asked
        }
        sound = [each for each in asked if outcomes[each["id"]] is None]
        try:
            with db.begin_nested():
                outcomes |= _entered(db, actor, teachers, sound)
        except IntegrityError as error:
            if SAME_ID in str(error.orig):
                raise Conflict(TAKEN) from None
            if ONE_OPEN not in str(error.orig):
                raise
            found = {each["teacher_id"] for each in sound if str(each["teacher_id"]) in str(error.orig)}
            if not found:
                raise Conflict(rules.IS_OPEN) from None
            taken |= found
        else:
            return {id_: outcome for id_, outcome in outcomes.items() if outcome is not None}


def _entered(db: Session, actor: Actor, teachers: Mapping[UUID, Row], sound: Sequence[Asked]) -> dict[UUID, StatusAct]:
    schools = known_orgs.among(db, {teachers[each["teacher_id"]].org_id for each in sound})
    acts = [_act_of(actor, teachers[each["teacher_id"]], each, schools) for each in sound]
    db.add_all(acts)
    db.flush()
    ended = _ended(db, actor, [act.teacher_id for act in acts if act.act == DEATH])
    _ask_for_holds(db, acts, ended)
    return {act.id: act for act in acts}


def _act_of(actor: Actor, teacher: Row, asked: Asked, schools: Mapping[UUID, Row]) -> StatusAct:
    said = {name: asked[name] for name in ("act", "day", "until", "document", "words", "post_said")}
    said |= {"post": rules.post_of(asked["act"], asked["post"]), "now": post_of(teacher)}
    said |= {"from_status": teacher.personnel_status, "to_status": asked["status"]}
    return _new(actor, asked["id"], teacher, schools, **said)


def _ended(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict[UUID, list[UUID]]:
    """What ends with the lives of teachers, by teacher."""
    if not teacher_ids:
        return {}
    transfers, assignments = (each.end_of_the_dead(db, actor, teacher_ids) for each in (ending, death))
    return {each: [*transfers.get(each, ()), *assignments.get(each, ())] for each in teacher_ids}


def undo_status_act(db: Session, actor: Actor, id: UUID, act_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Ask to undo what took effect: on the same way, and while nothing later stands on it."""
    done = finding.held(db, act_id, row_version)
    teacher = own_teachers.teacher(db, actor, done.teacher_id)
    standing = Standing(db, {teacher.id: teacher})
    if why := standing.against(teacher.id):
        raise Conflict(why)
    rules.refuse_unless_undoable(done, standing.latest.get(teacher.id, done), teacher.personnel_status)
    said = {"act": UNDO, "undoes": act_id, "day": done.day, "until": None, "document": None, "words": words}
    statuses = {"from_status": done.to_status, "to_status": done.from_status}
    act = _new(actor, id, teacher, known_orgs.among(db, {teacher.org_id}), **said, **statuses)
    db.add(act)
    try:
        db.flush()
    except IntegrityError as error:  # somebody entered another act at this very moment
        if ONE_OPEN in str(error.orig):
            raise Conflict(rules.IS_OPEN) from None
        raise
    _ask_for_holds(db, [act], {})
    return viewing.one(db, actor, id)


def _worded(refusal: Refused, language: str) -> Refused:
    """The refusal with what is wrong at each field said in the asker's language."""
    if isinstance(refusal, Invalid):
        told = {name: [word(each, refusal.params, language) for each in some] for name, some in refusal.errors.items()}
        return Invalid(refusal.message, errors=told, **refusal.params)
    return refusal


def _new(actor: Actor, id: UUID, teacher: Row, schools: Mapping[UUID, Row], **said: Any) -> StatusAct:
    school, now = schools.get(teacher.org_id), clock.now()
    if school is None or school.category is None:
        raise NotFound(own_teachers.NOBODY)
    act = StatusAct(id=id, teacher_id=teacher.id, name=teacher.name or "", state=ASKED, opened_at=now, **said)
    act.org_id, act.org_name, act.org_path, act.category = school.id, school.name, teacher.org_path, teacher.category
    act.person_id, act.person = actor.person_id, actor.name
    act.by_org_id, act.by_org_name = actor.org_id, actor.org_name
    act.waiting_since = now
    act.happened = [line("entered", now, actor.name, actor.org_name, act.words)]
    return act


def _ask_for_holds(db: Session, acts: Sequence[StatusAct], ended: Mapping[UUID, list[UUID]]) -> None:
    """Ask records for the files, in the stead of the businesses that end for them."""
    holds = [
        {
            "ref": act.id,
            "teacher_id": act.teacher_id,
            "kind": STATUS,
            "entries": None,
            "instead_of": ended.get(act.teacher_id, []),
        }
        for act in acts
    ]
    if holds:
        emit(db, holds_wanted.at(NAME), {"holds": holds})

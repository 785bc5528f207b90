"""What a death makes of an assignment: one not begun ends when it is entered, one begun when it takes effect."""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.mobility.assignments import AGREED, ASKED, BEGUN, ENDED, ENDING, REVIEWED, WRITING
from services.mobility.assignments import cases, finding, notifying, rules, writing
from services.mobility.assignments.happened import follow, line
from services.mobility.models import Assignment, StatusAct
from services.mobility.transfers.ending import DIED
from services.mobility.transfers.viewing import signature


def not_now(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, str]:
    """Of these teachers, for whom something is being written at this moment: nothing ends then."""
    writing_now = Assignment.state.in_((WRITING, ENDING))
    found = select(Assignment.teacher_id).where(Assignment.teacher_id.in_(teacher_ids), writing_now)
    return dict.fromkeys(db.scalars(found), rules.NOT_NOW)


def end_of_the_dead(db: Session, actor: Actor, teacher_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """End what has not begun yet of teachers whose death the school enters; the ids, to be let go of at records."""
    open_now = Assignment.state.in_((ASKED, REVIEWED, AGREED, WRITING, ENDING))
    ended: dict[UUID, list[UUID]] = {}
    for each in finding.held_where(db, Assignment.teacher_id.in_(teacher_ids) & open_now):
        _end(db, actor, each)
        ended.setdefault(each.teacher_id, []).append(each.id)
    return ended


def _end(db: Session, actor: Actor, assignment: Assignment) -> None:
    if assignment.state in (WRITING, ENDING):
        raise Conflict(rules.NOT_NOW)
    is_at_review = assignment.state == REVIEWED
    assignment.why = _died(actor.org_name)
    done = line("overtaken", clock.now(), actor.name, actor.org_name, assignment.why)
    follow(assignment, "overtaken", done, closes=True)
    if is_at_review:
        cases.recall(db, assignment, signature(actor))
    db.flush()
    notifying.tell(db, "assignment_failed", assignment)


def entry_that_ends(db: Session, act: StatusAct) -> dict[str, Any] | None:
    """The entry of 交流轮岗 that a death ends along with the status; none for who is not on rotation."""
    found = finding.begun_of(db, act.teacher_id)
    return writing.rotation_entry(found, act.day) if found else None


def took_effect(db: Session, act: StatusAct, at: datetime.datetime) -> None:
    """The assignment of who died has ended on that day."""
    which = (Assignment.teacher_id == act.teacher_id) & Assignment.state.in_(BEGUN)
    for each in finding.held_where(db, which):
        is_at_review = each.wanted_until is not None
        each.ended_by, each.ended_on, each.why = act.id, act.day, _died(act.org_name)
        follow(each, "cut_short", line("cut_short", at, act.person, act.by_org_name, each.why), closes=True)
        if is_at_review:
            by = {"person_id": act.person_id, "person": act.person, "org_id": act.by_org_id}
            cases.recall(db, each, by | {"org_name": act.by_org_name})
        cases.forget_extension(each)
        db.flush()
        notifying.tell(db, "assignment_ended", each)


def was_undone(db: Session, act: StatusAct, at: datetime.datetime) -> None:
    """The death was registered wrongly: the assignment goes on as if nothing had happened."""
    which = (Assignment.ended_by == act.id) & (Assignment.state == ENDED)
    for each in finding.held_where(db, which):
        each.ended_by = each.ended_on = each.why = each.closed_at = None
        follow(each, "resumed", line("resumed", at, None, act.by_org_name, None))
        each.waiting_since = None


def _died(school: str) -> str:
    return word(DIED, {"school": school}, LANGUAGES[0])

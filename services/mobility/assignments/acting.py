"""The home school takes an assignment back, extends it or ends it (R-MOB-06)."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.contracts.mobility.assignments import AGREED, EXTENDING, REVIEWED
from services.mobility import releasing
from services.mobility.assignments import cases, entering, finding, notifying, rules, viewing
from services.mobility.assignments.happened import follow, line
from services.mobility.models import Assignment
from services.mobility.transfers.viewing import signature


def withdraw_assignment(db: Session, actor: Actor, assignment_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take it back before it begins, or the extension that is under review; a decision at that moment is void."""
    found = finding.held(db, actor, assignment_id, row_version)
    if found.state == EXTENDING:
        follow(found, "extension_withdrawn", _line("extension_withdrawn", actor, words))
        cases.recall(db, found, signature(actor))
        cases.forget_extension(found)
        return _shown(db, actor, assignment_id)
    before = found.state
    follow(found, "withdrawn", _line("withdrawn", actor, words), closes=True)
    if before == REVIEWED:
        cases.recall(db, found, signature(actor))
    releasing.release(db, [found.id])
    if before == AGREED:
        notifying.tell_everybody(db, "assignment_taken_back", found)
    return _shown(db, actor, assignment_id)


def extend_assignment(
    db: Session, actor: Actor, assignment_id: UUID, row_version: int, until: datetime.date, words: str
) -> dict[str, Any]:
    """Ask for another last day, on the way that the assignment itself went."""
    found = finding.held(db, actor, assignment_id, row_version)
    rules.move(found.state, "extension_asked")
    if fault := rules.fault_of_extension(found.until, until, clock.today()):
        entering.refuse(db, {"until": [fault]})
    found.wanted_until, found.wanted_words = until, words
    follow(found, "extension_asked", _line("extension_asked", actor, words, until=until))
    cases.want_cases(db, [(found, actor.person_id)])
    return _shown(db, actor, assignment_id)


def end_assignment(
    db: Session, actor: Actor, assignment_id: UUID, row_version: int, day: datetime.date, words: str
) -> dict[str, Any]:
    """The teacher is back since `day`; it ends as soon as records has written that."""
    found = finding.held(db, actor, assignment_id, row_version)
    rules.move(found.state, "end_asked")
    if fault := rules.fault_of_end(found.start, day, clock.today()):
        entering.refuse(db, {"day": [fault]}, day=str(found.start))
    _recall_extension(db, actor, found)
    found.ended_on, found.change_ref, found.blocker, found.why = day, uuid4(), None, None
    signed = {"person_id": actor.person_id, "by_org_id": actor.org_id}
    follow(found, "end_asked", _line("end_asked", actor, words, **signed))
    entering.ask_for_file(db, found.id, found.teacher_id)
    return _shown(db, actor, assignment_id)


def _recall_extension(db: Session, actor: Actor, assignment: Assignment) -> None:
    if assignment.state == EXTENDING:
        cases.recall(db, assignment, signature(actor))
        cases.forget_extension(assignment)


def _line(act: str, actor: Actor, words: str, **more: Any) -> dict[str, Any]:
    return line(act, clock.now(), actor.name, actor.org_name, words, **more)


def _shown(db: Session, actor: Actor, assignment_id: UUID) -> dict[str, Any]:
    db.flush()
    return viewing.one(db, actor, assignment_id)

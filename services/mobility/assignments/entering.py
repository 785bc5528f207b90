"""The home school enters where one of its teachers goes for a time (R-MOB-06, R-MOB-08)."""

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
from services.contracts.identity.orgs import SCHOOLS
from services.contracts.mobility import NAME
from services.contracts.mobility.assignments import ASKED, SCHOOL
from services.contracts.records.holds import ASSIGNMENT, holds_wanted
from services.mobility.assignments import finding, rules, viewing
from services.mobility.assignments.happened import line
from services.mobility.models import Assignment
from services.mobility.own_teachers import NOBODY, teacher

ONE_OPEN = "assignment_open"  # the index that keeps it to one
WRONG = "{count} places need to be corrected."


def assignment_choices(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """Whether a teacher of the asker's school can go elsewhere now, and the assignment that is under way."""
    known, open_id = teacher(db, actor, teacher_id), finding.open_of(db, teacher_id)
    why = rules.against(known.stage, known.personnel_status, is_open=open_id is not None)
    return {
        "teacher_id": teacher_id,
        "name": known.name or "",
        "personnel_status": known.personnel_status,
        "why_not": why and word(why, {}, db.info["request"].language),
        "open_id": open_id,
    }


def enter_assignment(db: Session, actor: Actor, id: UUID, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
    """Enter an assignment; it is under review as soon as records has granted its hold."""
    known = teacher(db, actor, teacher_id)
    is_open = finding.open_of(db, teacher_id) is not None
    if why := rules.against(known.stage, known.personnel_status, is_open=is_open):
        raise Conflict(why)
    if found := rules.faults(asked, clock.today()):
        refuse(db, found)
    host = _host(db, known, asked)
    _add(db, _new(db, actor, id, known, host, asked))
    ask_for_file(db, id, teacher_id)
    return viewing.one(db, actor, id)


def refuse(db: Session, found: dict[str, list[str]], **known: Any) -> None:
    """Raise Invalid with what is wrong, field by field."""
    language = db.info["request"].language
    worded = {name: [word(each, known, language) for each in some] for name, some in found.items()}
    raise Invalid(WRONG, errors=worded, count=len(worded))


def _host(db: Session, known: Row, asked: dict[str, Any]) -> Row | None:
    """The school that takes the teacher in; none where it is no school of this site."""
    if asked["host_kind"] != SCHOOL:
        return None
    host = known_orgs.among(db, {asked["host_id"]}).get(asked["host_id"])
    if host is None or host.level not in SCHOOLS or host.category is None:
        refuse(db, {"host_id": [rules.NOT_A_SCHOOL]})
    elif host.closed:
        refuse(db, {"host_id": [rules.CLOSED_SCHOOL]})
    elif host.id == known.org_id:
        refuse(db, {"host_id": [rules.OWN_SCHOOL]})
    return host


def _new(db: Session, actor: Actor, id: UUID, known: Row, host: Row | None, asked: dict[str, Any]) -> Assignment:
    school, now = known_orgs.known(db, known.org_id), clock.now()
    if school.category is None:
        raise NotFound(NOBODY)
    said = {name: asked[name] for name in ("kind", "host_kind", "start", "until", "document", "reason")}
    made = Assignment(id=id, teacher_id=known.id, name=known.name or "", state=ASKED, opened_at=now, **said)
    made.rotation_type = asked["rotation_type"] or None
    made.org_id, made.org_name, made.org_path, made.category = school.id, school.name, known.org_path, school.category
    made.host_id, made.host_path = (host.id, host.path) if host else (None, None)
    made.host_name = host.name if host else asked["host_name"].strip()
    made.from_status, made.to_status = rules.AT_POST, rules.STATUS[asked["kind"], asked["host_kind"]]
    made.person_id, made.person = actor.person_id, actor.name
    made.by_org_id, made.by_org_name = actor.org_id, actor.org_name
    made.waiting_since = now
    made.happened = [line("entered", now, actor.name, actor.org_name, made.reason)]
    return made


def _add(db: Session, made: Assignment) -> None:
    db.add(made)
    try:
        db.flush()
    except IntegrityError as error:  # somebody entered another one at this very moment
        if ONE_OPEN in str(error.orig):
            raise Conflict(rules.IS_OPEN) from None
        raise


def ask_for_file(db: Session, assignment_id: UUID, teacher_id: UUID) -> None:
    """Have records hold the file for an assignment."""
    wanted = {"ref": assignment_id, "teacher_id": teacher_id, "kind": ASSIGNMENT, "entries": None}
    emit(db, holds_wanted.at(NAME), {"holds": [wanted]})

"""A teacher, or the school's clerk for a teacher, claims credits, and takes a claim back (R-TRN-07)."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid
from services.common.happened import line
from services.common.messages.wording import word
from services.contracts.training.claims import REVIEWED
from services.training import frozen_cycles
from services.training.claims import cases, choices, evidence, finding, rules, viewing
from services.training.enrolments import rules as register
from services.training.models import Claim

WRONG = "{count} places need to be corrected."
NO_AUTHORITY = "No office manages this school; nobody could confirm its trainings."
ANOTHER = "This claim was entered before, and said something else. Please look at it again."
NOT_YOURS = "Whoever entered a claim takes it back."


def claim_credits(db: Session, actor: Actor, id: UUID, teacher_id: UUID | None, **asked: Any) -> dict[str, Any]:
    """Enter a claim, which is at review from now on; the same again is the same claim."""
    row = choices.teacher(db, actor, teacher_id)
    said = asked | {"organiser": asked["organiser"] or None}
    said["measures"] = {code: str(number) for code, number in asked["measures"].items()}
    files = _checked(db, actor, row, said)
    digest = rules.digest(said, row.id, files)
    if known := finding.known(db, id):
        if known.digest != digest:
            raise Conflict(ANOTHER)
        return viewing.one(db, actor, id)
    made = _new(db, actor, row, id, said | {"evidence": files, "digest": digest})
    db.add(made)
    db.flush()
    evidence.hold(db, made)
    cases.want(db, made)
    return viewing.one(db, actor, id)


def withdraw_claim(db: Session, actor: Actor, claim_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take it back before it is decided."""
    found = finding.held(db, claim_id, row_version)
    if not viewing.is_side_of(actor, found):
        raise Forbidden(NOT_YOURS)
    cases.follow(found, "withdrawn", line("withdrawn", clock.now(), actor.name, actor.org_name, words))
    found.why = words
    cases.recall(db, found, actor)
    db.flush()
    return viewing.one(db, actor, claim_id)


def _checked(db: Session, actor: Actor, row: Row, said: dict[str, Any]) -> list[dict[str, Any]]:
    """The facts of its evidence; raises Invalid field by field."""
    found, files = rules.faults(said, choices.rule_of(db, row.org_path, said["finish"]), clock.today()), []
    try:
        files = evidence.opened(actor, said["evidence"])
    except evidence.Wrong as wrong:
        found["evidence"] = str(wrong)
    if found:
        language = db.info["request"].language
        worded = {name: [word(each, {}, language)] for name, each in found.items()}
        raise Invalid(WRONG, errors=worded, count=len(worded))
    return files


def _new(db: Session, actor: Actor, row: Row, id: UUID, said: dict[str, Any]) -> Claim:
    if row.stage != "effective":
        raise Conflict(register.NOT_EFFECTIVE)
    frozen_cycles.refuse(db, row.org_path, said["finish"])
    school, now = known_orgs.known(db, row.org_id), clock.now()
    if school.authority_id is None:
        raise Conflict(NO_AUTHORITY)
    made = Claim(id=id, state=REVIEWED, case_id=uuid4(), waiting_since=now, entered_at=now, **said)
    made.teacher_id, made.teacher_name, made.department_id = row.id, row.name or "", row.department_id
    made.org_id, made.org_name, made.org_path, made.category = row.org_id, school.name, row.org_path, row.category
    made.office_id, made.office_path = school.authority_id, known_orgs.known(db, school.authority_id).path
    made.person_id, made.person = actor.person_id, actor.name
    made.happened = [line("entered", now, actor.name, actor.org_name, None)]
    return made

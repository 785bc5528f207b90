"""A result is looked at closely, corrected after it was confirmed, or revoked (R-TRN-04, -10)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid
from services.common.messages.wording import word
from services.contracts.training.results import REVOKED, SUBMITTED, SUPERSEDED
from services.training import frozen_cycles
from services.training.confirming import accounts, announcing, deciding, lists, reversing
from services.training.models import CreditAccount, Project, Result
from services.training.results import rules

NOT_YOURS = "The office that owns the training does that."
CORRECT_INSTEAD = "A result of the ministry's training is corrected by whoever held it; the province confirms that."
OWN_ENTRY = "You entered or submitted this yourself; somebody else does that."


def look_at_result(db: Session, actor: Actor, result_id: UUID, row_version: int) -> dict[str, Any]:
    """A result of the sample was looked at closely, by somebody who did not enter it."""
    [found] = deciding.held(db, actor, [{"id": result_id, "row_version": row_version}])
    _refuse_own(actor, found)
    if found.state != SUBMITTED:
        raise Conflict(deciding.NOT_NOW, name=found.name)
    found.looked_by, found.row_version = f"{actor.org_name} {actor.name}", found.row_version + 1
    db.flush()
    return lists.shown(db, found, found.name, found.org_name)


def correct_result(
    db: Session, actor: Actor, result_id: UUID, row_version: int, words: str, **said: Any
) -> dict[str, Any]:
    """Say what is right: a new version, which is confirmed like a new result; until then the old credit stands."""
    before = reversing.held(db, result_id, row_version)
    project = db.scalar(select(Project).where(Project.id == before.project_id)) if before.project_id else None
    if project is None or actor.org_id != (project.institution_id or project.org_id):
        raise Forbidden(rules.NOT_OF_HOLDER)
    frozen_cycles.refuse(db, _place(db, before), before.finished)
    if fault := rules.faults(before.name, said, before.planned or project.hours):
        language = db.info["request"].language
        raise Invalid(fault[0], errors={"hours": [word(fault[0], fault[1], language)]}, **fault[1])
    before.state, before.row_version = SUPERSEDED, before.row_version + 1
    db.flush()
    made = reversing.new_version(actor, before, said, words)
    db.add(made)
    project.results_state, project.row_version = "submitted", project.row_version + 1
    db.flush()
    return lists.shown(db, made, made.name, made.org_name)


def revoke_result(db: Session, actor: Actor, result_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """A confirmed result is void: its credit is reversed, both stay visible."""
    [found] = deciding.held(db, actor, [{"id": result_id, "row_version": row_version}])
    _refuse_own(actor, found)
    if found.source == "national" or (found.source == "project" and found.training["level"] == "ministry"):
        raise Conflict(CORRECT_INSTEAD)
    found = reversing.held(db, result_id, row_version)
    frozen_cycles.refuse(db, _place(db, found), found.finished)
    account = db.scalar(select(CreditAccount).where(CreditAccount.teacher_id == found.teacher_id).with_for_update())
    signed = deciding.Signed.of(actor)
    credit = reversing.standing(db, [found.subject_id]).get(found.subject_id)
    if credit is not None and account is not None:
        account.confirmations += 1
        reversed_ = reversing.reverse(db, credit, account.confirmations, signed, words)
        announcing.tell_of_reversal(db, found, reversed_, signed)
    found.state, found.why, found.row_version = REVOKED, words, found.row_version + 1
    found.decided_by, found.decided_at = signed.by, signed.at
    db.flush()
    return lists.shown(db, found, found.name, found.org_name)


def _place(db: Session, result: Result) -> str:
    """Where the file of its teacher is now."""
    place = accounts.of_teachers(db, [result.teacher_id], {result.teacher_id: result.org_path})
    return place[result.teacher_id].org_path or result.org_path


def _refuse_own(actor: Actor, result: Result) -> None:
    if actor.person_id in (result.person_id, result.submitted_by):
        raise Forbidden(OWN_ENTRY)

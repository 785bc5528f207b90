"""What was confirmed and turned out wrong: a reversal beside it, both visible; nothing is ever changed (R-TRN-10)."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID, uuid5

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.contracts.training.results import CONFIRMED, RETURNED, SUBMITTED, SUPERSEDED
from services.training.models import Credit, Result
from services.training.results import rules

NOT_HERE = "There is no such result for you."
CHANGED = "The result of {name} changed meanwhile. Please look at it again."
NOT_CONFIRMED = "Only a confirmed result can be corrected or revoked; change it as it is entered."
SAME = (
    "result_id", "subject_id", "teacher_id", "name", "org_id", "org_name", "org_path", "office_id", "office_path",
    "finished", "training", "rule", "version", "version_id", "kind", "programme", "counts",
)  # fmt: skip


class Signature(Protocol):
    """Who decides, when."""

    person: str
    by_id: UUID
    org_id: UUID
    org_name: str
    at: Any

    @property
    def by(self) -> str:
        """The office and the person, as they are shown."""


def reverse(db: Session, credit: Credit, number: int, signed: Signature, why: str | None) -> dict[str, Any]:
    """The reversal of a credit, as the next confirmation of its teacher; at the school of its date, as it was."""
    said = {name: getattr(credit, name) for name in SAME} | {
        "id": uuid5(credit.id, "reversal"),
        "reverses_id": credit.id,
        "number": number,
        "kept": -credit.kept,
        "amounts": [{"bucket": each["bucket"], "amount": str(-Decimal(each["amount"]))} for each in credit.amounts],
        "derivation": [],
        "confirmed_by": signed.by,
        "confirmed_by_id": signed.by_id,
        "confirmed_at_org": signed.org_name,
        "confirmed_at": signed.at,
        "why": why,
    }
    db.execute(insert(Credit), [said])
    return said


def standing(db: Session, subject_ids: Collection[UUID]) -> dict[UUID, Credit]:
    """By result, the credit that no reversal stands beside."""
    reversal = aliased(Credit)
    query = select(Credit).where(
        Credit.subject_id.in_(subject_ids),
        Credit.reverses_id.is_(None),
        ~select(reversal.id).where(reversal.reverses_id == Credit.id).exists(),
    )
    return {each.subject_id: each for each in db.scalars(query)} if subject_ids else {}


def restore(db: Session, refused: Sequence[Result]) -> None:
    """Corrections were refused: the versions before them stand again."""
    before = {each.subject_id: each.number - 1 for each in refused}
    for each in refused:
        each.state = SUPERSEDED
    db.flush()
    query = select(Result).where(Result.subject_id.in_(before)).order_by(Result.id).with_for_update()
    for each in db.scalars(query):
        if each.number == before[each.subject_id]:
            each.state, each.row_version = CONFIRMED, each.row_version + 1


def new_version(actor: Actor, before: Result, said: Mapping[str, Any], words: str) -> Result:
    """The next version of a result, which waits to be confirmed."""
    made = Result(
        id=uuid5(before.id, "next"), number=before.number + 1, state=SUBMITTED, row_version=1, why=words,
        hours=said["hours"], absent=said["absent"], grade=rules.grade(said["grade"]),
        measures={name: str(value) for name, value in sorted(said["measures"].items())},
        sampled=True, person_id=actor.person_id, person=actor.name, entered_at=clock.now(),
        submitted_by=actor.person_id, submitted_at=clock.now(),
    )  # fmt: skip
    same = (
        "subject_id", "source", "project_id", "enrolment_id", "teacher_id", "name", "org_id", "org_name", "org_path",
        "office_id", "office_path", "institution_path", "training", "first_day", "finished", "planned", "reviewed",
        "attributes", "certificate",
    )  # fmt: skip
    for name in same:
        setattr(made, name, getattr(before, name))
    return made


def held(db: Session, result_id: UUID, row_version: int) -> Result:
    """A confirmed result that the asker may write, held; raises NotFound, Forbidden, Stale or Conflict."""
    if db.scalar(select(Result.id).where(Result.id == result_id)) is None:
        raise NotFound(NOT_HERE)
    found = db.scalar(select(Result).where(Result.id == result_id).with_for_update())
    if found is None:
        raise Forbidden(rules.NOT_OF_HOLDER)
    if found.row_version != row_version:
        raise Stale(CHANGED, name=found.name, row_version=found.row_version)
    if found.state not in (CONFIRMED, RETURNED):
        raise Conflict(NOT_CONFIRMED)
    return found

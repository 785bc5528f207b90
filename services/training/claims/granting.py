"""A claim that review approved becomes a result, and that at once its credits (R-TRN-07)."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from services.contracts.training.results import SUBMITTED
from services.training.claims import rules
from services.training.confirming import deciding
from services.training.models import Claim, Result

NONE_MISSED = Decimal(0)


def grant(db: Session, claim: Claim, decision: dict[str, Any]) -> None:
    """Make its result, and confirm it on the word of the last decision."""
    signed = deciding.Signed(
        decision["person"],
        UUID(str(decision["person_id"])),
        UUID(str(decision["org_id"])),
        decision["org_name"],
        _instant(decision["at"]),
    )
    result = result_of(claim)
    result.submitted_at = signed.at
    db.add(result)
    db.flush()
    deciding.confirm(db, [result], signed)


def result_of(claim: Claim) -> Result:
    """The result that a claim stands for; hours that are claimed were attended, so none of them was missed."""
    made = Result(id=uuid5(claim.id, "result"), subject_id=claim.id, number=1, source="claim", row_version=1)
    made.state, made.teacher_id, made.name = SUBMITTED, claim.teacher_id, claim.teacher_name
    made.org_id, made.org_name, made.org_path = claim.org_id, claim.org_name, claim.org_path
    made.office_id, made.office_path = claim.office_id, claim.office_path
    made.training, made.first_day, made.finished = training_of(claim), claim.start, claim.finish
    made.hours = made.planned = claim.hours
    made.absent = None if claim.hours is None else NONE_MISSED
    said = dict(claim.attributes)
    made.grade = said.pop("grade", None)
    made.attributes, made.measures, made.sampled = said, dict(claim.measures), False
    made.person_id, made.person, made.entered_at = claim.person_id, claim.person, claim.entered_at
    made.submitted_by, made.submitted_at = claim.person_id, claim.entered_at
    return made


def training_of(claim: Claim) -> dict[str, Any]:
    """What stays known of it, as of a training."""
    return {
        "project_id": None, "name": claim.name, "level": rules.level(claim.kind), "mode": rules.mode(claim.kind),
        "content": None, "year": claim.finish.year, "owner": claim.org_name,
        "organisation": claim.organiser or claim.org_name, "document": None,
    }  # fmt: skip


def _instant(said: Any) -> datetime.datetime:
    return said if isinstance(said, datetime.datetime) else datetime.datetime.fromisoformat(said)

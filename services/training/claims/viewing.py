"""A claim as an asker may see it: what was done, what it is worth and why, who has it, what happened."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, happened, roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.common.trail import audit
from services.contracts.training.claims import GRANTED, REVIEWED
from services.training.claims import evidence, finding, granting
from services.training.confirming import worth
from services.training.models import Claim, Result

SAME = (
    "id", "teacher_id", "teacher_name", "org_name", "kind", "name", "start", "finish", "hours", "state",
    "waiting_since", "due_at", "entered_at", "row_version",
)  # fmt: skip
WHOLE = ("organiser", "attributes", "measures", "words", "case_id")
NOTHING: dict[str, Any] = {"amount": None, "why": None, "steps": []}


def one(db: Session, actor: Actor, claim_id: UUID) -> dict[str, Any]:
    """A whole claim; the reading is logged. Raises NotFound beyond the asker's sight."""
    return _read(db, actor, finding.known(db, claim_id))


def credit_claim(db: Session, actor: Actor, claim_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, claim_id)


def case_claim(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The claim that a case is about."""
    return _read(db, actor, db.scalar(select(Claim).where(Claim.case_id == case_id)))


def _read(db: Session, actor: Actor, found: Claim | None) -> dict[str, Any]:
    if found is None:
        raise NotFound(finding.NOT_HERE)
    audit.record(db, "training.claim_read", found.teacher_id, claim=str(found.id))
    [row] = rows(db, actor, [found])
    return (
        row
        | {name: getattr(found, name) for name in WHOLE}
        | {
            "evidence": list(evidence.links(actor, found)),
            "entered_by": found.person,
            "happened": [happened.event(line) for line in found.happened],
        }
    )


def rows(db: Session, actor: Actor, found: Collection[Claim]) -> list[dict[str, Any]]:
    """Claims as a list shows them."""
    names = known_orgs.names(db, {org_id for each in found for org_id in each.desk_ids})
    worths = _worths(db, found)
    return [_row(actor, each, names) | {name: worths[each.id][name] for name in NOTHING} for each in found]


def number_of(claim: Claim) -> str:
    """申报编号: the day on which it was entered, and a number that no other one has."""
    return f"SB{claim.entered_at.astimezone(clock.SHANGHAI):%Y%m%d}{claim.seq:06d}"


def is_side_of(actor: Actor, claim: Claim) -> bool:
    """Whether the asker may take it back: the teacher, or the clerk of the school."""
    if actor.teacher_id:
        return actor.teacher_id == claim.teacher_id
    return actor.has(roles.ENTRY) and actor.org_id == claim.org_id


def _row(actor: Actor, claim: Claim, names: dict[UUID, str]) -> dict[str, Any]:
    waits = claim.state == REVIEWED
    desks = "、".join(dict.fromkeys(names.get(each, "") for each in claim.desk_ids)) if waits else ""
    return {name: getattr(claim, name) for name in SAME} | {
        "number": number_of(claim),
        "desk_name": desks or None,
        "may": ["withdraw"] if waits and is_side_of(actor, claim) else [],
    }


def _worths(db: Session, found: Collection[Claim]) -> dict[UUID, dict[str, Any]]:
    """By claim, what it gave, or would give while it is reviewed, and why not more."""
    granted = [each.id for each in found if each.state == GRANTED]
    results = {each.subject_id: each for each in db.scalars(_current(granted))} if granted else {}
    results |= {each.id: granting.result_of(each) for each in found if each.state == REVIEWED}
    worths = worth.of_many(db, list(results.values()))
    return {each.id: _said(each, results.get(each.id), worths) for each in found}


def _said(claim: Claim, result: Result | None, worths: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    if result is None or result.id not in worths:
        return NOTHING | {"why": claim.why}
    found = worths[result.id]
    return found | {"why": found["why"] or found["cut"]}


def _current(subject_ids: Collection[UUID]) -> Any:
    return select(Result).where(Result.subject_id.in_(subject_ids), Result.state != "superseded")

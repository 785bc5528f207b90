"""A claim at review: its case, and what became of it there (R-TRN-07)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.happened import go_on, line, note_decisions, words_of
from services.contracts.review import businesses as contract
from services.contracts.training import NAME
from services.contracts.training.claims import BUSINESS, REVIEWED
from services.training.claims import finding, granting, rules
from services.training.models import Claim


def want(db: Session, claim: Claim) -> None:
    """Ask review for the case of a claim; whoever entered it decides nothing of it."""
    case = {
        "id": claim.case_id,
        "business": BUSINESS,
        "subject": {"id": claim.id, "kind": BUSINESS, "name": claim.teacher_name},
        "teacher_id": claim.teacher_id,
        "version": {"entries": [], "digest": claim.digest, "number": 1},
        "sets": [],
        "org_id": claim.org_id,
        "department_id": claim.department_id,
        "category": claim.category,
        "submitter": claim.person_id,
        "contributors": [claim.person_id],
        "parties": {},
        "row_version": 1,
    }
    emit(db, contract.cases_wanted.at(NAME), {"cases": [case]})


def recall(db: Session, claim: Claim, actor: Actor) -> None:
    """Nothing of its case is to be decided any more."""
    signed = {name: getattr(actor, name) for name in ("person_id", "org_id", "org_name")} | {"person": actor.name}
    told = {"case_id": claim.case_id, "business": BUSINESS, "subject_id": claim.id, "at": clock.now()}
    emit(db, contract.cases_recalled.at(NAME), {"cases": [told | signed]})


def follow(claim: Claim, act: str, done: dict[str, Any]) -> None:
    """It ends so, and says so by `done`, a line; raises Conflict where it has ended already."""
    claim.state = rules.move(claim.state, act)
    go_on(claim, done, closes=True)


def apply(db: Session, cases: Sequence[dict[str, Any]]) -> None:
    """Follow the cases of claims; approved, one becomes a result and its credits."""
    ids: set[UUID] = {case["case_id"] for case in cases}
    known = finding.by_cases(db, ids)
    if missing := ids - known.keys():
        raise LookupError(f"Review moved the cases of {len(missing)} claims that are not here.")
    for case in sorted(cases, key=lambda case: case["row_version"]):
        claim = known[case["case_id"]]
        if case["row_version"] > claim.case_version:
            _follow(db, claim, case)


def _follow(db: Session, claim: Claim, case: dict[str, Any]) -> None:
    claim.case_version = case["row_version"]
    note_decisions(claim, case["decisions"])
    if claim.state != REVIEWED:
        return
    if case["state"] == "open":
        claim.desk_ids, claim.desk_roles = case["desk_ids"], case["step_roles"]
        claim.doors, claim.waiting_since, claim.due_at = case["doors"], case["at"], case["due_at"]
        return
    last = case["decisions"][-1] if case["decisions"] else {}
    if case["state"] == "approved":
        follow(claim, "granted", line("granted", case["at"], None, None, None))
        granting.grant(db, claim, last)
        return
    act, by = ("refused", last) if case["state"] == "rejected" else ("withdrawn", case["withdrawn_by"] or {})
    claim.why = words_of(last) if act == "refused" else None
    follow(claim, act, line(act, case["at"], by.get("person"), by.get("org_name"), claim.why))

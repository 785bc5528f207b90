"""Assignments at review: the case of what was entered, the case of an extension, and what became of them there."""

import hashlib
import json
from collections.abc import Collection, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.happened import note_decisions, words_of
from services.contracts.mobility import NAME
from services.contracts.mobility.assignments import BUSINESS, EXTENDING, LOAN, REVIEWED, ROTATION
from services.contracts.review import businesses as contract
from services.mobility import alike as likeness
from services.mobility import releasing
from services.mobility.assignments import finding, notifying, writing
from services.mobility.assignments.happened import follow, line
from services.mobility.models import Assignment

SAID = (
    "teacher_id", "org_id", "kind", "rotation_type", "host_kind", "host_id", "host_name", "start", "until",
    "wanted_until", "wanted_words", "document", "reason",
)  # fmt: skip
SHARED = ("kind", "rotation_type", "host_kind", "host_id", "host_name", "start", "until", "document", "reason")
KINDS = {ROTATION: "交流轮岗", LOAN: "借调"}


def want(db: Session, assignments: Collection[Assignment]) -> None:
    """Ask review for the cases of assignments whose hold was granted."""
    for each in assignments:
        follow(each, "granted", line("granted", clock.now(), None, None, None))
    want_cases(db, [(each, each.person_id) for each in assignments])


def want_cases(db: Session, asked: Sequence[tuple[Assignment, Any]]) -> None:
    """Ask review for a case of each, on the word of a person who decides nothing of it."""
    for each, _ in asked:
        each.case_id = uuid4()
        each.case_ids, each.case_version = [*each.case_ids, each.case_id], 0
    if asked:
        emit(db, contract.cases_wanted.at(NAME), {"cases": [_wanted(each, by) for each, by in asked]})


def _wanted(assignment: Assignment, submitter: Any) -> dict[str, Any]:
    return {
        "id": assignment.case_id,
        "business": BUSINESS,
        "subject": {"id": assignment.id, "kind": "assignment", "name": assignment.name},
        "teacher_id": assignment.teacher_id,
        "version": {"entries": [], "digest": _digest(assignment), "number": len(assignment.case_ids)},
        "sets": [],
        "org_id": assignment.org_id,
        "department_id": None,
        "category": assignment.category,
        "submitter": submitter,
        "contributors": [],
        "parties": {},
        "asked": _asked(assignment),
        "alike": _alike(assignment),
        "row_version": 1,
    }


def _asked(assignment: Assignment) -> dict[str, Any]:
    """A rotation or a loan from its first day on, or a later last day of it."""
    if assignment.wanted_until:
        return {"code": f"extended_{assignment.kind}", "day": assignment.wanted_until}
    return {"code": assignment.kind, "day": assignment.start}


def _alike(assignment: Assignment) -> dict[str, str] | None:
    """The key of rotations and loans that go to one place for one time; none of a later last day."""
    if assignment.wanted_until:
        return None
    what = f"{KINDS[assignment.kind]}到{assignment.host_name}"
    said = likeness.words(what, assignment.start, assignment.until, assignment.document, assignment.reason)
    return likeness.of(BUSINESS, [getattr(assignment, name) for name in SHARED], said, "")


def _digest(assignment: Assignment) -> str:
    """Of what is to be judged."""
    said = [getattr(assignment, name) for name in SAID]
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()


def recall(db: Session, assignment: Assignment, signature: dict[str, Any]) -> None:
    """Nothing of its case is to be decided any more; `signature` is who says so."""
    told = {"case_id": assignment.case_id, "business": BUSINESS, "subject_id": assignment.id, "at": clock.now()}
    emit(db, contract.cases_recalled.at(NAME), {"cases": [told | signature]})


def apply(db: Session, cases: Sequence[dict[str, Any]]) -> None:
    """Follow the cases of assignments, and have done what was decided."""
    ids = {case["case_id"] for case in cases}
    found = finding.held_where(db, Assignment.case_ids.overlap(list(ids)))
    known = {case_id: each for each in found for case_id in each.case_ids}
    if missing := ids - known.keys():
        raise LookupError(f"Review moved the cases of {len(missing)} assignments that are not here.")
    for case in sorted(cases, key=lambda case: case["row_version"]):
        each = known[case["case_id"]]
        if case["case_id"] == each.case_id and case["row_version"] > each.case_version:
            _follow(db, each, case)


def _follow(db: Session, assignment: Assignment, case: dict[str, Any]) -> None:
    assignment.case_version = case["row_version"]
    note_decisions(assignment, case["decisions"])
    if assignment.state not in (REVIEWED, EXTENDING):
        return
    if case["state"] == "open":
        assignment.desk_ids, assignment.desk_roles = case["desk_ids"], case["step_roles"]
        assignment.doors, assignment.waiting_since, assignment.due_at = case["doors"], case["at"], case["due_at"]
    elif assignment.state == EXTENDING:
        _close_extension(db, assignment, case)
    else:
        _close(db, assignment, case)


def _close(db: Session, assignment: Assignment, case: dict[str, Any]) -> None:
    if case["state"] == "approved":
        follow(assignment, "confirmed", line("confirmed", case["at"], None, None, None))
        assignment.doors = []
        if assignment.start <= clock.today():
            writing.begin(db, [assignment])
        else:
            notifying.tell_everybody(db, "assignment_agreed", assignment)
        return
    what, by, words = _end_of(case)
    assignment.why = words
    follow(assignment, what, line(what, case["at"], *by, words), closes=True)
    releasing.release(db, [assignment.id])


def _close_extension(db: Session, assignment: Assignment, case: dict[str, Any]) -> None:
    if case["state"] == "approved":
        assignment.until = assignment.wanted_until
        follow(assignment, "extended", line("extended", case["at"], None, None, str(assignment.until)))
        notifying.tell_everybody(db, "assignment_extended", assignment)
    else:
        what, by, words = _end_of(case)
        follow(assignment, f"extension_{what}", line(f"extension_{what}", case["at"], *by, words))
    forget_extension(assignment)


def _end_of(case: dict[str, Any]) -> tuple[str, tuple[str | None, str | None], str | None]:
    """How a case ended that was not approved: what, by whom, in which words."""
    if case["state"] == "rejected":
        last = case["decisions"][-1] if case["decisions"] else {}
        return "refused", (last.get("person"), last.get("org_name")), words_of(last)
    by = case["withdrawn_by"] or {}
    return "withdrawn", (by.get("person"), by.get("org_name")), None


def forget_extension(assignment: Assignment) -> None:
    """It waits for nothing any more but its end."""
    assignment.wanted_until = assignment.wanted_words = assignment.waiting_since = None
    assignment.doors = []

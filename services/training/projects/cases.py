"""A school's own project at review: the case that its authority decides, and what became of it (R-TRN-01)."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.happened import note_decisions, words_of
from services.contracts.review import businesses as contract
from services.contracts.training import NAME
from services.contracts.training.projects import BUSINESS, REVIEWED
from services.training.models import Project
from services.training.projects import finding, notifying
from services.training.projects.happened import follow, line

SAID = ("name", "mode", "content", "hours", "places", "start", "finish", "attributes", "institution_id")


def want(db: Session, project: Project, submitter: UUID) -> None:
    """Ask review for the case of a school's project."""
    project.case_id, project.case_version = uuid4(), 0
    said = [getattr(project, name) for name in SAID]
    case = {
        "id": project.case_id,
        "business": BUSINESS,
        "subject": {"id": project.id, "kind": BUSINESS, "name": project.name},
        "teacher_id": None,
        "version": {
            "entries": [],
            "digest": hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest(),
            "number": project.row_version,
        },
        "sets": [],
        "org_id": project.org_id,
        "department_id": None,
        "category": project.category,
        "submitter": submitter,
        "contributors": [project.person_id],
        "parties": {},
        "row_version": 1,
    }
    emit(db, contract.cases_wanted.at(NAME), {"cases": [case]})


def recall(db: Session, project: Project, actor: Actor) -> None:
    """Nothing of its case is to be decided any more."""
    signed = {name: getattr(actor, name) for name in ("person_id", "org_id", "org_name")} | {"person": actor.name}
    told = {"case_id": project.case_id, "business": BUSINESS, "subject_id": project.id, "at": clock.now()}
    emit(db, contract.cases_recalled.at(NAME), {"cases": [told | signed]})


def apply(db: Session, cases: Sequence[dict[str, Any]]) -> None:
    """Follow the cases of projects; approved, a project is offered."""
    ids = {case["case_id"] for case in cases}
    known = finding.by_cases(db, ids)
    for case in sorted(cases, key=lambda case: case["row_version"]):
        project = known.get(case["case_id"])  # none: asked anew meanwhile, under another case
        if project is not None and case["row_version"] > project.case_version:
            _follow(db, project, case)


def _follow(db: Session, project: Project, case: dict[str, Any]) -> None:
    project.case_version = case["row_version"]
    note_decisions(project, case["decisions"])
    if project.state != REVIEWED:
        return
    if case["state"] == "open":
        project.desk_ids, project.desk_roles = case["desk_ids"], case["step_roles"]
        project.doors, project.waiting_since, project.due_at = case["doors"], case["at"], case["due_at"]
        return
    if case["state"] == "approved":
        project.why = None
        follow(project, "approved", line("approved", case["at"], None, None, None))
        project.waiting_since, project.doors = None, []
        notifying.tell_of_offer(db, project)
        return
    last = case["decisions"][-1] if case["decisions"] else {}
    project.why = words_of(last)
    act = "refused" if case["state"] == "rejected" else "withdrawn"
    follow(project, act, line(act, case["at"], last.get("person"), last.get("org_name"), project.why))
    project.waiting_since, project.doors = None, []
    notifying.tell_of_refusal(db, project)

"""A school hands files over for review (报送): those it names at once, all that a filter finds as a job (R-REC-08)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.processes import jobs
from services.common.trail import audit
from services.records.submitting.handing import hand_over
from services.records.submitting.models import Submission

KIND = "submission"
TITLE = "报送"


def submit_chosen(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict:
    """Hand over the named files, with an outcome for each."""
    outcomes = hand_over(db, actor, teacher_ids)
    done = sum(outcome["done"] for outcome in outcomes)
    audit.record(db, "records.submitted", None, files=done)
    return {"items": outcomes, "next_desk": actor.org_name if done else None, "job_id": None}


def submit_found(db: Session, actor: Actor, id: UUID, wanted: dict[str, Any]) -> dict:
    """Queue the job that hands over what the filter `wanted` finds; the same id again is the same submission."""
    if db.get(Submission, id) is None:
        db.add(Submission(id=id, org_id=actor.org_id, org_path=actor.org_path, created_at=clock.now()))
        db.flush()
        department = wanted.get("department_id")
        asked = wanted | {"department_id": str(department) if department else None}
        jobs.add(db, id, KIND, TITLE, {"submission_id": str(id), "wanted": asked})
    return {"items": [], "next_desk": None, "job_id": id}

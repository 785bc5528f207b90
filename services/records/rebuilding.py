"""Copies of the teachers in other services are made whole: an operator has all of them told again, as a job."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.messages.wording import word
from services.common.processes import jobs, operations
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.records import teacher_copies
from services.records.file import announcing

KIND = "rebuild_copies"
TITLE = "Copies of teachers in other services"


def rebuild_copies(db: Session, actor: Actor, id: UUID) -> dict[str, Any]:
    """Queue the telling of all teachers; the same id again is the same job."""
    jobs.add(db, id, KIND, word(TITLE, {}, db.info["request"].language), {})
    audit.record(db, "records.copies_rebuilt", id)
    return operations.job_of(db, actor, teacher_copies.NAME, id)


def run_rebuilding(work: Work) -> dict[str, int]:
    """The job: how many teachers were told of. A restart tells of all again, which does no harm."""
    total, announced = announcing.count(work.store), 0
    work.progress(0, total)
    for announced in announcing.announce_all(work.store):
        work.progress(min(announced, total))
    return {"teachers": announced}

"""Somebody has all files of the territory looked through: a job of that person's."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.messages.wording import word
from services.common.processes import jobs, operations
from services.contracts.records import NAME
from services.records.duplicates import pairs
from services.records.duplicates.sweep_job import KIND

TITLE = "Look-alikes among the files of {org}"


def sweep(db: Session, actor: Actor, id: UUID) -> dict[str, Any]:
    """Queue it; the same id again is the same job."""
    pairs.refuse_unless_authority(actor)
    title = word(TITLE, {"org": actor.org_name}, db.info["request"].language)
    jobs.add(db, id, KIND, title, {"path": actor.org_path})
    return operations.job_of(db, actor, NAME, id)

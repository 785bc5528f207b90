"""A workbook is handed in, and what its preview shows as ready is entered; the jobs do the work (R-MOB-05)."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Stale
from services.common.processes import jobs
from services.contracts.mobility.status_batches import (
    DONE,
    ENTERING,
    READING,
    READY,
    ROW_READY,
    STOPPED,
)
from services.mobility.models import StatusBatch
from services.mobility.status_batches import entering_job, reading_job, rows, views

OF_THE_UPLOADER = "Whoever uploaded a workbook submits it."
NOT_READY = "This workbook is not ready to be submitted."
CHANGED = "{count} rows are ready now. Please look at them again."


def start(db: Session, actor: Actor, id: UUID, key: str, file_name: str, statuses: dict[str, str]) -> dict[str, Any]:
    """Hand a workbook in and have it read; the same again is harmless."""
    if db.get(StatusBatch, id) is None:
        whose = {"org_id": actor.org_id, "org_path": actor.org_path, "account_id": actor.account_id}
        said = {"person": actor.name, "file_name": file_name, "file_key": key, "state": READING, "job_id": id}
        db.add(StatusBatch(id=id, created_at=clock.now(), **whose, **said))
        db.flush()
        jobs.add(db, id, reading_job.KIND, file_name, {"batch_id": str(id), "statuses": statuses})
    return views.batch(db, actor, id)


def enter(db: Session, actor: Actor, batch_id: UUID, row_version: int, count: int) -> dict[str, Any]:
    """Enter `count` rows that were seen as ready; what is being entered already is not entered again."""
    views.own(db, actor, batch_id)
    batch = rows.locked(db, batch_id)
    if batch is None or batch.account_id != actor.account_id:
        raise Forbidden(OF_THE_UPLOADER)
    state = views.batch(db, actor, batch_id)["state"]
    if state in (ENTERING, DONE):
        return views.batch(db, actor, batch_id)
    _refuse_unless_ready(db, batch, state, row_version, count)
    batch.state, batch.submitted_at = ENTERING, batch.submitted_at or clock.now()
    batch.row_version += 1
    batch.job_id = uuid5(batch_id, f"enter {batch.row_version}")
    db.flush()
    jobs.add(db, batch.job_id, entering_job.KIND, batch.file_name, {"batch_id": str(batch_id)})
    return views.batch(db, actor, batch_id)


def _refuse_unless_ready(db: Session, batch: StatusBatch, state: str, row_version: int, count: int) -> None:
    ready = rows.counts(db, [batch.id])[batch.id][ROW_READY]
    if state not in (READY, STOPPED) or not ready:
        raise Conflict(NOT_READY)
    if batch.row_version != row_version or ready != count:
        raise Stale(CHANGED, count=ready, row_version=batch.row_version)

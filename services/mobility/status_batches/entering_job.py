"""The job that enters what the preview of a workbook showed as ready: 500 acts and their holds in one transaction."""

from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.errors import NotFound, Refused
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.mobility.status_batches import (
    AT_ONCE,
    DONE,
    ROW_ENTERED,
    ROW_READY,
    ROW_REFUSED,
)
from services.mobility import own_teachers
from services.mobility.models import StatusBatch, StatusBatchRow
from services.mobility.status import entering
from services.mobility.status_batches import rows
from services.mobility.status_batches.judging_rows import asked_by, stranger
from services.mobility.status_batches.reading_job import NOT_HERE

KIND = "status_enter"
TABLE = StatusBatchRow


def run_entering(work: Work, batch_id: str) -> dict[str, int]:
    """The job: set after set of what is ready still; the last one ends it."""
    total = done = 0
    while True:
        with work.begin() as db:
            batch = rows.locked(db, UUID(batch_id))
            if batch is None:
                raise NotFound(NOT_HERE)
            found = _ready(db, batch)
            _enter(db, batch, found)
            counts = rows.counts(db, [batch.id])[batch.id]
            total = total or counts[ROW_READY] + len(found)
            if not counts[ROW_READY]:
                _finish(work, db, batch, counts)
            failpoints.reach("job.before_commit")
        failpoints.reach("job.after_commit")
        if not counts[ROW_READY]:
            return counts
        done += len(found)
        work.progress(done, total)


def _ready(db: Session, batch: StatusBatch) -> list[Row]:
    columns = TABLE.number, TABLE.asked, TABLE.teacher_id
    query = select(*columns).where(TABLE.batch_id == batch.id, TABLE.state == ROW_READY)
    return list(db.execute(query.order_by(TABLE.number).limit(AT_ONCE)))


def _enter(db: Session, batch: StatusBatch, found: list[Row]) -> None:
    """Judge once more, since time went by, and enter what can be."""
    actor = db.info["request"].actor
    teachers = own_teachers.reached(db, batch.org_id, batch.org_path, {row.teacher_id for row in found})
    nobody = rows.refused(stranger(db, batch))
    gone = {row.number: nobody for row in found if row.teacher_id not in teachers}
    asked = {row.number: asked_by(row, row.teacher_id) for row in found if row.number not in gone}
    outcomes = entering.enter_all(db, actor, teachers, list(asked.values())) if asked else {}
    entered = {number: outcomes[each["id"]] for number, each in asked.items()}
    told = {
        number: rows.refused(*rows.faults_of(outcome))
        if isinstance(outcome, Refused)
        else {"state": ROW_ENTERED, "act_id": outcome.id}
        for number, outcome in entered.items()
    }
    rows.settle(db, batch.id, gone | told)
    made = [outcome.id for outcome in entered.values() if not isinstance(outcome, Refused)]
    audit.record_all(db, "mobility.enter_status_act", made, batch=str(batch.id))


def _finish(work: Work, db: Session, batch: StatusBatch, counts: dict[str, int]) -> None:
    batch.state = DONE
    batch.row_version += 1
    db.flush()
    told = {"entered": counts[ROW_ENTERED], "refused": counts[ROW_REFUSED]}
    audit.record(db, "mobility.status_workbook_entered", batch.id, **told)
    work.finish(db, told)

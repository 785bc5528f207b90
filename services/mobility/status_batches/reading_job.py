"""The job that reads a workbook: keeps its rows and asks records whose the numbers are, 500 at a time."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common import clock, failpoints, storage
from services.common.bus.outbox import emit
from services.common.errors import Invalid, NotFound, Refused
from services.common.processes.jobs import Cancelled, Work
from services.common.spreadsheets.one_sheet import Sheet
from services.common.trail import audit
from services.contracts.mobility import NAME
from services.contracts.mobility.status_batches import (
    AT_ONCE,
    CHECKING,
    COLUMNS,
    REQUIRED,
    ROW_REFUSED,
    ROW_SOUGHT,
)
from services.contracts.records.people_named import people_named
from services.mobility.models import StatusBatch, StatusBatchRow
from services.mobility.status_batches import judging_rows, rows, sealed
from services.mobility.status_batches.sheet import Reader, Row, masked

KIND = "status_read"
NOT_HERE = "There is no such workbook at your organisation."
EMPTY = "The workbook has no rows. Fill in one row for each teacher."


def run_reading(work: Work, batch_id: str, statuses: dict[str, str]) -> dict[str, int]:
    """The job. Whatever becomes of it, the file goes: it holds numbers of ID documents."""
    with work.begin() as db:
        batch = db.get(StatusBatch, UUID(batch_id))
        if batch is None or batch.file_key is None:
            raise NotFound(NOT_HERE)
    try:
        found = _read(work, batch, Reader(statuses))
    except (Refused, Cancelled):
        storage.delete(batch.file_key)
        raise
    storage.delete(batch.file_key)
    return found


def _read(work: Work, batch: StatusBatch, reader: Reader) -> dict[str, int]:
    read = [reader.row(*line) for line in _lines(batch.file_key or "")]
    if not read:
        raise Invalid(EMPTY)
    work.progress(0, len(read))
    with work.begin() as db:
        last = db.scalar(select(func.max(StatusBatchRow.number)).where(StatusBatchRow.batch_id == batch.id)) or 0
    for start in range(0, len(read), AT_ONCE):
        some = [row for row in read[start : start + AT_ONCE] if row.number > last]
        if some:
            with work.begin() as db:
                _keep(db, batch, some)
                failpoints.reach("job.before_commit")
            failpoints.reach("job.after_commit")
        work.progress(min(start + AT_ONCE, len(read)))
    return _finish(work, batch, len(read))


def _lines(key: str) -> list[tuple[int, dict[str, str], dict[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        storage.copy_to(key, path)
        sheet = Sheet(path, COLUMNS, REQUIRED)
        try:
            return list(sheet.rows())
        finally:
            sheet.close()


def _keep(db: Session, batch: StatusBatch, some: list[Row]) -> None:
    """Keep rows; those that name a file are judged at once, for the others records is asked."""
    held = rows.locked(db, batch.id)
    rows.add(db, [_row(batch, row) for row in some])
    sound = [row for row in some if not row.faults]
    if held is not None:
        judging_rows.judge(db, held, {row.number: row.file_id for row in sound if row.file_id})
    _ask(db, batch, [row for row in sound if not row.file_id])


def _row(batch: StatusBatch, row: Row) -> dict[str, Any]:
    return {
        "batch_id": batch.id,
        "number": row.number,
        "org_path": batch.org_path,
        "name": row.texts["name"],
        "masked": masked(row.id_number),
        "number_sealed": sealed.seal(row.id_number) if row.id_number else None,
        "texts": row.texts | {"number": ""},
        "asked": row.asked or None,
        "state": ROW_REFUSED if row.faults else ROW_SOUGHT,
        "faults": [fault.kept() for fault in row.faults],
        "created_at": clock.now(),
    }


def _ask(db: Session, batch: StatusBatch, some: list[Row]) -> None:
    if some:
        whose = {"account_id": batch.account_id, "person": batch.person}
        by = whose | {"org_id": batch.org_id, "org_path": batch.org_path}
        items = [{"number": row.number, "number_sealed": sealed.seal(row.id_number)} for row in some]
        emit(db, people_named.at(NAME), {"list_id": batch.id, "by": by, "items": items})


def _finish(work: Work, batch: StatusBatch, total: int) -> dict[str, int]:
    with work.begin() as db:
        held = rows.locked(db, batch.id)
        if held is not None:
            held.state, held.file_key = CHECKING, None
            held.row_version += 1
            db.flush()
            judging_rows.go_on(db, held)
        audit.record(db, "mobility.status_workbook_read", batch.id, rows=total)
        work.finish(db, {"rows": total})
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    return {"rows": total}

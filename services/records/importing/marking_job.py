"""The workbook with its faults marked, made by a job of its own once they are known (R-REC-10)."""

import uuid
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.errors import NotFound
from services.common.processes import jobs
from services.common.processes.jobs import Work
from services.records.importing import queries, reading
from services.records.importing.findings import Findings
from services.records.importing.models import MAKING, NONE, READY, ImportFault, ImportRun
from services.records.importing.reach import reach_of
from services.records.workbooks import Marked, write_marked

KIND = "mark"
LIMIT = 200 * 1024 * 1024


def ask(db: Session, run: ImportRun, findings: Findings) -> None:
    """Queue the marking in the transaction that tells the faults, if there is a cell to mark."""
    wanted = any(fault["row"] and fault["column"] for fault in findings.told)
    db.execute(update(ImportRun).where(ImportRun.id == run.id).values(marked=MAKING if wanted else NONE))
    if wanted:
        jobs.add(db, uuid.uuid5(run.job_id, KIND), KIND, run.file_name, {"import_id": str(run.id)})


def run_marking(work: Work, import_id: str) -> dict:
    """The job: the marked workbook lies in the file store before anybody is told that it is ready."""
    with work.begin() as db:
        run = db.get(ImportRun, UUID(import_id))
        if run is None:
            raise NotFound("There is no such import in your territory.")
        reach = reach_of(db, run)
        columns = (ImportFault.sheet, ImportFault.row, ImportFault.column, ImportFault.severity)
        found = select(*columns, ImportFault.message, ImportFault.suggestion).where(
            ImportFault.import_id == run.id, ImportFault.row.is_not(None), ImportFault.column.is_not(None)
        )
        marks = [Marked(*row) for row in db.execute(found.order_by(ImportFault.number))]
    with reading.stored_workbook(run.file_key) as path, TemporaryDirectory() as folder:
        out = Path(folder) / "marked.xlsx"
        write_marked(path, marks, reach.catalogue, reach.category, out)
        with out.open("rb") as file:
            storage.put(queries.marked_key(run.id), iter(lambda: file.read(storage.CHUNK), b""), LIMIT)
    with work.begin() as db:
        db.execute(update(ImportRun).where(ImportRun.id == run.id).values(marked=READY))
        work.finish(db, {"marks": len(marks)})
        failpoints.reach("job.before_commit")
    return {"marks": len(marks)}

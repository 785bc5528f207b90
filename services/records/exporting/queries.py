"""What is shown of exports: how far they are, and where the workbook lies. Each sees the own ones only."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from services.common import storage
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import Conflict, NotFound
from services.common.processes import purge
from services.records.exporting.models import ExportRun

FOLDER = "exports/"
DONE = "done"


def exports(db: Session, actor: Actor, limit: int, after: str | None) -> dict:
    """The asker's exports, newest first."""
    found = page(db, _exports(actor), (ExportRun.created_at, ExportRun.id), limit, after, descending=True)
    return found | {"items": [_export(row) for row in found["items"]]}


def export_result(db: Session, actor: Actor, export_id: UUID) -> dict:
    """One export with the state of its job."""
    return _export(_found(db, actor, export_id))


def exported_file(db: Session, actor: Actor, export_id: UUID) -> dict:
    """Where the workbook of an export lies; it is forgotten after some days."""
    row = _found(db, actor, export_id)
    if row.state in ("waiting", "running"):
        raise Conflict("This workbook is still being written. Please try again in a moment.")
    if not storage.exists(export_key(export_id)):
        raise NotFound("This file is no longer there.")
    return {"key": export_key(export_id), "name": row.file_name}


def export_key(export_id: UUID) -> str:
    """Where in the file store the workbook of an export lies."""
    return f"{FOLDER}{export_id}"


def _found(db: Session, actor: Actor, export_id: UUID) -> Row:
    row = db.execute(_exports(actor).where(ExportRun.id == export_id)).first()
    if row is None:
        raise NotFound("There is no such export of yours.")
    return row


def _exports(actor: Actor) -> Any:
    names = ("id", "kind", "file_name", "rows", "clear", "created_at", "person")
    columns = [getattr(ExportRun, name) for name in names]
    state = func.coalesce(job.c.state, DONE).label("state")
    query = select(*columns, state, func.coalesce(job.c.done, 0).label("done"), job.c.total, job.c.error)
    return query.outerjoin(job, job.c.id == ExportRun.id).where(ExportRun.account_id == actor.account_id)


def _export(row: Row) -> dict:
    expires_at = row.created_at + datetime.timedelta(days=purge.FILES[FOLDER])
    return dict(row._mapping) | {"job_id": row.id, "message": row.error, "expires_at": expires_at}

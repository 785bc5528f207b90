"""What is shown of imports: how far they are, their faults, and what a preview would do."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import Conflict, NotFound
from services.records.catalogue import RecordSet
from services.records.file import queries, values
from services.records.importing.models import NONE, READY, ImportChange, ImportFault, ImportRename, ImportRun
from services.records.importing.reach import reach_of

DONE, PREVIEW = "done", "preview"


def imports(db: Session, actor: Actor, limit: int, after: str | None) -> dict:
    """The imports of the asker's territory, newest first."""
    query = _imports(actor)
    found = page(db, query, (ImportRun.created_at, ImportRun.id), limit, after, descending=True)
    return found | {"items": [_import(row) for row in found["items"]]}


def import_result(db: Session, actor: Actor, import_id: UUID) -> dict:
    """One import with the state of its job."""
    return _import(_found(db, actor, import_id))


def import_faults(db: Session, actor: Actor, import_id: UUID, set: str | None, **page_of: Any) -> dict:
    """The faults of an import in the order of the sheets and rows (R-REC-10)."""
    _found(db, actor, import_id)
    query = select(ImportFault).where(ImportFault.import_id == import_id)
    if set:
        query = query.where(ImportFault.set == set)
    return page(db, query, (ImportFault.number,), **page_of)


def import_changes(
    db: Session, actor: Actor, import_id: UUID, set: str | None, act: str | None, **page_of: Any
) -> dict:
    """What a preview would add, change and delete, in words; sensitive values masked."""
    reach = reach_of(db, _found(db, actor, import_id))
    query = select(ImportChange).where(ImportChange.import_id == import_id)
    if set:
        query = query.where(ImportChange.set_code == set)
    if act:
        query = query.where(ImportChange.act == act)
    found = page(db, query, (ImportChange.number,), **page_of)
    language = db.info["request"].language[:2]
    sets = reach.catalogue.sets_of[reach.category]
    return found | {"items": [_change(sets[row.set_code], row, language) for row in found["items"]]}


def import_renames(db: Session, actor: Actor, import_id: UUID, **page_of: Any) -> dict:
    """The rows that are held back, since their ID number is on file under another name."""
    _found(db, actor, import_id)
    query = select(ImportRename).where(ImportRename.import_id == import_id)
    return page(db, query, (ImportRename.row,), **page_of)


def marked_workbook(db: Session, actor: Actor, import_id: UUID) -> dict:
    """Where the workbook with its faults marked lies."""
    run = _found(db, actor, import_id)
    if run.marked == NONE:
        raise NotFound("There is nothing to mark in this workbook.")
    if run.marked != READY:
        raise Conflict("The marked workbook is still being made. Please try again in a moment.")
    stem = run.file_name.rsplit(".", 1)[0]
    return {"key": marked_key(import_id), "name": f"{stem}-标注.xlsx"}


def marked_key(import_id: UUID) -> str:
    """Where in the file store the marked workbook of an import lies."""
    return f"marked/{import_id}"


def _found(db: Session, actor: Actor, import_id: UUID) -> Row:
    row = db.execute(_imports(actor).where(ImportRun.id == import_id)).first()
    if row is None:
        raise NotFound("There is no such import in your territory.")
    return row


def _imports(actor: Actor) -> Any:
    columns: list[Any] = [
        column for column in ImportRun.__table__.columns if column.name not in ("file_key", "org_path")
    ]
    columns += [_counted(ImportRename.import_id).label("held"), _counted(ImportRename.confirmed_at).label("confirmed")]
    state = func.coalesce(job.c.state, DONE).label("state")  # jobs are forgotten earlier than imports
    query = select(*columns, state, func.coalesce(job.c.done, 0).label("done"), job.c.total, job.c.error)
    return query.outerjoin(job, job.c.id == ImportRun.job_id).where(queries.in_territory(actor, ImportRun.org_path))


def _counted(column: Any) -> Any:
    """How many rows of an import have this of a rename."""
    found = select(func.count(column)).where(ImportRename.import_id == ImportRun.id)
    return found.correlate(ImportRun).scalar_subquery()


def _import(row: Row) -> dict:
    state = PREVIEW if row.preview and row.state == DONE else row.state
    may = ["start", *(["confirm"] if row.held else [])] if state == PREVIEW else []
    return dict(row._mapping) | {"state": state, "message": row.error, "may": may}


def _change(record_set: RecordSet, row: ImportChange, language: str) -> dict:
    return {
        "set": record_set.code,
        "set_name": record_set.name.in_(language),
        "act": row.act,
        "name": row.name,
        "id_number": row.id_number,
        "row": row.row,
        "changes": _field_changes(record_set, row.before or {}, row.after or {}, language),
    }


def _field_changes(record_set: RecordSet, before: dict, after: dict, language: str) -> list[dict]:
    """The fields that differ; sensitive ones are compared in clear and told behind their masks."""
    clear_before, clear_after = values.opened(record_set, before), values.opened(record_set, after)
    both = [
        queries.worded(record_set, values.view_of(record_set, kept, hidden_too=False), language)
        for kept in (before, after)
    ]
    return [
        {
            "name": field.name.in_(language),
            "before": both[0].get(field.code),
            "after": both[1].get(field.code),
        }
        for field in record_set.fields
        if clear_before.get(field.code) != clear_after.get(field.code)
    ]

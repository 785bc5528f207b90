"""Workbooks and their rows as their organisation sees them; the number of an ID document masked."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.common.trail import audit
from services.contracts.mobility.status_acts import BLOCKED
from services.contracts.mobility.status_batches import (
    CANCELLED,
    COLUMNS,
    ENTERING,
    FAILED,
    READING,
    READY,
    ROW_ENTERED,
    ROW_REFUSED,
    ROW_SOUGHT,
    STOPPED,
)
from services.mobility.models import StatusAct, StatusBatch, StatusBatchRow
from services.mobility.status_batches import rows, sealed
from services.mobility.status_batches.reading_job import NOT_HERE

TABLE = StatusBatchRow
SAME = ("id", "org_id", "file_name", "person", "job_id", "created_at", "submitted_at", "row_version")
OF_ROW = ("number", "name", "masked", "org_name", "teacher_id", "state", "act_id", "act_state")
TYPED = ("act", "status", "day", "until", "document", "words")
BLOCKED_WORDS = "Something else of this teacher is under way. See the change of status, and enter it again afterwards."
# How a job ended that did not do all it was to do: while reading, while entering.
BROKEN_OFF = {"failed": (FAILED, STOPPED), "cancelled": (CANCELLED, STOPPED)}


def own(db: Session, actor: Actor, batch_id: UUID) -> StatusBatch:
    """A workbook of the asker's own organisation; raises NotFound."""
    found = db.scalar(select(StatusBatch).where(StatusBatch.id == batch_id, StatusBatch.org_id == actor.org_id))
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def batches(db: Session, actor: Actor, **paged: Any) -> dict[str, Any]:
    """A page of the own organisation's workbooks, the latest first."""
    query = select(StatusBatch).where(StatusBatch.org_id == actor.org_id)
    found = page(db, query, (StatusBatch.created_at, StatusBatch.id), descending=True, **paged)
    return found | {"items": _views(db, actor, found["items"])}


def batch(db: Session, actor: Actor, batch_id: UUID) -> dict[str, Any]:
    """How far a workbook is."""
    [found] = _views(db, actor, [own(db, actor, batch_id)])
    return found


def batch_rows(db: Session, actor: Actor, batch_id: UUID, kind: str | None, **paged: Any) -> dict[str, Any]:
    """A page of its rows, those refused first."""
    own(db, actor, batch_id)
    found = page(db, _rows(batch_id, kind), (TABLE.rank, TABLE.number), **paged)
    language = db.info["request"].language
    return found | {"items": [_row(row, language) for row in found["items"]]}


def refused_rows(db: Session, actor: Actor, batch_id: UUID, **paged: Any) -> dict[str, Any]:
    """A page of what was not entered, with its numbers in clear, to be corrected; the reading is logged."""
    own(db, actor, batch_id)
    columns = TABLE.number, TABLE.texts, TABLE.number_sealed, TABLE.faults, TABLE.teacher_id, TABLE.state
    query = select(*columns).outerjoin(StatusAct, StatusAct.id == TABLE.act_id)
    query = query.where(TABLE.batch_id == batch_id, (TABLE.state == ROW_REFUSED) | _is_blocked())
    found = page(db, query, (TABLE.number,), **paged)
    audit.record(db, "mobility.refused_status_rows_read", batch_id, rows=len(found["items"]))
    language = db.info["request"].language
    return found | {"items": [_refused(row, language) for row in found["items"]]}


def _rows(batch_id: UUID, kind: str | None) -> Select:
    columns = (TABLE.rank, TABLE.number, TABLE.name, TABLE.masked, TABLE.org_name, TABLE.teacher_id, TABLE.texts)
    query = select(*columns, TABLE.state, TABLE.faults, TABLE.act_id, StatusAct.state.label("act_state"))
    query = query.outerjoin(StatusAct, StatusAct.id == TABLE.act_id).where(TABLE.batch_id == batch_id)
    if kind == BLOCKED:
        return query.where(_is_blocked())
    if kind == ROW_ENTERED:
        return query.where(TABLE.state == kind, StatusAct.state != BLOCKED)
    return query.where(TABLE.state == kind) if kind else query


def _is_blocked() -> ColumnElement[bool]:
    return and_(TABLE.state == ROW_ENTERED, func.coalesce(StatusAct.state == BLOCKED, False))


def _row(row: Row, language: str) -> dict[str, Any]:
    texts = {name: row.texts.get(name, "") for name in TYPED}
    faults = [_fault(each, language) for each in row.faults]
    return {name: getattr(row, name) for name in OF_ROW} | texts | {"faults": faults}


def _fault(fault: dict[str, Any], language: str) -> dict[str, Any]:
    return {"field": fault["field"] and COLUMNS[fault["field"]], "message": _said(fault, language)}


def _refused(row: Row, language: str) -> dict[str, Any]:
    """A blocked one has no number any more, and is known by its file."""
    known = {"number": sealed.read(row.number_sealed)} if row.number_sealed else {"file": str(row.teacher_id)}
    reasons = [_said(each, language) for each in row.faults] or [word(BLOCKED_WORDS, {}, language)]
    return {"number": row.number, "texts": row.texts | known, "reasons": reasons}


def _said(fault: dict[str, Any], language: str) -> str:
    return word(fault["message"], fault["params"], language)


def _views(db: Session, actor: Actor, found: Collection[StatusBatch]) -> list[dict[str, Any]]:
    counts = rows.counts(db, [each.id for each in found])
    columns = job.c.id, job.c.state, job.c.error, job.c.done, job.c.total
    known = {row.id: row for row in db.execute(select(*columns).where(job.c.id.in_([each.job_id for each in found])))}
    return [_view(actor, each, counts[each.id], known.get(each.job_id)) for each in found]


def _view(actor: Actor, found: StatusBatch, counts: dict[str, int], run: Row | None) -> dict[str, Any]:
    """A job that is purged has long been done."""
    state = found.state
    if run is not None and state in (READING, ENTERING) and run.state in BROKEN_OFF:
        state = BROKEN_OFF[run.state][state == ENTERING]
    everything = sum(counts.values())
    total = run.total if run is not None and state in (READING, ENTERING) else everything
    done = run.done if run is not None and state in (READING, ENTERING) else everything - counts[ROW_SOUGHT]
    return {name: getattr(found, name) for name in SAME} | {
        "state": state,
        "error": run.error if run is not None and state in (FAILED, STOPPED) else None,
        "done": done,
        "total": total,
        "counts": counts,
        "may": _may(actor, found, state, counts["ready"]),
    }


def _may(actor: Actor, found: StatusBatch, state: str, ready: int) -> list[str]:
    if found.account_id != actor.account_id:
        return []
    if state in (READING, ENTERING):
        return ["cancel"]
    return ["enter"] if state in (READY, STOPPED) and ready else []

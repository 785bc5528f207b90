"""How far batches of decisions are, and what became of each case of one."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, literal, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.review.cases import in_sight
from services.review.models import Batch, BatchCase, Case


def figures() -> Select:
    """How many cases of batches were decided, and how many were not."""
    return select(
        func.count().filter(BatchCase.done).label("decided"), func.count().filter(~BatchCase.done).label("refused")
    )


def _batches(actor: Actor) -> Select:
    """The asker's batches with the state of their jobs."""
    counts = figures().where(BatchCase.batch_id == Batch.id).lateral()
    of_job = (job.c.state, job.c.error.label("message"), job.c.finished_at)
    columns = (Batch.id, Batch.verdict, Batch.total, Batch.person, Batch.created_at)
    query = select(*columns, Batch.id.label("job_id"), *of_job, counts.c.decided, counts.c.refused)
    query = query.select_from(Batch).join(job, job.c.id == Batch.id).join(counts, literal(True))
    return query.where(Batch.account_id == actor.account_id)


def list_batches(db: Session, actor: Actor, limit: int, after: str | None) -> dict[str, Any]:
    """The asker's batches, newest first."""
    return page(db, _batches(actor), (Batch.created_at, Batch.id), limit, after, descending=True)


def batch(db: Session, actor: Actor, batch_id: UUID) -> dict[str, Any]:
    """How far one of the asker's batches is."""
    row = db.execute(_batches(actor).where(Batch.id == batch_id)).mappings().first()
    if row is None:
        raise NotFound("There is no such batch of yours.")
    return dict(row)


def outcomes(
    db: Session, actor: Actor, batch_id: UUID, done: bool | None, limit: int, after: str | None
) -> dict[str, Any]:
    """What became of each case, in the order of the batch."""
    batch(db, actor, batch_id)
    names = [func.coalesce(column, "").label(column.key) for column in (Case.subject_name, Case.org_name)]
    query = select(BatchCase.number, BatchCase.case_id, BatchCase.done, BatchCase.refusal, Case.subject_id, *names)
    query = query.join(Case, (Case.id == BatchCase.case_id) & in_sight(actor), isouter=True)
    query = query.where(BatchCase.batch_id == batch_id)
    if done is not None:
        query = query.where(BatchCase.done == done)
    found = page(db, query, (BatchCase.number,), limit, after)
    language = db.info["request"].language
    return found | {"items": [_outcome(row, language) for row in found["items"]]}


def _outcome(row: Row, language: str) -> dict[str, Any]:
    view = {name: getattr(row, name) for name in ("case_id", "subject_id", "subject_name", "org_name", "done")}
    message = word(row.refusal["message"], row.refusal["params"], language) if row.refusal else None
    return view | {"message": message}

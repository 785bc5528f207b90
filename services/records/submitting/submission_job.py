"""Submits by filter as a job: 500 files in one transaction with their outcomes; a restart goes on behind them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import NotFound
from services.common.processes.jobs import Work
from services.contracts.records.submissions import AT_ONCE
from services.records.file import queries, rules
from services.records.file.models import Teacher
from services.records.submitting.handing import hand_over
from services.records.submitting.models import Submission, SubmissionOutcome


def run_submission(work: Work, submission_id: str, wanted: dict[str, Any]) -> dict:
    """The job: how many files were handed over and how many refused."""
    actor, submission = work.request.actor, UUID(submission_id)
    with work.begin() as db:
        ahead, behind = _ahead(db, actor, submission, wanted), sum(counts(db, submission).values())
    work.progress(behind, behind + len(ahead))
    for some in _in_sets(ahead):
        with work.begin() as db:
            outcomes = hand_over(db, actor, some)
            db.execute(insert(SubmissionOutcome), [_kept(submission, outcome) for outcome in outcomes])
        behind += len(some)
        work.progress(behind)
    with work.begin() as db:
        found = counts(db, submission)
        return {"submitted": found.get(True, 0), "refused": found.get(False, 0)}


def _ahead(db: Session, actor: Actor, submission: UUID, wanted: dict[str, Any]) -> list[UUID]:
    """The asker's own open files that the filter means and that have no outcome yet."""
    own = or_(Teacher.org_id == actor.org_id, Teacher.department_id == actor.org_id)
    dealt_with = select(SubmissionOutcome.teacher_id).where(SubmissionOutcome.submission_id == submission)
    query = select(Teacher.id).where(own, queries.visible(actor), Teacher.stage.in_(rules.OPEN))
    query = queries.chosen(query.where(Teacher.id.not_in(dealt_with)), wanted)
    return list(db.scalars(query.order_by(Teacher.id)))


def _in_sets(ids: list[UUID]) -> Iterator[list[UUID]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _kept(submission: UUID, outcome: dict) -> dict:
    return {
        "submission_id": submission,
        "teacher_id": outcome["id"],
        "name": outcome["name"],
        "done": outcome["done"],
        "message": outcome["message"],
    }


def counts(db: Session, submission: UUID) -> dict[bool, int]:
    """How many outcomes of each kind there are so far."""
    query = select(SubmissionOutcome.done, func.count()).where(SubmissionOutcome.submission_id == submission)
    return {row.done: row.count for row in db.execute(query.group_by(SubmissionOutcome.done))}


def state(db: Session, actor: Actor, submission_id: UUID) -> dict:
    """How far a submission by filter is."""
    columns = Submission.id, Submission.created_at, job.c.state, job.c.total, job.c.error
    query = select(*columns).join(job, job.c.id == Submission.id).where(Submission.id == submission_id)
    row = db.execute(query.where(queries.in_territory(actor, Submission.org_path))).first()
    if row is None:
        raise NotFound("There is no such submission in your territory.")
    found = counts(db, submission_id)
    told = {"job_id": row.id, "message": row.error, "submitted": found.get(True, 0), "refused": found.get(False, 0)}
    return dict(row._mapping) | told


def outcomes(db: Session, actor: Actor, submission_id: UUID, done: bool | None, limit: int, after: str | None) -> dict:
    """One page of what became of the files."""
    state(db, actor, submission_id)
    kept = SubmissionOutcome
    columns = kept.teacher_id, kept.teacher_id.label("id"), kept.name, kept.done, kept.message
    query = select(*columns).where(kept.submission_id == submission_id)
    if done is not None:
        query = query.where(kept.done == done)
    return page(db, query, (kept.teacher_id,), limit, after)

"""One verdict on many cases: the cases are written down first, then a job decides them set by set (R-REV-04).

Decisions and their outcomes commit together: after a kill -9 the job goes on with what has no outcome yet.
"""

import dataclasses
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, insert, literal, select, text
from sqlalchemy.orm import Session

from services.common import clock, failpoints, roles
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from services.common.messages.wording import word
from services.common.processes import jobs
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.review import cases, decisions
from services.review import boxes
from services.review.actions import deciding
from services.review.askers import asker_of, roles_at
from services.review.cases import in_sight, rows_of
from services.review.models import Batch, BatchCase, Case, CaseStep
from services.review.staff_and_routes import Staff

KIND = "decide"
SOME = text(
    "SELECT case_id, number FROM batch_case WHERE batch_id = :batch_id AND done IS NULL"
    " ORDER BY number LIMIT :limit FOR UPDATE"
)
# By the key of the rows alone: with the batch as a term of its own all of its rows are gone through for each set.
WRITE_DOWN = text(
    "UPDATE batch_case SET done = new.done, refusal = new.refusal"
    " FROM jsonb_populate_recordset(CAST(NULL AS batch_case), CAST(:rows AS jsonb)) AS new"
    " WHERE batch_case.batch_id = new.batch_id AND batch_case.number = new.number"
)


def decide_chosen(
    db: Session, actor: Actor, id: UUID, verdict: str, reasons: list[dict], case_ids: list[UUID]
) -> dict[str, Any]:
    """Write down the cases that were chosen and queue the work; the same again is harmless, another act a Conflict."""
    if there := db.get(Batch, id):
        known = set(db.scalars(select(BatchCase.case_id).where(BatchCase.batch_id == id)))
        _refuse_unless(there.verdict == verdict and known == set(case_ids))
        return batch(db, actor, id)
    made = _added(db, actor, id, verdict, reasons)
    made.total = _choose(db, id, case_ids)
    return _queued(db, actor, made)


def decide_found(
    db: Session, actor: Actor, id: UUID, verdict: str, reasons: list[dict], filter: dict[str, Any]
) -> dict[str, Any]:
    """The same for all that the filter finds now; the same again finds nothing anew."""
    if there := db.get(Batch, id):
        _refuse_unless(there.verdict == verdict)
        return batch(db, actor, id)
    made = _added(db, actor, id, verdict, reasons)
    made.total = _resolve(db, actor, id, filter)
    return _queued(db, actor, made)


def _refuse_unless(the_same: bool) -> None:
    """The id names what was asked first, and nothing else."""
    if not the_same:
        raise Conflict("This id already names something else. Please begin again.")


def _added(db: Session, actor: Actor, id: UUID, verdict: str, reasons: list[dict]) -> Batch:
    deciding.refuse_bare(verdict, reasons)
    made = Batch(
        id=id,
        account_id=actor.account_id,
        person=actor.name,
        org_path=actor.org_path,
        verdict=verdict,
        reasons=[reason | {"entry_id": str(reason["entry_id"]) if reason["entry_id"] else None} for reason in reasons],
        total=0,
        created_at=clock.now(),
    )
    db.add(made)
    db.flush()
    return made


def _queued(db: Session, actor: Actor, made: Batch) -> dict[str, Any]:
    db.flush()
    title = word("Decisions on {count} cases", {"count": made.total}, db.info["request"].language)
    jobs.add(db, made.id, KIND, title, {"batch_id": str(made.id)})
    return batch(db, actor, made.id)


def _choose(db: Session, batch_id: UUID, case_ids: list[UUID]) -> int:
    rows = [
        {"batch_id": batch_id, "number": number, "case_id": case_id}
        for number, case_id in enumerate(dict.fromkeys(case_ids), 1)
    ]
    db.execute(insert(BatchCase), rows)
    return len(rows)


def _resolve(db: Session, actor: Actor, batch_id: UUID, wanted: dict[str, Any]) -> int:
    """All that waits for the asker and that the filter finds, the longest waiting first."""
    now = clock.now()
    found = boxes.narrowed(db, boxes.todo(actor, asker_of(db, actor, now)), wanted, now, CaseStep)
    waiting = found.order_by(CaseStep.waiting_since, CaseStep.case_id).limit(decisions.MOST + 1).subquery()
    number = func.row_number().over(order_by=(waiting.c.waiting_since, waiting.c.case_id))
    rows = select(literal(batch_id), number, waiting.c.case_id)
    db.execute(insert(BatchCase).from_select(["batch_id", "number", "case_id"], rows))
    total = db.scalar(select(func.count()).select_from(BatchCase).where(BatchCase.batch_id == batch_id)) or 0
    if total == 0:
        raise Conflict("Nothing that this filter finds waits for your decision.")
    if total > decisions.MOST:
        raise Invalid("More than {most} cases at once; please narrow the filter.", most=decisions.MOST)
    return total


def run_batch(work: Work, batch_id: str) -> dict[str, int]:
    """Decide what is not decided yet, AT_ONCE cases in one transaction."""
    with work.begin() as db:
        made = db.execute(select(Batch.verdict, Batch.reasons, Batch.total).where(Batch.id == UUID(batch_id))).one()
    done = sum(_counts(work, batch_id).values())
    while True:
        work.progress(done, made.total)
        with work.begin() as db:
            some = _decide_some(db, UUID(batch_id), made)
            failpoints.reach("job.before_commit")
        failpoints.reach("job.after_commit")
        done += some
        if some < cases.AT_ONCE:
            return _counts(work, batch_id)


def _decide_some(db: Session, batch_id: UUID, made: Row) -> int:
    """One set; how many it were."""
    actor = _who_may_still(db, db.info["request"].actor)
    numbers = {row.case_id: row.number for row in db.execute(SOME, {"batch_id": batch_id, "limit": cases.AT_ONCE})}
    if not numbers:
        return 0
    outcomes = deciding.decide_all(db, actor, list(numbers), made.verdict, made.reasons)
    rows = [
        {
            "batch_id": batch_id,
            "number": numbers[case_id],
            "done": refusal is None,
            "refusal": refusal and _reason_of(refusal),
        }
        for case_id, refusal in outcomes.items()
    ]
    db.execute(WRITE_DOWN, rows_of(rows))
    decided = [case_id for case_id, refusal in outcomes.items() if refusal is None]
    audit.record_all(db, cases.decide.name, decided, batch=str(batch_id))
    return len(numbers)


def _who_may_still(db: Session, actor: Actor) -> Actor:
    """The asker with the roles that he or she still has here, since a batch may have waited; raises Forbidden."""
    known = roles_at(Staff(db), actor.org_id)
    held = actor.roles if known is None else actor.roles & known.get(actor.person_id, frozenset())
    if not held & roles.REVIEW:
        raise Forbidden("You may no longer decide here; what is left of this batch was not decided.")
    return dataclasses.replace(actor, roles=held)


def _reason_of(refusal: Refused) -> dict[str, Any]:
    return {"message": refusal.message, "params": refusal.params}


def _counts(work: Work, batch_id: str) -> dict[str, int]:
    with work.begin() as db:
        found = db.execute(_figures().where(BatchCase.batch_id == UUID(batch_id))).one()
        return {"decided": found.decided, "refused": found.refused}


def _figures() -> Select:
    return select(
        func.count().filter(BatchCase.done).label("decided"), func.count().filter(~BatchCase.done).label("refused")
    )


def _batches(actor: Actor) -> Select:
    """The asker's batches with the state of their jobs."""
    figures = _figures().where(BatchCase.batch_id == Batch.id).lateral()
    of_job = (job.c.state, job.c.error.label("message"), job.c.finished_at)
    columns = (Batch.id, Batch.verdict, Batch.total, Batch.person, Batch.created_at)
    query = select(*columns, Batch.id.label("job_id"), *of_job, figures.c.decided, figures.c.refused)
    query = query.select_from(Batch).join(job, job.c.id == Batch.id).join(figures, literal(True))
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

"""One verdict on many cases: the cases are written down first, then a job decides them set by set (R-REV-04).

Decisions and their outcomes commit together: after a kill -9 the job goes on with what has no outcome yet.
"""

import dataclasses
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, insert, literal, select, text
from sqlalchemy.orm import Session

from services.common import clock, failpoints, roles
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid, Refused
from services.common.messages.wording import word
from services.common.processes import jobs
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.review import cases, decisions
from services.review import batch_list, boxes
from services.review.actions import deciding
from services.review.askers import asker_of, roles_at
from services.review.cases import rows_of
from services.review.domain import case_progress
from services.review.models import Batch, BatchCase, CaseStep
from services.review.staff_and_routes import Staff

KIND = "decide"
SOME = text(
    "SELECT case_id, number, shown_version, reasons FROM batch_case WHERE batch_id = :batch_id AND done IS NULL"
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
        return batch_list.batch(db, actor, id)
    made = _added(db, actor, id, verdict, reasons)
    made.total = _choose(db, id, case_ids)
    return _queued(db, actor, made)


def decide_found(
    db: Session, actor: Actor, id: UUID, verdict: str, reasons: list[dict], filter: dict[str, Any]
) -> dict[str, Any]:
    """The same for all that the filter finds now; the same again finds nothing anew."""
    if there := db.get(Batch, id):
        _refuse_unless(there.verdict == verdict)
        return batch_list.batch(db, actor, id)
    made = _added(db, actor, id, verdict, reasons)
    made.total = _resolve(db, actor, id, filter)
    return _queued(db, actor, made)


def decide_shown(
    db: Session, actor: Actor, id: UUID, verdict: str, reasons: list[dict], shown: list[dict[str, Any]]
) -> dict[str, Any]:
    """The same for cases shown on a page, each in its version; an exception is rejected for its own reason."""
    rows = {each["case_id"]: each for each in shown}
    if there := db.get(Batch, id):
        known = select(BatchCase.case_id, BatchCase.shown_version).where(BatchCase.batch_id == id)
        asked = {case_id: each["row_version"] for case_id, each in rows.items()}
        _refuse_unless(
            there.verdict == verdict and {row.case_id: row.shown_version for row in db.execute(known)} == asked
        )
        return batch_list.batch(db, actor, id)
    made = _added(db, actor, id, verdict, reasons)
    made.total = _write_shown(db, id, list(rows.values()))
    return _queued(db, actor, made)


def _write_shown(db: Session, batch_id: UUID, shown: list[dict[str, Any]]) -> int:
    whole = {"set": None, "entry_id": None, "field": None}
    rows = [
        {
            "batch_id": batch_id,
            "number": number,
            "case_id": each["case_id"],
            "shown_version": each["row_version"],
            "reasons": [whole | {"reason": each["reason"]}] if each["reason"] else None,
        }
        for number, each in enumerate(shown, 1)
    ]
    db.execute(insert(BatchCase), rows)
    return len(rows)


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
    return batch_list.batch(db, actor, made.id)


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
    found = db.execute(SOME, {"batch_id": batch_id, "limit": cases.AT_ONCE}).all()
    if not found:
        return 0
    numbers = {row.case_id: row.number for row in found}
    outcomes = deciding.decide_all(db, actor, {row.case_id: _said_of(row, made) for row in found})
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


def _said_of(row: Row, made: Row) -> deciding.Said:
    """The verdict of the batch; an exception is rejected for its own reason."""
    if row.reasons:
        return deciding.Said(case_progress.REJECT, row.reasons, row_version=row.shown_version)
    return deciding.Said(made.verdict, made.reasons, row_version=row.shown_version)


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
        found = db.execute(batch_list.figures().where(BatchCase.batch_id == UUID(batch_id))).one()
        return {"decided": found.decided, "refused": found.refused}

"""The ministry's half: results leave once, and what became of them comes back (R-TRN-06)."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.training.national import national_results_sent
from services.contracts.training.projects import OPEN
from services.contracts.training.results import CONFIRMED, REFUSED, RETURNED, SENT, SUBMITTED
from services.training.models import Project, Result
from services.training.projects import finding, happened, notifying

SAME = (
    "subject_id", "number", "teacher_id", "name", "org_id", "org_name", "org_path", "training", "first_day", "finished",
    "hours", "planned", "absent", "grade", "attributes", "measures", "why", "person_id", "person",
)  # fmt: skip
NOTE = text(
    """
    INSERT INTO national_result (result_id, project_id, sent_at, version)
    SELECT id, project_id, :at, row_version FROM result WHERE id = ANY (CAST(:ids AS uuid[]))
    ON CONFLICT (result_id) DO UPDATE
    SET sent_at = excluded.sent_at, version = excluded.version, settled_at = NULL, state = NULL
    """
)
ARRIVED = text(
    """
    UPDATE national_result n SET province_id = r.province_id, province_name = r.province_name, arrived_at = r.at
    FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS r (origin_id uuid, province_id uuid, province_name text, at timestamptz)
    WHERE n.result_id = r.origin_id
    """
)
SETTLED = text(
    """
    UPDATE national_result n SET state = r.state, credits = r.credits, settled_at = r.at
    FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS r (origin_id uuid, origin_version integer, state text, credits numeric, at timestamptz)
    WHERE n.result_id = r.origin_id AND n.version = r.origin_version
    RETURNING n.result_id
    """
)
STATES = {"confirmed": CONFIRMED, "refused": REFUSED, "returned": RETURNED}


def send(db: Session, results: Sequence[Result], signed: Any) -> list[dict[str, Any]]:
    """The ministry has reviewed these: each goes to the province of its teacher, which confirms it by its own rule."""
    for each in results:
        each.state, each.decided_by, each.decided_at = SENT, signed.by, signed.at
        each.row_version += 1
    db.flush()
    told = [
        {"origin_id": each.id, "origin_version": each.row_version} | {name: getattr(each, name) for name in SAME}
        for each in results
    ]
    db.execute(NOTE, {"ids": [each.id for each in results], "at": signed.at})
    emit(db, national_results_sent, {"results": told})
    return [{"id": each.id, "name": each.name, "state": SENT, "amount": None, "why": None} for each in results]


def note_arrivals(db: Session, results: Sequence[dict[str, Any]]) -> None:
    """They are in their provinces."""
    db.execute(ARRIVED, {"rows": json.dumps(results, default=str)})


def note_ends(db: Session, results: Sequence[dict[str, Any]]) -> None:
    """What provinces have decided; the training is closed when nothing is open any more."""
    answered = set(db.scalars(SETTLED, {"rows": json.dumps(results, default=str)}))
    said = {each["origin_id"]: each for each in results if each["origin_id"] in answered}
    query = select(Result).where(Result.id.in_(said)).order_by(Result.id).with_for_update()
    project_ids: set[UUID] = set()
    for result in db.scalars(query):
        end = said[result.id]
        if result.state not in (SENT, CONFIRMED, REFUSED) or result.state == STATES[end["state"]]:
            continue  # corrected or returned meanwhile, or said before
        result.state, result.decided_by, result.decided_at = STATES[end["state"]], end["by"], end["at"]
        result.why, result.row_version = end["why"] or result.why, result.row_version + 1
        if result.project_id:
            project_ids.add(result.project_id)
    db.flush()
    for project in finding.held_where(db, Project.id.in_(project_ids)):
        _follow(db, project)


def _follow(db: Session, project: Project) -> None:
    query = select(Result.state, func.count().label("many")).where(Result.project_id == project.id)
    states = {row.state: row.many for row in db.execute(query.group_by(Result.state))}
    if project.state != OPEN or states.get(SUBMITTED) or states.get(SENT):
        return
    if returned := states.get(RETURNED, 0):
        project.results_state = "returned"
        project.row_version += 1
        notifying.tell_of_returned(db, project, returned)
    elif not states.get("entered"):
        project.results_state = "confirmed"
        done = happened.line("closed", happened_at(db), None, project.org_name, None)
        happened.follow(project, "closed", done, closes=True)


def happened_at(db: Session) -> Any:
    """The database's now."""
    return db.execute(select(func.clock_timestamp())).scalar_one()

"""The participants of a project with their results, for whoever enters and whoever confirms them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.contracts.training.enrolments import ACCEPTED
from services.contracts.training.results import CONFIRMERS, STATES
from services.training.confirming import worth
from services.training.models import Enrolment, Result
from services.training.projects import finding

CURRENT = and_(Result.enrolment_id == Enrolment.id, Result.state.not_in(("superseded", "revoked")))
IN_IT = or_(Enrolment.state == ACCEPTED, Result.id.is_not(None))
SAME = (
    "hours",
    "planned",
    "absent",
    "grade",
    "measures",
    "attributes",
    "certificate",
    "looked_by",
    "why",
    "decided_by",
    "decided_at",
)


def results(
    db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None, **wanted: Any
) -> dict[str, Any]:
    """One page, in the order in which people came; what each is worth for whoever confirms."""
    project = finding.seen(db, project_id)
    query = select(Enrolment, Result, Enrolment.seq).join(Result, CURRENT, isouter=True)
    query = query.where(Enrolment.project_id == project_id, IN_IT)
    if wanted["state"] == "missing":
        query = query.where(Result.id.is_(None))
    elif wanted["state"]:
        query = query.where(Result.state == wanted["state"])
    if wanted["sampled"] is not None:
        query = query.where(Result.sampled.is_(wanted["sampled"]))
    if wanted["q"]:
        query = query.where(is_called(Enrolment.name, wanted["q"]))
    found = page(db, query, (Enrolment.seq,), limit, after)
    confirms = actor.has(CONFIRMERS) and actor.covers(project.org_path)
    known = worth.of_many(db, [row.Result for row in found["items"] if row.Result]) if confirms else {}
    return found | {"items": [_row(row, known) for row in found["items"]]}


def result_counts(db: Session, _actor: Actor, project_id: UUID) -> dict[str, Any]:
    """How many there are in each state."""
    finding.seen(db, project_id)
    counts = [func.count().filter(Result.state == state).label(state) for state in STATES]
    counts += [
        func.count().filter(Result.id.is_(None)).label("missing"),
        func.count().filter(Result.sampled).label("sampled"),
        func.count().filter(Result.sampled, Result.looked_by.is_(None)).label("unlooked"),
    ]
    query = select(*counts).select_from(Enrolment).join(Result, CURRENT, isouter=True)
    return dict(db.execute(query.where(Enrolment.project_id == project_id, IN_IT)).mappings().one())


def shown_alone(result: Result, known: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    """A result that no enrolment of this office goes with."""
    return _said(result, known) | {"name": result.name, "org_name": result.org_name}


def shown(db: Session, result: Result, name: str, org_name: str) -> dict[str, Any]:
    """One result by itself, with what it is worth."""
    return _said(result, worth.of_many(db, [result])) | {"name": name, "org_name": org_name}


def _row(row: Row, known: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    person, result = row.Enrolment, row.Result
    who = {"enrolment_id": person.id, "teacher_id": person.teacher_id, "name": person.name, "org_name": person.org_name}
    if result is None:
        empty = dict.fromkeys(("result_id", "number", "entered_by", "worth", "row_version", *SAME))
        return who | empty | {"state": "missing", "sampled": False, "measures": {}, "attributes": {}}
    return _said(result, known) | who


def _said(result: Result, known: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    return {name: getattr(result, name) for name in SAME} | {
        "enrolment_id": result.enrolment_id,
        "teacher_id": result.teacher_id,
        "result_id": result.id,
        "number": result.number,
        "state": result.state,
        "sampled": result.sampled,
        "entered_by": result.person,
        "worth": known.get(result.id),
        "row_version": result.row_version,
    }

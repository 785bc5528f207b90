"""Spot checks as the offices see them that drew them: how far they are, what was drawn, how much of it is faulty."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.contracts.review.spot_checks import FAULTY, WAITING
from services.review.models import Inspected, SpotCheck

CHECK = (
    "id", "org_id", "org_name", "scope_id", "scope", "business", "from_at", "until_at", "share", "seed", "person",
    "created_at", "total",
)  # fmt: skip
ROW = (
    "case_id", "subject_id", "subject_name", "teacher_id", "org_id", "org_name", "approvers", "state", "faults",
    "judged_at", "row_version",
)  # fmt: skip
OTHERS = "Another office drew this; only its people judge it."
JUDGED = "This case has been judged already."
OWN = "You had a part in this case yourself; a colleague has to judge it."
RATES = """
    SELECT {columns}, count(*) AS drawn, count(*) FILTER (WHERE state <> 'waiting') AS judged,
        count(*) FILTER (WHERE state = 'faulty') AS faulty
    FROM inspected {source} WHERE check_id = :check_id GROUP BY 1, 2, 3 ORDER BY faulty DESC, judged DESC, name, id
"""
OF_SCHOOLS = text(RATES.format(columns="org_id AS id, org_name AS name, org_name", source=""))
APPROVERS = """CROSS JOIN jsonb_to_recordset(approvers) AS a (person_id uuid, person text, org_name text)"""
OF_REVIEWERS = text(RATES.format(columns="a.person_id AS id, a.person AS name, a.org_name", source=APPROVERS))


def list_spot_checks(db: Session, _actor: Actor, limit: int, after: str | None) -> dict[str, Any]:
    """Those of the asker's territory, newest first."""
    found = page(db, select(SpotCheck), (SpotCheck.created_at, SpotCheck.id), limit, after, descending=True)
    counts = _counts(db, [check.id for check in found["items"]])
    return found | {"items": [_shaped(check, counts) for check in found["items"]]}


def spot_check(db: Session, _actor: Actor, check_id: UUID) -> dict[str, Any]:
    """One of them."""
    return view_of(db, _known(db, check_id))


def view_of(db: Session, check: SpotCheck) -> dict[str, Any]:
    """A spot check with how far it is."""
    db.flush()
    return _shaped(check, _counts(db, [check.id]))


def _known(db: Session, check_id: UUID) -> SpotCheck:
    if check := db.get(SpotCheck, check_id):
        return check
    raise NotFound("There is no such spot check of your office.")


def _counts(db: Session, ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    judged = func.count().filter(Inspected.state != WAITING)
    faulty = func.count().filter(Inspected.state == FAULTY)
    query = select(Inspected.check_id, judged, faulty).where(Inspected.check_id.in_(ids)).group_by(Inspected.check_id)
    return {check_id: {"judged": some, "faulty": amiss} for check_id, some, amiss in db.execute(query)}


def _shaped(check: SpotCheck, counts: dict[UUID, dict[str, int]]) -> dict[str, Any]:
    return {name: getattr(check, name) for name in CHECK} | counts.get(check.id, {"judged": 0, "faulty": 0})


def list_inspected(
    db: Session, actor: Actor, check_id: UUID, limit: int, after: str | None, **wanted: Any
) -> dict[str, Any]:
    """The cases of a check, school by school; `wanted` are a state and a school."""
    check = _known(db, check_id)
    same = {name: value for name, value in wanted.items() if value}
    query = select(Inspected).filter_by(check_id=check_id, **same)
    found = page(db, query, (Inspected.org_path, Inspected.case_id), limit, after)
    language = db.info["request"].language
    return found | {"items": [row_of(actor, check, row, language) for row in found["items"]]}


def inspected(db: Session, actor: Actor, check_id: UUID, case_id: UUID) -> dict[str, Any]:
    """One case of a check."""
    found = db.get(Inspected, (check_id, case_id))
    if found is None:
        raise NotFound("There is no such spot check of your office.")
    return row_of(actor, _known(db, check_id), found, db.info["request"].language)


def row_of(actor: Actor, check: SpotCheck, found: Inspected, language: str = "") -> dict[str, Any]:
    """A case that was drawn; `refusal` says in the asker's language why it cannot be judged."""
    refusal = objection(actor, check, found)
    return {name: getattr(found, name) for name in ROW} | {
        "judged_by": found.judged_by_name,
        "may": [] if refusal else ["judge"],
        "refusal": word(refusal, {}, language) if refusal and language else refusal,
    }


def objection(actor: Actor, check: SpotCheck, found: Inspected) -> str | None:
    """Why the actor cannot judge a case: it is another office's, it is judged, or it was the actor's own (R-REV-06)."""
    if actor.org_id != check.org_id:
        return OTHERS
    if found.state != WAITING:
        return JUDGED
    return OWN if actor.person_id in found.involved else None


def rates(db: Session, _actor: Actor, check_id: UUID) -> dict[str, Any]:
    """How much is faulty, by school and by reviewer."""
    _known(db, check_id)
    schools, reviewers = (db.execute(query, {"check_id": check_id}).mappings() for query in (OF_SCHOOLS, OF_REVIEWERS))
    return {"schools": [dict(row) for row in schools], "reviewers": [dict(row) for row in reviewers]}

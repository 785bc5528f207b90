"""Lists of requests: for the school, the offices above it, and the teacher whose file it is."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.records.file import queries
from services.records.file.models import Teacher
from services.records.requests import finding, rules, viewing
from services.records.requests.models import ChangeRequest

BOXES = {"open": (*rules.EDITABLE, *rules.OPEN), "decided": rules.DECIDED}


def change_requests(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict:
    """One page, newest first."""
    query = _chosen(db, viewing.listed(actor).add_columns(ChangeRequest.seq), wanted)
    found = page(db, query, (ChangeRequest.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def change_request_counts(db: Session, actor: Actor) -> dict:
    """How many there are, by state."""
    query = select(ChangeRequest.state, func.count().label("count")).join(
        Teacher, Teacher.id == ChangeRequest.teacher_id
    )
    states = db.execute(query.where(finding.in_sight(actor)).group_by(ChangeRequest.state)).mappings().all()
    return {"total": sum(each["count"] for each in states), "states": sorted(states, key=lambda each: each["state"])}


def _chosen(db: Session, query: Select, wanted: dict[str, Any]) -> Select:
    for name in ("state", "business", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(ChangeRequest, name) == wanted[name])
    if wanted["box"] in BOXES:
        query = query.where(ChangeRequest.state.in_(BOXES[wanted["box"]]))
    if wanted["org_id"]:
        query = query.where(queries.in_org(db, wanted["org_id"]))
    if wanted["q"]:
        query = query.where(is_called(Teacher.name, wanted["q"]))
    return query

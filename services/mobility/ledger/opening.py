"""期初: who the full-time teachers were when a school year began, one by one, as the form 教基4063 counts them."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.contracts.mobility.ledger import BY_OPENING
from services.mobility.ledger.scope import Scope, school_year, scope_of
from services.mobility.models import StaffChange

SAID = ("teacher_id", "name", "org_id", "stage", "sex", "day")


def staff_opening(
    db: Session, actor: Actor, limit: int, after: str | None, year: int | None, org_id: UUID | None
) -> dict[str, Any]:
    """One page of them, school by school and by name."""
    scope, (_, first, _) = scope_of(db, actor, org_id), school_year(year)
    stood = _stood(scope, first)
    key = (stood.c.org_path, stood.c.name, stood.c.teacher_id, stood.c.stage)
    found = page(db, select(stood).where(stood.c.sum != 0), key, limit, after)
    names = known_orgs.names(db, {row.org_id for row in found["items"]})
    return found | {
        "items": [
            {name: getattr(row, name) for name in SAID} | {"org_name": names.get(row.org_id, "")}
            for row in found["items"]
        ]
    }


def staff_balance(db: Session, actor: Actor, year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """How many stood there at first, the lines of the year as the ledger lists them, how many are left at the end."""
    scope, (year, first, last) = scope_of(db, actor, org_id), school_year(year)
    before, in_year = _before(first), and_(StaffChange.reason != BY_OPENING, StaffChange.day.between(first, last))
    query = select(
        func.coalesce(func.sum(StaffChange.delta).filter(before), 0).label("opening"),
        func.count().filter(in_year, StaffChange.delta > 0).label("more"),
        func.count().filter(in_year, StaffChange.delta < 0).label("less"),
        func.coalesce(func.sum(StaffChange.delta).filter(or_(before, in_year)), 0).label("closing"),
    )
    row = db.execute(query.where(_inside(scope))).mappings().one()
    of = {"org_id": scope.org_id, "org_name": scope.org_name}
    return dict(row) | of | {"year": year, "first": first, "last": last}


def _stood(scope: Scope, first: datetime.date) -> Subquery:
    """What the lines before a day sum up to, for each teacher at each school in each stage; mostly one."""
    newest = aggregate_order_by(StaffChange.name, StaffChange.seq.desc())
    columns = (
        StaffChange.teacher_id,
        StaffChange.org_id,
        StaffChange.org_path,
        StaffChange.stage,
        func.coalesce(func.array_agg(newest)[1], "").label("name"),
        func.max(StaffChange.sex).label("sex"),
        func.max(StaffChange.day).filter(StaffChange.delta > 0).label("day"),
        func.sum(StaffChange.delta).label("sum"),
    )
    query = select(*columns).where(_inside(scope), _before(first))
    return query.group_by(*columns[:4]).subquery()


def _inside(scope: Scope) -> ColumnElement[bool]:
    return and_(StaffChange.org_path >= scope.start, StaffChange.org_path < scope.end)


def _before(first: datetime.date) -> ColumnElement[bool]:
    """Whoever was there when the ledger began counts as there before."""
    return or_(StaffChange.reason == BY_OPENING, StaffChange.day < first)

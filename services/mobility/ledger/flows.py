"""Who went from which school to which, and between city, town and country, as offices read it (R-MOB-09).

A move has a line at each school that counts the teacher; of two in sight, that of the receiver is the one counted.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.contracts.mobility.ledger import BY_OPENING
from services.mobility.ledger import areas
from services.mobility.ledger.scope import Scope, school_year, scope_of
from services.mobility.models import StaffChange

SHOWN, NAMED = 200, 50
FEMALE = "2"
MOVED, WOMEN = func.count().label("moved"), func.count().filter(StaffChange.sex == FEMALE).label("women")


def staff_flows(db: Session, actor: Actor, year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """The moves of a school year, inside a territory and over its border."""
    scope, (year, first, last) = scope_of(db, actor, org_id), school_year(year)
    moves = and_(_lies(StaffChange.org_path, scope), StaffChange.day.between(first, last), _is_move(scope))
    rows = _by_school(db, scope, moves)
    names = known_orgs.names(db, {id_ for row in rows[:SHOWN] for id_ in (row.org_id, row.other_org_id)})
    items = [_flow(row, names) for row in rows]
    ways = ("within", "came", "went")
    counts = {way: sum(each["count"] for each in items if each["direction"] == way) for way in ways}
    said = {"year": year, "first": first, "last": last, "items": items[:SHOWN], "left_off": len(items[SHOWN:])}
    said |= {"org_id": scope.org_id, "org_name": scope.org_name, "areas": _by_area(db, moves)}
    return said | counts | _without_area(db, scope)


def between(
    scope: Scope,
    from_school: UUID | None = None,
    to_school: UUID | None = None,
    from_area: str | None = None,
    to_area: str | None = None,
    flow_kind: str | None = None,
) -> Iterator[ColumnElement[bool]]:
    """What finds the lines that such a figure counts; nothing where none of it is asked for."""
    if not (from_school or to_school or from_area or to_area or flow_kind):
        return
    yield _is_move(scope)
    if from_school:
        yield case((StaffChange.delta > 0, StaffChange.other_org_id), else_=StaffChange.org_id) == from_school
    if to_school:
        yield case((StaffChange.delta > 0, StaffChange.org_id), else_=StaffChange.other_org_id) == to_school
    if from_area:
        yield areas.left_area() == from_area
    if to_area:
        yield areas.reached_area() == to_area
    if flow_kind:
        yield areas.is_of_kind(flow_kind)


def _lies(path: Any, scope: Scope) -> ColumnElement[bool]:
    return and_(path >= scope.start, path < scope.end)


def _is_move(scope: Scope) -> ColumnElement[bool]:
    """Whether a line in the territory is the one that counts for a move between two schools."""
    counts = or_(StaffChange.delta == 1, ~_lies(StaffChange.other_path, scope))
    return and_(StaffChange.reason != BY_OPENING, StaffChange.other_org_id.is_not(None), counts)


def _by_school(db: Session, scope: Scope, moves: ColumnElement[bool]) -> list[Row[Any]]:
    inner = _lies(StaffChange.other_path, scope).label("inner")
    schools = (StaffChange.org_id, StaffChange.other_org_id, StaffChange.delta)
    query = select(*schools, inner, MOVED, WOMEN).where(moves).group_by(*schools, inner)
    return list(db.execute(query.order_by(MOVED.desc(), *schools)))


def _by_area(db: Session, moves: ColumnElement[bool]) -> list[dict[str, Any]]:
    each = select(
        areas.left_area().label("left"), areas.reached_area().label("reached"), StaffChange.sex.label("sex")
    ).where(moves)
    found = each.subquery()
    women = func.count().filter(found.c.sex == FEMALE)
    query = select(found.c.left, found.c.reached, func.count(), women).group_by(found.c.left, found.c.reached)
    rows = {(left, reached): (count, some) for left, reached, count, some in db.execute(query)}
    return [
        {"from_area": pair[0], "to_area": pair[1], "kind": kind, "count": rows[pair][0], "women": rows[pair][1]}
        for pair, kind in areas.PAIRS.items()
        if pair in rows
    ]


def _without_area(db: Session, scope: Scope) -> dict[str, Any]:
    """The open schools of the territory of which nobody has said where they stand."""
    here = and_(_lies(known_org.c.path, scope), known_org.c.level == "school", ~known_org.c.closed)
    missing = and_(here, known_org.c.urban_rural.is_(None))
    count = db.scalar(select(func.count()).select_from(known_org).where(missing))
    rows = db.execute(select(known_org.c.id, known_org.c.name).where(missing).order_by(known_org.c.path).limit(NAMED))
    return {"without_area": [{"id": row.id, "name": row.name} for row in rows], "without_area_count": count}


def _flow(row: Row[Any], names: dict[UUID, str]) -> dict[str, Any]:
    came = row.delta > 0
    left, reached = (row.other_org_id, row.org_id) if came else (row.org_id, row.other_org_id)
    return {
        "from_org_id": left,
        "from_org_name": names.get(left, ""),
        "to_org_id": reached,
        "to_org_name": names.get(reached, ""),
        "direction": "within" if row.inner else "came" if came else "went",
        "count": row.moved,
        "women": row.women,
    }

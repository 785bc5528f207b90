"""How many teachers of a territory are behind, as they were counted last: by organisation right below, by school."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.contracts.training.overviews import JUDGED
from services.training.models import CreditTally
from services.training.overviews.of_school import NOT_HERE

SHOWN, MOST_AREAS = 200, 1_000
FIGURES = ("teachers", *JUDGED)
SUMS = [func.coalesce(func.sum(getattr(CreditTally, name)), 0).label(name) for name in FIGURES]
OLDEST, SCHOOLS = func.min(CreditTally.counted_at).label("counted_at"), func.count().label("schools")


def credit_overview(db: Session, actor: Actor, org_id: UUID | None) -> dict[str, Any]:
    """The last count of the asker's territory or a part of it; NotFound beside it."""
    org = known_orgs.among(db, {org_id or actor.org_id}).get(org_id or actor.org_id)
    if org is None or not actor.covers(org.path):
        raise NotFound(NOT_HERE)
    whole = db.execute(select(*SUMS, SCHOOLS, OLDEST).where(*_here(org.path))).one()
    schools = _schools(db, org.path)
    said = {"org_id": org.id, "org_name": org.name, "level": org.level, "left_off": whole.schools - len(schools)}
    return said | _figures(whole) | {"areas": _areas(db, org.path), "schools": schools}


def _here(path: str) -> tuple[Any, ...]:
    start, end = path_range(path)
    return CreditTally.org_path >= start, CreditTally.org_path < end, CreditTally.teachers > 0


def _schools(db: Session, path: str) -> list[dict[str, Any]]:
    query = select(CreditTally).where(*_here(path)).order_by(CreditTally.behind.desc(), CreditTally.org_path)
    found = list(db.scalars(query.limit(SHOWN)))
    called = known_orgs.names(db, {each.org_id for each in found})
    return [_figures(each) | {"org_id": each.org_id, "org_name": called.get(each.org_id, "")} for each in found]


def _areas(db: Session, path: str) -> list[dict[str, Any]]:
    """Sums by the place right below, those with most teachers behind first."""
    rest = func.split_part(func.substr(CreditTally.org_path, len(path) + 1), "/", 1)
    place = func.concat(path, rest, "/").label("place")
    grouped = select(place, *SUMS, SCHOOLS, OLDEST).where(*_here(path), CreditTally.org_path != path).group_by(place)
    rows = db.execute(grouped.order_by(func.sum(CreditTally.behind).desc(), place).limit(MOST_AREAS)).all()
    query = select(known_org).where(known_org.c.path.in_([row.place for row in rows]), known_org.c.path != path)
    known = {org.path: org for org in db.execute(query.order_by(known_org.c.path))}
    return [_area(row, known[row.place]) for row in rows if row.place in known]


def _area(row: Row[Any], org: Row[Any]) -> dict[str, Any]:
    return _figures(row) | {"org_id": org.id, "org_name": org.name, "level": org.level, "schools": row.schools}


def _figures(counted: Any) -> dict[str, Any]:
    told = {name: int(getattr(counted, name)) for name in FIGURES}
    return told | {"unruled": told["teachers"] - sum(told[name] for name in JUDGED), "counted_at": counted.counted_at}

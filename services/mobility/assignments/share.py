"""交流轮岗比例: of those in post, who began a rotation within a school year, and how many of them are 骨干教师.

The policy (教师〔2014〕4号) asks for a tenth a year, and a fifth of backbone teachers among them. Counted are 专任教师
with an effective file who have not left; whoever went along with the personnel relation is counted by the old school.
"""

import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Row, Subquery, and_, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.tables import known_teacher
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.contracts.mobility import transfers as of_transfers
from services.contracts.mobility.assignments import BEGUN, ENDED, MOST, ROTATION
from services.contracts.records.status_changes import LEFT
from services.mobility.assignments.school_years import days_of, year_of
from services.mobility.models import Assignment, Transfer

WANTED, WANTED_BACKBONE = 0.1, 0.2
FULL_TIME = "11"  # 教职工类别: 专任教师
TEACHER = known_teacher.c
NOT_YOURS = "This organisation is not in your territory."


class Asked(NamedTuple):
    """Of which territory, and of which school year."""

    name: str
    path: str
    year: int


def rotation_share(db: Session, actor: Actor, school_year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """The figure, with what it is made of."""
    asked = _asked(db, actor, school_year, org_id)
    people = _people(asked)
    backbone = func.count(people.c.teacher_id.distinct()).filter(people.c.is_backbone)
    counted = select(func.count(people.c.teacher_id.distinct()).label("rotated"), backbone.label("backbone"))
    found = db.execute(counted).one()
    in_post = db.scalar(select(func.count()).where(_in_post(asked.path))) or 0
    return {
        "school_year": asked.year,
        "org_name": asked.name,
        "in_post": in_post,
        "rotated": found.rotated,
        "backbone": found.backbone,
        "share": share_of(found.rotated, in_post),
        "backbone_share": share_of(found.backbone, found.rotated),
        "wanted_share": WANTED,
        "wanted_backbone_share": WANTED_BACKBONE,
    }


def rotated_teachers(
    db: Session, actor: Actor, limit: int, after: str | None, school_year: int | None, org_id: UUID | None
) -> dict[str, Any]:
    """One page of the people behind the figure, in the order in which they began."""
    people = _people(_asked(db, actor, school_year, org_id))
    found = page(db, select(people), (people.c.day, people.c.id), limit, after)
    return found | {"items": [dict(row._mapping) for row in found["items"]]}


def rotation_share_of_schools(
    db: Session, actor: Actor, limit: int, after: str | None, order: str, **wanted: Any
) -> dict[str, Any]:
    """One page of the same figure school by school; schools where nobody is counted are left out."""
    schools = _of_schools(_asked(db, actor, **wanted))
    key = (schools.c.part, schools.c.org_id)
    found = page(db, select(schools), key, limit, after, descending=order == MOST)
    names = known_orgs.names(db, {row.org_id for row in found["items"]})
    return found | {"items": [_school(row, names.get(row.org_id, "")) for row in found["items"]]}


def _of_schools(asked: Asked) -> Subquery:
    """In post, rotated and backbone teachers among these by school; `part` is the share in millionths."""
    people = _people(asked)
    rotated = select(
        people.c.from_org_id.label("org_id"),
        func.count(people.c.teacher_id.distinct()).label("rotated"),
        func.count(people.c.teacher_id.distinct()).filter(people.c.is_backbone).label("backbone"),
    )
    went = rotated.group_by(people.c.from_org_id).subquery()
    here = select(TEACHER.org_id, func.count().label("in_post")).where(_in_post(asked.path))
    here = here.group_by(TEACHER.org_id).subquery()
    columns = (
        func.coalesce(here.c.org_id, went.c.org_id).label("org_id"),
        func.coalesce(here.c.in_post, 0).label("in_post"),
        func.coalesce(went.c.rotated, 0).label("rotated"),
        func.coalesce(went.c.backbone, 0).label("backbone"),
        func.coalesce(cast(went.c.rotated * 1_000_000 / func.nullif(here.c.in_post, 0), BigInteger), 0).label("part"),
    )
    return select(*columns).select_from(here.join(went, went.c.org_id == here.c.org_id, full=True)).subquery()


def _school(row: Row[Any], name: str) -> dict[str, Any]:
    shares = {
        "share": share_of(row.rotated, row.in_post),
        "backbone_share": share_of(row.backbone, row.rotated),
    }
    counts = {each: getattr(row, each) for each in ("org_id", "in_post", "rotated", "backbone")}
    return counts | shares | {"org_name": name}


def share_of(part: int, whole: int) -> float | None:
    """A part of a whole, to four places; none of nothing."""
    return round(part / whole, 4) if whole else None


def _asked(db: Session, actor: Actor, school_year: int | None, org_id: UUID | None) -> Asked:
    year = school_year or year_of(clock.today())
    if org_id is None or org_id == actor.org_id:
        return Asked(actor.org_name, actor.org_path, year)
    org = known_orgs.among(db, {org_id}).get(org_id)
    if org is None or not actor.covers(org.path):
        raise NotFound(NOT_YOURS)
    return Asked(org.name, org.path, year)


def _in_post(path: str) -> ColumnElement[bool]:
    """专任教师 of a territory who have not left."""
    gone = func.coalesce(TEACHER.personnel_status, "").startswith(LEFT)
    counted = and_(TEACHER.merged_into.is_(None), TEACHER.stage == "effective", TEACHER.staff_category == FULL_TIME)
    return and_(counted, ~gone, _within(TEACHER.org_path, path))


def _within(column: Any, path: str) -> ColumnElement[bool]:
    start, end = path_range(path)
    return and_(column >= start, column < end)


def _people(asked: Asked) -> Subquery:
    """Who began a rotation, on either way; one who went twice stands there twice and is counted once."""
    first, last = days_of(asked.year)
    return union_all(_of_assignments(asked.path, first, last), _of_transfers(asked.path, first, last)).subquery()


def _of_assignments(path: str, first: datetime.date, last: datetime.date) -> Any:
    begun = and_(Assignment.kind == ROTATION, Assignment.state.in_((*BEGUN, ENDED)))
    home = (Assignment.org_id.label("from_org_id"), Assignment.org_name.label("from_org_name"))
    host = (Assignment.host_name.label("to_org_name"), Assignment.start.label("day"))
    query = _rows(Assignment, "assignment", *home, *host)
    return query.where(begun, _within(Assignment.org_path, path), Assignment.start.between(first, last))


def _of_transfers(path: str, first: datetime.date, last: datetime.date) -> Any:
    went = and_(Transfer.kind == ROTATION, Transfer.state == of_transfers.DONE)
    named = (Transfer.from_org_id, Transfer.from_org_name, Transfer.to_org_name, Transfer.from_day.label("day"))
    query = _rows(Transfer, "transfer", *named)
    return query.where(went, _within(Transfer.from_path, path), Transfer.from_day.between(first, last))


def _rows(table: Any, way: str, *named: Any) -> Any:
    """A teacher who is not known here any more, in another territory, is listed without 骨干 or not."""
    same = (table.id.label("id"), literal(way).label("way"), table.teacher_id, table.name)
    query = select(*same, *named, TEACHER.backbone_teacher.label("is_backbone"))
    return query.select_from(table).outerjoin(known_teacher, TEACHER.id == table.teacher_id)

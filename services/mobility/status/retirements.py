"""Those who reach the age of retirement until a month and are still there, the eldest first (R-MOB-05)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.tables import known_teacher
from services.common.database.territory import path_range
from services.common.trail import audit
from services.contracts.mobility.status_acts import DONE, OPEN, REEMPLOYMENT
from services.contracts.records.status_changes import LEFT
from services.mobility import own_teachers
from services.mobility.models import StatusAct
from services.mobility.status import finding
from services.mobility.status import retirement_ages as ages

AHEAD = 12  # months that are listed where none is named
SAME = ("org_id", "name", "sex", "post_type", "personnel_status")
TABLE = known_teacher.c
OF_GROUP: dict[str, ColumnElement[bool]] = {
    ages.MAN: TABLE.sex == ages.MALE,
    ages.WOMAN_CADRE: and_(TABLE.sex == ages.FEMALE, TABLE.post_type.is_distinct_from(ages.WORKERS_POST)),
    ages.WOMAN_WORKER: and_(TABLE.sex == ages.FEMALE, TABLE.post_type == ages.WORKERS_POST),
}


def retirements(db: Session, actor: Actor, until: str | None, limit: int, after: str | None) -> dict[str, Any]:
    """One page of the teachers of the asker's territory."""
    today, until = _this_month(), until or _in_a_year()
    start, end = path_range(actor.org_path)
    within = and_(TABLE.org_path >= start, TABLE.org_path < end)
    query = select(known_teacher).where(within, _reach(until), _still_there(), ~_works_again())
    found = page(db, query, (TABLE.birth_date, TABLE.id), limit, after)
    rows = found["items"]
    names = known_orgs.names(db, {row.org_id for row in rows})
    open_acts = finding.open_among(db, [row.id for row in rows])
    return found | {"until": until, "items": [_row(row, names, open_acts, today) for row in rows]}


def _this_month() -> str:
    return f"{clock.today():%Y-%m}"


def _in_a_year() -> str:
    return ages.written(ages.counted(_this_month()) + AHEAD)


def _reach(until: str) -> ColumnElement[bool]:
    """Those born early enough, group by group; a birth date begins with its month."""
    bounds = {group: ages.written(ages.counted(ages.born_until(group, until)) + 1) for group in ages.GROUPS}
    latest = TABLE.birth_date < max(bounds.values())  # what the index can do
    return and_(latest, or_(*(and_(of, TABLE.birth_date < bounds[group]) for group, of in OF_GROUP.items())))


def _still_there() -> ColumnElement[bool]:
    gone = TABLE.personnel_status.startswith(LEFT)
    return and_(TABLE.merged_into.is_(None), TABLE.personnel_status.is_(None) | ~gone)


def _works_again() -> ColumnElement[bool]:
    """Who retired already and was taken on again (返聘)."""
    taken_on = and_(StatusAct.act == REEMPLOYMENT, StatusAct.state == DONE, StatusAct.teacher_id == TABLE.id)
    return select(StatusAct.id).where(taken_on).exists()


def _row(row: Any, names: dict[Any, str], open_acts: dict[Any, Any], today: str) -> dict[str, Any]:
    due = ages.month_of(row)
    return {name: getattr(row, name) for name in SAME} | {
        "teacher_id": row.id,
        "org_name": names.get(row.org_id, ""),
        "born": row.birth_date[:7],
        "group": ages.group_of(row.sex, row.post_type),
        "due": due,
        "is_due": due is not None and due <= today,
        "is_effective": row.stage == "effective",
        "open_act_id": open_acts.get(row.id),
    }


def to_retire(db: Session, actor: Actor, until: str | None, limit: int, after: str | None) -> dict[str, Any]:
    """One page of those whose retirement the asker can enter now by workbook; the reading is logged."""
    until = until or _in_a_year()
    query = select(known_teacher).where(own_teachers.within_reach(db, actor.org_id, actor.org_path))
    query = query.where(_reach(until), _still_there(), ~_works_again(), ~_under_way(), TABLE.stage == "effective")
    found = page(db, query, (TABLE.birth_date, TABLE.id), limit, after)
    names = known_orgs.names(db, {row.org_id for row in found["items"]})
    audit.record(db, "mobility.to_retire_read", actor.org_id, until=until, teachers=len(found["items"]))
    return found | {"items": [_to_retire(row, names) for row in found["items"]]}


def _under_way() -> ColumnElement[bool]:
    """Of whom a change of status is under way already."""
    return select(StatusAct.id).where(StatusAct.teacher_id == TABLE.id, StatusAct.state.in_(OPEN)).exists()


def _to_retire(row: Any, names: dict[Any, str]) -> dict[str, Any]:
    known = {"teacher_id": row.id, "name": row.name or "", "personal_number": row.personal_number}
    return known | {"org_name": names.get(row.org_id, ""), "due": ages.month_of(row)}

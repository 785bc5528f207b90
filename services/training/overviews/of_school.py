"""The teachers of one school with what each lacks (R-TRN-08)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_teacher
from services.common.errors import NotFound
from services.contracts.training.overviews import STANDINGS
from services.training.crediting.domain.periods import cycle_of
from services.training.crediting.words.language import Language, shown
from services.training.overviews import standing
from services.training.rules import books

TEACHER = known_teacher.c
NOT_HERE = "There is no such school in your territory."
MOST = 3_000


def school_credits(db: Session, actor: Actor, org_id: UUID | None, standing: str | None) -> dict[str, Any]:
    """Those of the school who are in service, whoever lacks most first."""
    org = known_orgs.among(db, {org_id or actor.org_id}).get(org_id or actor.org_id)
    if org is None or not actor.covers(org.path):
        raise NotFound(NOT_HERE)
    found = _standings(db, org.id)
    counts = {each: sum(one.standing == each for one in found) for each in STANDINGS}
    wanted = [each for each in found if standing in (None, each.standing)]
    wanted.sort(key=lambda each: (-each.missing("cycle"), -each.missing("year"), each.name, str(each.teacher_id)))
    said = {"org_id": org.id, "org_name": org.name} | counts | _rule(db, org.path)
    return said | {"teachers": [_said(each) for each in wanted]}


def _standings(db: Session, org_id: UUID) -> list[standing.Standing]:
    query = select(known_teacher).where(TEACHER.org_id == org_id, in_service()).order_by(TEACHER.id).limit(MOST)
    return standing.of_teachers(db, db.execute(query).all(), clock.today())


def in_service() -> Any:
    """Teachers who owe credits: effective, not joined with others, not gone."""
    gone = TEACHER.personnel_status.like("3%")
    return (TEACHER.stage == "effective") & TEACHER.merged_into.is_(None) & gone.is_not(True)


def _rule(db: Session, path: str) -> dict[str, Any]:
    governor = books.governors(db, [path]).get(path)
    if governor is None:
        return dict.fromkeys(("rule", "unit", "first", "last"))
    today = clock.today()
    rule = governor.book.on(today).nearest
    cycle = cycle_of(rule, today)
    unit = Language("en" if db.info["request"].language == "en" else "zh").choice("unit", rule.unit)
    return {"rule": rule.name, "unit": unit, "first": cycle and cycle.first, "last": cycle and cycle.last}


def _said(each: standing.Standing) -> dict[str, Any]:
    total = each.total("cycle")
    return {
        "teacher_id": each.teacher_id,
        "name": each.name,
        "standing": each.standing,
        "confirmed": shown(total.confirmed.have) if total else "0",
        "forecast": shown(total.forecast.have) if total else "0",
        "required": shown(total.confirmed.required) if total else None,
        "missing": shown(each.missing("cycle")),
        "year_missing": shown(each.missing("year")),
        "unmet": each.unmet,
    }

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
from services.training import crediting
from services.training.confirming import worth
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
    words = Words(db)
    return said | {"teachers": [_said(each, words) for each in wanted]}


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
    unit = Language(worth.language(db)).choice("unit", rule.unit)
    return {"rule": rule.name, "unit": unit, "first": cycle and cycle.first, "last": cycle and cycle.last}


class Words:
    """Minima in the asker's words, each put into words once however many teachers do not meet it."""

    def __init__(self, db: Session):
        self._language = worth.language(db)
        self._known: dict[tuple[int, str | None], str] = {}

    def of(self, each: standing.Standing, lack: Any) -> str:
        """What a minimum asks for, by the rule of today."""
        assert each.governor is not None  # noqa: S101 - whoever owes nothing lacks nothing
        key = (id(lack.minimum), lack.programme)
        if key not in self._known:
            rule = each.governor.book.on(each.today).nearest
            self._known[key] = crediting.minimum_said(rule, lack.minimum, self._language, lack.programme)
        return self._known[key]


def _said(each: standing.Standing, words: Words) -> dict[str, Any]:
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
        "unmet": len(each.lacking),
        "lacks": [
            {"words": words.of(each, lack), "missing": shown(lack.confirmed.missing), "until": lack.until}
            for lack in sorted(each.lacking, key=lambda lack: lack.until)
        ],
    }

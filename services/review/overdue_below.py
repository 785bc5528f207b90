"""What is overdue at the desks directly below an office, case by case (下级逾期, R-MOB-02)."""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, any_, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased
from sqlalchemy.types import Uuid

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.tables import known_org
from services.common.messages.wording import word
from services.review.askers import asker_of
from services.review.cases import in_sight, whole
from services.review.domain import case_progress, four_eyes, standing_in
from services.review.models import Case, CaseStep
from services.review.models_of_overdue import Reminder
from services.review.standing_in import Leave, note
from services.review.words import named

TOLD = ("id", "business", "subject_name", "desk_id", "desk", "waiting_since", "due_at")


def list_overdue_below(
    db: Session, actor: Actor, q: str | None, business: str | None, limit: int, after: str | None
) -> dict[str, Any]:
    """One page, the longest overdue first; a case that is overdue at several desks stands there once, by the first."""
    now = clock.now()
    query = _first_of_each(query_of(actor, now), actor, now)
    if q:
        query = query.where(is_called(Case.subject_name, q))
    if business:
        query = query.where(Case.business == business)
    found = page(db, query, (CaseStep.due_at, CaseStep.case_id), limit, after)
    return found | {"items": _views(db, actor, found["items"], now)}


def count(db: Session, actor: Actor, now: datetime.datetime) -> int:
    """How many cases are overdue at the desks directly below the actor's office."""
    waiting = query_of(actor, now).with_only_columns(CaseStep.case_id).distinct().subquery()
    return db.scalar(select(func.count()).select_from(waiting)) or 0


def query_of(actor: Actor, now: datetime.datetime) -> Select:
    """The overdue steps at the desks directly below the actor's office; none for who could not decide there."""
    columns = (
        Case.id,
        Case.business,
        Case.subject_name,
        Case.org_name,
        CaseStep.case_id,
        CaseStep.names,
        CaseStep.org_id.label("desk_id"),
        CaseStep.org_name.label("desk"),
        CaseStep.roles,
        CaseStep.waiting_since,
        CaseStep.due_at,
        known_org.c.path,
    )
    query = (
        select(*columns).join(CaseStep, CaseStep.case_id == Case.id).join(known_org, known_org.c.id == CaseStep.org_id)
    )
    query = query.where(known_org.c.authority_id == actor.org_id, *_late(CaseStep, now), in_sight(actor))
    return query if actor.has(four_eyes.STAND_INS) else query.where(literal(False))


def _late(step: Any, now: datetime.datetime) -> tuple[Any, ...]:
    return step.state == case_progress.CURRENT, step.due_at < now


def _first_of_each(query: Select, actor: Actor, now: datetime.datetime) -> Select:
    """Of the steps of one case the one that is overdue the longest."""
    other, desk = aliased(CaseStep), known_org.alias()
    longer = tuple_(other.due_at, other.number) < tuple_(CaseStep.due_at, CaseStep.number)
    earlier = select(other.number).join(desk, desk.c.id == other.org_id)
    earlier = earlier.where(other.case_id == CaseStep.case_id, *_late(other, now), longer)
    return query.where(~earlier.where(desk.c.authority_id == actor.org_id).exists())


def _views(db: Session, actor: Actor, rows: list[Row], now: datetime.datetime) -> list[dict[str, Any]]:
    language = db.info["request"].language
    last = _last_reminders(db, [row.id for row in rows])
    leave = Leave(db, {row.business for row in rows}, {row.path for row in rows}, now)
    today = now.astimezone(clock.SHANGHAI).date()
    given = {row.id for row in rows if leave.given(row.business, row.path)}
    against = _objections(db, actor, given, now)
    return [
        {name: getattr(row, name) for name in TOLD}
        | {
            "step_name": named(row.names, language),
            "days": standing_in.days_late(row.due_at, now),
            "reminded_at": last[row.id].at if row.id in last else None,
            "may": [
                *(["remind"] if row.id not in last or last[row.id].day < today else []),
                *(["decide"] if row.id in given and row.id not in against else []),
            ],
            "refusal": against.get(row.id),
        }
        for row in rows
    ]


def _objections(db: Session, actor: Actor, case_ids: Collection[UUID], now: datetime.datetime) -> dict[UUID, str]:
    """Of cases that the office may decide, why the asker may not, in words; as deciding itself would refuse it."""
    if not case_ids:
        return {}
    query = select(Case.__table__).where(Case.id == any_(literal(list(case_ids), ARRAY(Uuid))), in_sight(actor))
    found = whole(db, db.execute(query))
    note(db, actor, list(found.values()), now)
    asker, language = asker_of(db, actor, now), db.info["request"].language
    refused = ((id_, four_eyes.objection(held.walk(), asker)) for id_, held in found.items())
    return {id_: word(why.message, why.params, language) for id_, why in refused if why}


def _last_reminders(db: Session, case_ids: Collection[UUID]) -> dict[UUID, Row]:
    last = func.max(Reminder.day).label("day"), func.max(Reminder.at).label("at")
    query = select(Reminder.case_id, *last).where(Reminder.case_id == any_(literal(list(case_ids), ARRAY(Uuid))))
    return {row.case_id: row for row in db.execute(query.group_by(Reminder.case_id))}


def reminders_of(db: Session, case_id: UUID) -> list[dict[str, Any]]:
    """Every reminder about a case, in order."""
    query = select(Reminder.desks, Reminder.person, Reminder.org_name, Reminder.at).where(Reminder.case_id == case_id)
    return [dict(row) for row in db.execute(query.order_by(Reminder.day)).mappings()]

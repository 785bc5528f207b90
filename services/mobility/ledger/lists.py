"""The ledger line by line, and its sums reason by reason (R-MOB-09)."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.contracts.mobility.ledger import BY_OPENING
from services.mobility.ledger import flows
from services.mobility.ledger.reasons import GAINS, columns, reasons, worded
from services.mobility.ledger.scope import scope_of
from services.mobility.models import StaffChange

SAID = ("id", "teacher_id", "name", "org_id", "stage", "sex", "delta", "reason", "kind", "ref", "day", "recorded_at")


def staff_changes(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest written first."""
    query = select(StaffChange).where(_found(db, actor, **wanted))
    found = page(db, query, (StaffChange.seq,), limit, after, descending=True)
    return found | {"items": _rows(db, found["items"])}


def staff_change_totals(db: Session, actor: Actor, **wanted: Any) -> dict[str, Any]:
    """What the same filter sums up to."""
    query = select(StaffChange.reason, func.count().label("lines"), func.sum(StaffChange.delta).label("sum"))
    rows = db.execute(query.where(_found(db, actor, **wanted)).group_by(StaffChange.reason))
    summed = {row.reason: row for row in rows}
    named = [
        _total(db, code, *((each.lines, each.sum) if each else (0, 0)))
        for code in reasons()
        for each in [summed.get(code)]
    ]
    of_gains = {code for code in summed if _counts_as_gain(code)}
    gains = sum(row.sum for code, row in summed.items() if code in of_gains)
    losses = -sum(row.sum for code, row in summed.items() if code not in of_gains and code != BY_OPENING)
    return {"items": named, "gains": gains, "losses": losses}


def _counts_as_gain(code: str) -> bool:
    groups = {column.code: column.group for column in columns()}
    return any(groups[column] == GAINS for column in reasons()[code].columns)


def _total(db: Session, code: str, lines: int, sum_: int) -> dict[str, Any]:
    return {"reason": code, "name": _name(db, code), "code": reasons()[code].code, "lines": lines, "sum": sum_}


def _name(db: Session, code: str) -> str:
    return worded(reasons()[code].name, db.info["request"].language)


def _found(
    db: Session,
    actor: Actor,
    first: datetime.date | None,
    last: datetime.date | None,
    reason: str | None,
    org_id: UUID | None,
    **moves: Any,
) -> ColumnElement[bool]:
    scope = scope_of(db, actor, org_id)
    terms = [StaffChange.org_path >= scope.start, StaffChange.org_path < scope.end]
    terms.append(StaffChange.reason == reason if reason else StaffChange.reason != BY_OPENING)
    if first:
        terms.append(StaffChange.day >= first)
    if last:
        terms.append(StaffChange.day <= last)
    return and_(*terms, *flows.between(scope, **moves))


def _rows(db: Session, lines: Sequence[StaffChange]) -> list[dict[str, Any]]:
    ids = {line.org_id for line in lines} | {line.other_org_id for line in lines if line.other_org_id}
    names = known_orgs.names(db, ids)
    return [
        {name: getattr(line, name) for name in SAID}
        | {
            "org_name": names.get(line.org_id, ""),
            "other_org_name": names.get(line.other_org_id, "") if line.other_org_id else None,
            "reason_name": _name(db, line.reason),
            "code": reasons()[line.reason].code,
        }
        for line in lines
    ]

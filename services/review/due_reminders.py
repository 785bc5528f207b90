"""Desks hear of their deadlines: once when a step is due by the next working day, and once when it is overdue.

Of what is overdue the office above the desk hears too, which sees it and can remind (R-MOB-02).
"""

import datetime
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.database import transactions
from services.common.messages.notices import notify
from services.common.request import Request
from services.contracts.review import cases as cases_contract
from services.review import holidays, notifying
from services.review.domain import working_days

EVERY = datetime.timedelta(minutes=5)
# A step that waits anew has a new due date, and is told of again. Two processes take different steps.
TAKE = """
    WITH due AS (
        SELECT case_id, number FROM case_step
        WHERE state = 'current' AND due_at >= :since AND due_at < :until AND {told_for} IS DISTINCT FROM due_at
        ORDER BY due_at, case_id, number LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE case_step SET {told_for} = due_at FROM due, review_case
    WHERE case_step.case_id = due.case_id AND case_step.number = due.number AND review_case.id = due.case_id
    RETURNING review_case.id, business, subject_name, review_case.org_name, case_step.org_id, case_step.roles,
        case_step.due_at
"""
TAKE_SOON, TAKE_OVERDUE = (text(TAKE.format(told_for=f"{which}_told_for")) for which in ("soon", "overdue"))
# The office above an organisation, by the organisation.
ABOVE = text(
    """
    SELECT below.id, above.id AS above_id FROM known_org AS below
    JOIN known_org AS above ON above.path = regexp_replace(below.path, '[^/]+/$', '')
    WHERE below.id = ANY (:org_ids)
    """
)
OVERDUE, OVERDUE_BELOW = "overdue", "overdue_below"
EVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class Reminding:
    """A round that looks every few minutes, and each time tells of all that is due."""

    def __init__(self) -> None:
        self._last: datetime.datetime | None = None

    def __call__(self, store: transactions.Store) -> bool:
        now = clock.now()
        if self._last and now - self._last < EVERY:
            return False
        remind(store, now)
        self._last = now
        return False


def remind(store: transactions.Store, now: datetime.datetime) -> None:
    """Tell every desk what is due or overdue and was not told yet, in sets; all of it is one act."""
    request = transactions.system()
    with store.begin(request) as db:
        known = holidays.calendar(db, now)
    soon = {"since": now, "until": working_days.due(now, 1, known)}
    while _some(store, request, TAKE_SOON, "due_soon", soon):
        pass
    while _some(store, request, TAKE_OVERDUE, OVERDUE, {"since": EVER, "until": now}):
        pass


def _some(store: transactions.Store, request: Request, take: Any, act: str, when: dict[str, Any]) -> bool:
    with store.begin(request) as db:
        rows = db.execute(take, when | {"limit": cases_contract.AT_ONCE}).all()
        _tell(db, act, rows)
    return len(rows) == cases_contract.AT_ONCE


def _tell(db: Session, act: str, rows: Any) -> None:
    above = _offices_above(db, {row.org_id for row in rows}) if act == OVERDUE else {}
    by_recipient = defaultdict(list)
    for row in rows:
        kind, case = notifying.kind_of(row.business), dict(row._mapping)
        by_recipient[kind, act, notifying.desk(row), _until(act, row)].append(case)
        if office := above.get(row.org_id):
            to = ("org_id", office), ("roles", (roles.REVIEWER,))
            by_recipient[kind, OVERDUE_BELOW, to, ()].append(case | {"due_at": None})  # others decide it
    notify(db, [notifying.summed(db, *news, cases) for news, cases in by_recipient.items()])


def _offices_above(db: Session, org_ids: set[UUID]) -> dict[UUID, UUID]:
    return {row.id: row.above_id for row in db.execute(ABOVE, {"org_ids": list(org_ids)})}


def _until(act: str, row: Row) -> tuple[tuple[str, str], ...]:
    return (("day", f"{row.due_at.astimezone(clock.SHANGHAI):%Y-%m-%d}"),) if act == "due_soon" else ()

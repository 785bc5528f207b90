"""What the days do: an assignment that was agreed on begins on its first day; schools hear of the last one in time.

Each is told of once for a last day; an extension is another one. Two processes take different assignments.
"""

import datetime
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database import transactions
from services.common.request import Request
from services.contracts.mobility.assignments import ACTIVE, AGREED, EXTENDING
from services.mobility.assignments import notifying, writing
from services.mobility.models import Assignment

EVERY = datetime.timedelta(minutes=5)
AHEAD = datetime.timedelta(days=30)
AT_ONCE = 500
IS_THERE = Assignment.state.in_((ACTIVE, EXTENDING))
Tending = Callable[[Session, Sequence[Assignment]], None]


class Round:
    """Looks every few minutes, and each time does all that is due."""

    def __init__(self) -> None:
        self._last: datetime.datetime | None = None

    def __call__(self, store: transactions.Store) -> bool:
        now = clock.now()
        if self._last and now - self._last < EVERY:
            return False
        tend(store, clock.today())
        self._last = now
        return False


def tend(store: transactions.Store, today: datetime.date) -> None:
    """Begin and tell what is due by a day, in sets; all of it is one act."""
    request = transactions.system()
    soon, overdue = Assignment.until <= today + AHEAD, Assignment.until < today
    new_soon = Assignment.soon_told_for.is_distinct_from(Assignment.until) & ~overdue
    new_overdue = Assignment.overdue_told_for.is_distinct_from(Assignment.until)
    for which, do in (
        ((Assignment.state == AGREED) & (Assignment.start <= today), writing.begin),
        (IS_THERE & soon & new_soon, _tell_soon),
        (IS_THERE & overdue & new_overdue, _tell_overdue),
    ):
        while _some(store, request, which, do) == AT_ONCE:
            pass


def _some(store: transactions.Store, request: Request, which: ColumnElement[bool], do: Tending) -> int:
    with store.begin(request) as db:
        query = select(Assignment).where(which).order_by(Assignment.id).limit(AT_ONCE).with_for_update(skip_locked=True)
        found = db.scalars(query).all()
        do(db, found)
        return len(found)


def _tell_soon(db: Session, found: Sequence[Assignment]) -> None:
    for each in found:
        each.soon_told_for = each.until
    notifying.tell_of_days(db, "end_soon", found)


def _tell_overdue(db: Session, found: Sequence[Assignment]) -> None:
    for each in found:
        each.overdue_told_for = each.until
    notifying.tell_of_days(db, "end_overdue", found)

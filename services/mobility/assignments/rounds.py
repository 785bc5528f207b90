"""What the days do: an assignment that was agreed on begins on its first day; schools hear of the last one in time.

Each is told of once for a last day; an extension is another one. Two processes take different assignments.
"""

import datetime
from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.common.database import transactions
from services.common.processes.rounds import do_all
from services.contracts.mobility.assignments import ACTIVE, AGREED, EXTENDING
from services.mobility.assignments import notifying, writing
from services.mobility.models import Assignment

AHEAD = datetime.timedelta(days=30)
IS_THERE = Assignment.state.in_((ACTIVE, EXTENDING))


def tend(store: transactions.Store, today: datetime.date) -> None:
    """Begin and tell what is due by a day; all of it is one act."""
    request = transactions.system()
    soon, overdue = Assignment.until <= today + AHEAD, Assignment.until < today
    new_soon = Assignment.soon_told_for.is_distinct_from(Assignment.until) & ~overdue
    new_overdue = Assignment.overdue_told_for.is_distinct_from(Assignment.until)
    for which, do in (
        ((Assignment.state == AGREED) & (Assignment.start <= today), writing.begin),
        (IS_THERE & soon & new_soon, _tell_soon),
        (IS_THERE & overdue & new_overdue, _tell_overdue),
    ):
        do_all(store, request, Assignment, which, do)


def _tell_soon(db: Session, found: Sequence[Assignment]) -> None:
    for each in found:
        each.soon_told_for = each.until
    notifying.tell_of_days(db, "end_soon", found)


def _tell_overdue(db: Session, found: Sequence[Assignment]) -> None:
    for each in found:
        each.overdue_told_for = each.until
    notifying.tell_of_days(db, "end_overdue", found)

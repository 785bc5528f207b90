"""待调档 has a deadline: the receiving school is reminded once before and once after it, the office above it after it.

Nothing is ever done by itself: only the school takes the file over.
"""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database import transactions
from services.common.processes.rounds import do_all
from services.contracts.mobility.transfers import AWAITED, OVERDUE
from services.mobility.models import Transfer
from services.mobility.transfers import notifying

FILE = Path(__file__).with_suffix(".yaml")


@cache
def _days() -> dict[str, int]:
    terms: dict[str, int] = yaml.safe_load(FILE.read_text("utf-8"))["take_over"]
    return terms


def take_over_until(confirmed: datetime.datetime) -> datetime.datetime:
    """The end of the last day, in China, on which a file is to be taken over."""
    day = confirmed.astimezone(clock.SHANGHAI).date() + datetime.timedelta(days=_days()["days"] + 1)
    return datetime.datetime.combine(day, datetime.time(), clock.SHANGHAI) - datetime.timedelta(seconds=1)


def soon(now: datetime.datetime) -> ColumnElement[bool]:
    """Whether it is to be decided, or the file to be taken over, within the next days."""
    return and_(Transfer.due_at >= now, Transfer.due_at < now + datetime.timedelta(days=_days()["soon"]))


def overdue(now: datetime.datetime) -> ColumnElement[bool]:
    """Whether that should have been done by now."""
    return Transfer.due_at < now


def due(which: str, now: datetime.datetime) -> ColumnElement[bool]:
    """Those that are overdue, or soon will be."""
    return overdue(now) if which == OVERDUE else soon(now)


def tend(store: transactions.Store, now: datetime.datetime) -> None:
    """Tell of what is to be taken over soon, or should have been, once of each deadline; all of it is one act."""
    request, waits = transactions.system(), Transfer.state == AWAITED
    new_soon = Transfer.soon_told_for.is_distinct_from(Transfer.due_at)
    new_overdue = Transfer.overdue_told_for.is_distinct_from(Transfer.due_at)
    do_all(store, request, Transfer, waits & soon(now) & new_soon, _tell_soon)
    do_all(store, request, Transfer, waits & overdue(now) & new_overdue, _tell_overdue)


def _tell_soon(db: Session, found: Sequence[Transfer]) -> None:
    for each in found:
        each.soon_told_for = each.due_at
    notifying.tell_of_deadline(db, "due_soon", found)


def _tell_overdue(db: Session, found: Sequence[Transfer]) -> None:
    for each in found:
        each.overdue_told_for = each.due_at
    notifying.tell_of_deadline(db, "overdue", found)
    notifying.tell_above_of_overdue(db, found)

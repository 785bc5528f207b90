"""The table of days off and days worked: filled from the package chinesecalendar, read as the rules take it.

The package brings each year with a release of its own, after the State Council has announced it in November; the deploy
step takes over what it knows. Rows of another source are an administrator's and stay as they are.
"""

import datetime
import functools
import logging

import chinese_calendar
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.telemetry import metrics
from services.review.domain import working_days
from services.review.domain.working_days import Calendar
from services.review.models import Holiday

log = logging.getLogger(__name__)

SOURCE = "chinesecalendar"
CLOSED, WORKED = "closed", "worked"


def publish(db: Session) -> None:
    """Bring the table to what the package knows; the same again changes nothing."""
    days = dict.fromkeys(chinese_calendar.holidays, CLOSED) | dict.fromkeys(chinese_calendar.workdays, WORKED)
    db.execute(delete(Holiday).where(Holiday.source == SOURCE, Holiday.day.not_in(days)))
    rows = insert(Holiday).values([{"day": day, "kind": kind, "source": SOURCE} for day, kind in days.items()])
    ours = (Holiday.source == SOURCE) & (Holiday.kind != rows.excluded.kind)
    db.execute(rows.on_conflict_do_update(index_elements=[Holiday.day], set_={"kind": rows.excluded.kind}, where=ours))


def calendar(db: Session, since: datetime.datetime) -> Calendar:
    """What is known of the year of `since` and those after it: some forty rows, so whoever needs them reads them."""
    first = since.astimezone(clock.SHANGHAI).date().replace(month=1, day=1)
    rows = db.execute(select(Holiday.day, Holiday.kind).where(Holiday.day >= first)).all()
    closed, worked = (frozenset(row.day for row in rows if row.kind == kind) for kind in (CLOSED, WORKED))
    return Calendar(closed, worked)


def due(since: datetime.datetime, days: int, known: Calendar) -> datetime.datetime:
    """When a step is due; one that may be wrong, since a year on its way is not announced, is counted and logged."""
    found = working_days.due(since, days, known)
    for year in working_days.unannounced(since, found, known):
        metrics.due_unannounced.labels(str(year)).inc()
        _warn(year)
    return found


@functools.cache
def _warn(year: int) -> None:
    """Once a process and year."""
    log.warning("due dates go by weekends alone in a year whose holidays are not known", extra={"year": year})

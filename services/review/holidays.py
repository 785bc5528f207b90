"""The working days of holidays.yaml as the rules take them."""

import datetime
import functools
from collections.abc import Iterator
from pathlib import Path

import yaml

from services.review.domain.working_days import Calendar

FILE = Path(__file__).with_name("holidays.yaml")


@functools.cache
def calendar() -> Calendar:
    """All years that have been announced."""
    years = yaml.safe_load(FILE.read_text("utf-8")).values()
    closed = (day for year in years for first, last in year["closed"] for day in _days(first, last))
    return Calendar(frozenset(closed), frozenset(day for year in years for day in year["worked"]))


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for number in range((last - first).days + 1):
        yield first + datetime.timedelta(days=number)

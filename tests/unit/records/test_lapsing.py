"""When the mark of the newly hired lapses: on a set day, and nobody's before it has lasted a while (R-REC-12)."""

import datetime

import pytest

from services.common import clock
from services.records.entering.lapsing import GRACE, opened_before

DAY = (8, 31)


@pytest.mark.parametrize(
    ("today", "year"), [("2026-08-31", 2025), ("2026-09-01", 2026), ("2027-01-01", 2026), ("2026-03-01", 2025)]
)
def test_the_set_day_counts_until_its_end(today, year):
    found = opened_before(DAY, datetime.date.fromisoformat(today))

    assert found == datetime.datetime(year, 8, 31, tzinfo=clock.SHANGHAI) - GRACE


def test_who_came_shortly_before_the_day_has_another_year():
    assert opened_before(DAY, datetime.date(2026, 9, 1)) < datetime.datetime(2026, 8, 1, tzinfo=clock.SHANGHAI)


def test_without_a_day_no_mark_ever_lapses():
    assert opened_before(None, datetime.date(2026, 9, 1)) is None

"""When a step is due."""

import datetime

import pytest

from services.review.domain.working_days import Calendar, due
from services.review.holidays import calendar

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        ("2026-03-02T01:00Z", 1, "2026-03-03T01:00Z"),  # Monday to Tuesday
        ("2026-03-06T01:00Z", 1, "2026-03-09T01:00Z"),  # Friday to Monday
        ("2026-03-07T01:00Z", 1, "2026-03-09T01:00Z"),  # Saturday to Monday
        ("2026-03-05T17:00Z", 1, "2026-03-08T17:00Z"),  # Friday already in China
        ("2026-03-02T01:00Z", 10, "2026-03-16T01:00Z"),  # two weeks
        ("2026-02-13T01:00Z", 1, "2026-02-14T01:00Z"),  # the Saturday before 春节 is worked
        ("2026-02-14T01:00Z", 1, "2026-02-24T01:00Z"),  # over 春节
        ("2026-09-30T01:00Z", 3, "2026-10-10T01:00Z"),  # over 国庆节, the Saturday after it is worked
        ("2031-10-01T01:00Z", 1, "2031-10-02T01:00Z"),  # a year that has not been announced
    ],
)
def test_a_step_is_due_after_working_days_in_china(since, days, until):
    start, end = (datetime.datetime.fromisoformat(text) for text in (since, until))

    assert due(start, days, calendar()) == end


def test_each_year_has_thirty_and_more_days_off_and_only_weekends_are_worked_instead():
    known = calendar()

    assert len([day for day in known.closed if day.year == 2026]) == 33
    assert all(day.weekday() >= 5 for day in known.worked)
    assert not known.closed & known.worked


def test_without_a_calendar_only_weekends_count():
    assert [Calendar().works(DAY(f"2026-10-0{day}")) for day in (1, 2, 3)] == [True, True, False]

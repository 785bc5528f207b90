"""When a step is due."""

import datetime

import pytest

from services.review.domain.working_days import Calendar, due, unannounced

DAY = datetime.date.fromisoformat
INSTANT = datetime.datetime.fromisoformat
SPRING = [f"2026-02-{day}" for day in range(15, 24)]
AUTUMN = [f"2026-10-0{day}" for day in range(1, 8)]
OF_2026 = Calendar(
    closed=frozenset(map(DAY, SPRING + AUTUMN)), worked=frozenset(map(DAY, ["2026-02-14", "2026-02-28", "2026-10-10"]))
)


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
    assert due(INSTANT(since), days, OF_2026) == INSTANT(until)


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        ("2026-12-01T01:00Z", "2026-12-31T15:59Z", []),
        ("2026-12-01T01:00Z", "2026-12-31T16:00Z", [2027]),  # the next year has begun in China
        ("2026-12-01T01:00Z", "2028-01-03T01:00Z", [2027, 2028]),
    ],
)
def test_a_due_date_that_reaches_into_a_year_without_holidays_is_known_for_it(since, until, years):
    assert unannounced(INSTANT(since), INSTANT(until), OF_2026) == years


def test_a_day_off_of_the_next_year_does_not_make_that_year_known():
    early = Calendar(OF_2026.closed | {DAY("2027-01-01")})

    assert (early.knows(2026), early.knows(2027)) == (True, False)


def test_without_a_calendar_only_weekends_count():
    assert [Calendar().works(DAY(f"2026-10-0{day}")) for day in (1, 2, 3)] == [True, True, False]

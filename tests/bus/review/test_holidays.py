"""The table of holidays is filled by the deploy step, and due dates go by it."""

import datetime

import chinese_calendar
import pytest
from prometheus_client import REGISTRY
from sqlalchemy import delete, text

from services.common import clock
from services.review import holidays
from services.review.models import Holiday

DAY = datetime.date.fromisoformat
INSTANT = datetime.datetime.fromisoformat
EVER = INSTANT("2004-01-01T00:00Z")


@pytest.fixture
def own(desks):
    """Rows that an administrator writes; taken away again."""

    def write(days):
        rows = [Holiday(day=DAY(day), kind=kind, source="province") for day, kind in days.items()]
        desks.as_system(lambda db: db.add_all(rows))

    yield write
    desks.as_system(lambda db: db.execute(delete(Holiday).where(Holiday.source == "province")))
    desks.as_system(holidays.publish)


def known(desks, since=EVER):
    return desks.as_system(holidays.calendar, since)


def rows(desks):
    """Each with the transaction that wrote it last."""
    query = text("SELECT day, kind, source, xmin::text FROM holiday ORDER BY day")
    return desks.as_system(lambda db: db.execute(query).all())


def counted(year):
    return REGISTRY.get_sample_value("xingtan_due_unannounced_total", {"year": str(year)}) or 0


def test_all_years_of_the_package_are_known(desks):
    calendar = known(desks)

    assert calendar.closed == set(chinese_calendar.holidays)
    assert calendar.worked == set(chinese_calendar.workdays)
    assert all(calendar.knows(year) for year in range(2004, 2027))
    assert not calendar.closed & calendar.worked


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True),  # 调休: a Saturday before 春节
        ("2026-10-01", False),  # 国庆节, a Thursday
        ("2026-10-10", True),  # 调休: the Saturday after it
        ("2026-10-17", False),  # any Saturday
    ],
)
def test_offices_are_open_on_the_days_that_were_announced(desks, day, works):
    assert known(desks).works(DAY(day)) is works


def test_publishing_the_same_again_writes_no_row(desks):
    before = rows(desks)
    desks.as_system(holidays.publish)

    assert rows(desks) == before


def test_what_the_package_says_otherwise_now_is_taken_over(desks):
    desks.as_system(lambda db: db.add(Holiday(day=DAY("2026-12-03"), kind="closed", source=holidays.SOURCE)))
    desks.as_system(lambda db: setattr(db.get(Holiday, DAY("2026-10-10")), "kind", "closed"))
    desks.as_system(holidays.publish)

    assert known(desks).works(DAY("2026-12-03"))
    assert known(desks).works(DAY("2026-10-10"))


def test_an_administrators_rows_stay_and_count_before_those_of_the_package(desks, own):
    desks.as_system(lambda db: db.execute(delete(Holiday).where(Holiday.day == DAY("2026-10-10"))))
    own({"2026-10-10": "closed", "2027-03-08": "closed"})
    desks.as_system(holidays.publish)

    assert not known(desks).works(DAY("2026-10-10"))
    assert not known(desks).works(DAY("2027-03-08"))
    assert not known(desks).knows(2027)


def test_a_due_date_in_a_year_that_is_not_known_goes_by_weekends_and_is_counted(desks, caplog):
    holidays._warn.cache_clear()
    before = counted(2031)
    since = INSTANT("2031-09-30T01:00Z")

    found = [holidays.due(since, days, known(desks, since)) for days in (1, 2, 4)]

    assert [f"{day:%m-%d}" for day in found] == ["10-01", "10-02", "10-06"]
    assert counted(2031) == before + 3
    assert [record.year for record in caplog.records if record.name == "services.review.holidays"] == [2031]


def test_a_due_date_in_a_known_year_is_not_counted(desks):
    before = counted(2026)
    since = INSTANT("2026-09-30T01:00Z")

    assert holidays.due(since, 3, known(desks, since)) == INSTANT("2026-10-10T01:00Z")
    assert counted(2026) == before


def test_a_step_that_begins_to_wait_is_due_by_the_table(desks, own):
    today = clock.today()
    week = {(today + datetime.timedelta(days=days)).isoformat(): "closed" for days in range(1, 8)}
    taken = [DAY(day) for day in week]
    desks.as_system(lambda db: db.execute(delete(Holiday).where(Holiday.day.in_(taken))))
    own(week)
    case = desks.case(desks.reviewer, desks.submit())

    assert case["due_at"] == holidays.due(case["waiting_since"], 10, known(desks, case["waiting_since"]))
    assert case["due_at"].astimezone(clock.SHANGHAI).date() > today + datetime.timedelta(days=17)

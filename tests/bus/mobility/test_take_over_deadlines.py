"""待调档 has a deadline: shown, reminded of once, seen by the office above; nothing is done by itself (R-MOB-02)."""

import datetime

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.database import transactions
from services.mobility.transfers import deadlines

NOTICES = text("SELECT body::jsonb FROM outbox WHERE type = 'people_notified' AND seq > :since ORDER BY seq")
LAST = text("SELECT coalesce(max(seq), 0) FROM outbox")
OFFICE = "蜀山区教育局"


@pytest.fixture
def clerk(province):
    return province.person("蜀山小学", "entry_clerk")


def told_by(province, now) -> list[tuple[str, str]]:
    """What a round at some time tells the people of this test: (kind, whom)."""
    since = province.as_system("mobility", lambda db: db.scalar(LAST))
    deadlines.tend(province.stores["mobility"], now)
    bodies = province.as_system("mobility", lambda db: db.scalars(NOTICES, {"since": since}).all())
    names = {str(org_id): name for name, org_id in province.orgs.items()}
    found = [
        (notice["kind"], names[to["org_id"]])
        for body in bodies
        for notice in body["notices"]
        for to in notice["to"]
        if to["org_id"] in names
    ]
    return sorted(found)


def test_a_file_is_to_be_taken_over_by_the_end_of_the_fifteenth_day(province, clerk):
    transfer = province.awaited(clerk, province.teacher())
    last = clock.today() + datetime.timedelta(days=15)
    assert transfer["state"] == "awaited"
    assert f"{transfer['due_at'].astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M:%S}" == f"{last} 23:59:59"


def test_the_school_is_reminded_once_before_and_once_after_it_and_the_office_above_after_it(province, clerk):
    due = province.awaited(clerk, province.teacher())["due_at"]
    before, after = due - datetime.timedelta(days=2), due + datetime.timedelta(hours=1)
    assert told_by(province, due - datetime.timedelta(days=5)) == []
    assert told_by(province, before) == [("transfer_take_over_due_soon", "蜀山小学")]
    assert told_by(province, before) == []
    assert told_by(province, after) == [
        ("transfer_take_over_overdue", "蜀山小学"), ("transfer_take_over_overdue_below", OFFICE),
    ]  # fmt: skip
    assert told_by(province, after) == []


def test_several_of_one_school_are_one_notice(province, clerk):
    due = [province.awaited(clerk, province.teacher(name=name))["due_at"] for name in ("王一", "王二")]
    assert told_by(province, max(due) + datetime.timedelta(hours=1)) == [
        ("transfers_take_over_overdue", "蜀山小学"), ("transfers_take_over_overdue_below", OFFICE),
    ]  # fmt: skip


def test_the_office_above_finds_what_is_overdue_and_nothing_was_done_by_itself(province, clerk):
    late, timely = (province.awaited(clerk, province.teacher(name=name)) for name in ("王一", "王二"))
    with province.stores["mobility"].begin(transactions.system()) as db:
        passed = clock.now() - datetime.timedelta(days=1)
        db.execute(text("UPDATE transfer SET due_at = :due WHERE id = :id"), {"due": passed, "id": late["id"]})
    told_by(province, clock.now())
    office = province.person(OFFICE, "reviewer")
    assert [row["id"] for row in province.listed(office, due="overdue")] == [late["id"]]
    assert [row["id"] for row in province.listed(office, due="soon")] == []
    assert {province.look(clerk, each["id"])["state"] for each in (late, timely)} == {"awaited"}


def test_what_was_taken_over_in_time_is_reminded_of_no_more(province, clerk):
    transfer = province.awaited(clerk, province.teacher())
    province.take_over(clerk, transfer)
    province.settle()
    assert province.look(clerk, transfer["id"])["due_at"] is None
    assert told_by(province, transfer["due_at"] + datetime.timedelta(days=1)) == []

"""What keeps a change of status from being written, and the months that it writes (R-MOB-05)."""

import datetime
import uuid
from types import SimpleNamespace

import pytest

from services.records.status_changes import rules

REF, SCHOOL = uuid.uuid4(), uuid.uuid4()
ITEM = {"ref": REF, "org_id": SCHOOL, "from_status": "100", "to_status": "301"}
CODES = {"100", "301"}


def file(**known):
    return SimpleNamespace(**({"org_id": SCHOOL, "stage": "effective", "personnel_status": "100"} | known))


def test_nothing_is_against_a_file_as_it_was_shown():
    assert rules.against(ITEM, file(), {REF}, CODES, "在岗") is None


@pytest.mark.parametrize(
    ("lies", "held", "codes", "why"),
    [
        ({"org_id": uuid.uuid4()}, {REF}, CODES, rules.LIES_ELSEWHERE),
        ({}, set(), CODES, rules.NOT_HELD),
        ({"stage": "draft"}, {REF}, CODES, rules.NOT_EFFECTIVE),
        ({"personnel_status": "203"}, {REF}, CODES, rules.CHANGED_MEANWHILE),
        ({}, {REF}, {"100"}, rules.NO_SUCH_STATUS),
    ],
)
def test_a_file_that_is_not_as_it_was_shown_is_left_alone(lies, held, codes, why):
    refusal = rules.against(ITEM, file(**lies), held, codes, "长病假")
    assert refusal is not None
    assert refusal.message == why


def test_whose_status_begins_with_three_has_left():
    assert [rules.has_left(each) for each in ("100", "203", "301", "303", None, "")] == [
        False, False, True, True, False, False,
    ]  # fmt: skip


def test_work_ends_in_the_month_of_the_day_and_never_before_it_began():
    day = datetime.date(2026, 8, 31)
    assert rules.last_month(day, "1998-09") == "2026-08"
    assert rules.last_month(day, None) == "2026-08"
    assert rules.last_month(day, "2026-09") == "2026-09"


def test_a_change_may_be_written_for_another_business_that_holds_the_file():
    hold = uuid.uuid4()
    assert rules.against(ITEM | {"hold": hold}, file(), {hold}, CODES, "在岗") is None
    assert rules.against(ITEM | {"hold": hold}, file(), {REF}, CODES, "在岗").message == rules.NOT_HELD


def test_an_entry_of_rotation_says_that_the_personnel_relation_stays():
    said = {"type": "7", "origin": "甲校", "host": "乙" * 70, "start": datetime.date(2026, 9, 1), "until": None}
    assert rules.rotation_of(said) == {
        "origin": "甲校", "host": "乙" * 60, "rotation_type": "7", "moves_personnel_relation": False, "from": "2026-09",
    }  # fmt: skip

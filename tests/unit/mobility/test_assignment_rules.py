"""What an assignment demands, and what may become of it (R-MOB-06, R-MOB-08)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict
from services.contracts.mobility import assignments as contract
from services.mobility.assignments import assignment_form, rules, school_years, share
from services.records.catalogue import load

TODAY = datetime.date(2026, 11, 30)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
SOMEBODY = "b7a0b7c4-0000-4000-8000-000000000000"


def entered(**said):
    known = {
        "kind": "rotation", "rotation_type": "1", "host_kind": "school", "host_id": SOMEBODY, "host_name": None,
        "start": TODAY, "until": datetime.date(2027, 8, 31),
    }  # fmt: skip
    return known | said


LOAN = {"kind": "loan", "rotation_type": None}
OUTSIDE = LOAN | {"host_kind": "agency", "host_id": None, "host_name": "某县委办公室"}


def test_the_types_of_rotation_are_those_of_the_catalogue_but_none():
    codes = load().table("rotation_type").codes
    assert {"0", *rules.ROTATION_TYPES} == set(codes)
    assert set(assignment_form.TYPES) == set(rules.ROTATION_TYPES)


def test_each_status_is_one_of_the_catalogue():
    assert set(rules.STATUS.values()) | {rules.AT_POST} <= set(load().table("personnel_status").codes)


@pytest.mark.parametrize("said", [{}, LOAN, OUTSIDE, OUTSIDE | {"host_kind": "institution"}])
def test_what_is_complete_is_taken(said):
    assert rules.faults(entered(**said), TODAY) == {}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"rotation_type": None}, "rotation_type"),
        ({"rotation_type": "0"}, "rotation_type"),
        (LOAN | {"rotation_type": "1"}, "rotation_type"),
        ({"host_id": None}, "host_id"),
        ({"host_name": "某校"}, "host_name"),
        (OUTSIDE | {"host_name": "  "}, "host_name"),
        (OUTSIDE | {"host_id": SOMEBODY}, "host_id"),
        ({"host_kind": "agency", "host_id": None, "host_name": "某局"}, "host_kind"),
        ({"until": TODAY}, "until"),
        ({"start": datetime.date(2026, 9, 1), "until": datetime.date(2026, 10, 1)}, "until"),
        ({"start": datetime.date(2025, 11, 1)}, "start"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(said, field):
    assert set(rules.faults(entered(**said), TODAY)) == {field}


@pytest.mark.parametrize(
    ("stage", "status", "is_open", "why"),
    [
        ("effective", "100", True, rules.IS_OPEN),
        ("draft", "100", False, rules.NOT_EFFECTIVE),
        ("effective", "203", False, rules.NOT_AT_POST),
        ("effective", "205", False, rules.NOT_AT_POST),
        ("effective", None, False, rules.NOT_AT_POST),
        ("effective", "100", False, None),
    ],
)
def test_who_is_at_the_post_can_go_to_one_place_at_a_time(stage, status, is_open, why):
    assert rules.against(stage, status, is_open=is_open) == why


@given(st.sampled_from(contract.STATES), st.sampled_from(sorted(rules.MOVES)))
def test_every_act_leads_to_its_state_or_is_refused_in_words(state, act):
    before, after = rules.MOVES[act]
    if state in before:
        assert rules.move(state, act) == after
    else:
        with pytest.raises(Conflict):
            rules.move(state, act)


def test_every_state_can_be_reached_and_what_is_open_can_be_ended():
    reached = {contract.ASKED}
    while more := {after for before, after in rules.MOVES.values() if reached & set(before)} - reached:
        reached |= more
    assert reached == set(contract.STATES)
    for state in contract.OPEN:
        assert any(state in before for before, _ in rules.MOVES.values())


@given(st.sampled_from(contract.STATES))
def test_only_the_home_school_is_offered_acts_and_each_of_them_can_be_done(state):
    assert rules.may(state, enters=False) == []
    for name in rules.may(state, enters=True):
        [act] = [act for act, called in rules.ASKERS.items() if called == name]
        rules.move(state, act)
    assert not (state not in contract.OPEN and rules.may(state, enters=True))


def test_an_extension_ends_later_and_not_in_the_past():
    last = datetime.date(2026, 8, 31)
    assert rules.fault_of_extension(last, last, TODAY) == rules.NOT_LATER
    assert rules.fault_of_extension(last, datetime.date(2026, 9, 30), TODAY) == rules.IS_PAST
    assert rules.fault_of_extension(last, datetime.date(2027, 8, 31), TODAY) is None


def test_the_teacher_is_back_between_the_first_day_and_today():
    start = datetime.date(2026, 9, 1)
    assert rules.fault_of_end(start, datetime.date(2026, 12, 1), TODAY) == rules.TO_COME
    assert rules.fault_of_end(start, datetime.date(2026, 8, 31), TODAY) == rules.BEFORE_START
    assert rules.fault_of_end(start, TODAY, TODAY) is None


@given(DAYS)
def test_every_day_lies_in_its_school_year_and_in_no_other(day):
    year = school_years.year_of(day)
    first, last = school_years.days_of(year)
    assert first <= day <= last
    assert school_years.days_of(year + 1)[0] - last == datetime.timedelta(days=1)


def test_a_share_of_nobody_is_none():
    assert share.share_of(0, 0) is None
    assert share.share_of(1, 3) == 0.3333


def test_the_form_says_every_state_host_and_kind_in_words():
    assert set(assignment_form.STATES) == set(contract.STATES)
    assert set(assignment_form.HOSTS) == set(contract.HOSTS)
    assert set(assignment_form.TITLES) == set(contract.KINDS)
    assert set(assignment_form.STATUSES) == set(rules.STATUS.values()) | {rules.AT_POST}

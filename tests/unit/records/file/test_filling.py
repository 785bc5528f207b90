"""Who may fill in what (R-REC-04, R-ID-11)."""

import datetime
import uuid
from types import SimpleNamespace

import pytest

from services.common.errors import Conflict, Forbidden
from services.records.catalogue import load
from services.records.file import filling

NOW = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
SETS = load().sets("primary_secondary")
RESERVED = ["title", "pay", "assessment", "ethics"]


def part(*roles, own_file=False, own_school=False, manages=False, window_open=False):
    return filling.part_of(
        set(roles), own_file=own_file, own_school=own_school, manages=manages, window_open=window_open
    )


@pytest.mark.parametrize(
    ("roles", "place", "wanted"),
    [
        (["entry_clerk"], {"own_school": True}, "school"),
        (["reviewer"], {"own_school": True}, None),
        (["query_user"], {"manages": True}, None),
        (["reviewer"], {"manages": True}, "authority"),
        (["info_admin"], {}, None),
        (["teacher"], {"own_file": True, "window_open": True}, "teacher"),
        (["teacher"], {"own_file": True}, None),
    ],
)
def test_everybody_plays_one_part_at_most(roles, place, wanted):
    assert part(*roles, **place) == wanted


@pytest.mark.parametrize("record_set", SETS, ids=lambda each: each.code)
def test_a_reserved_set_is_never_the_teachers_and_the_authority_fills_no_other(record_set):
    assert record_set.reserved == (record_set.code in RESERVED)
    assert filling.fills("teacher", record_set) == (record_set.code not in RESERVED)
    assert filling.fills("authority", record_set) == (record_set.code in RESERVED)
    assert filling.fills("school", record_set)
    assert not filling.fills(None, record_set)


def test_what_somebody_does_not_fill_in_is_locked_as_a_whole():
    pay = load().set("primary_secondary", "pay")
    assert filling.locked_fields("teacher", pay) == [field.code for field in pay.fields]
    assert filling.locked_fields("school", pay) == []
    for who in ("teacher", "authority", None):
        with pytest.raises(Forbidden):
            filling.refuse_unless_fills(who, SETS[0] if who == "authority" else pay)


@pytest.mark.parametrize("category", load().sets_of)
def test_who_somebody_is_is_never_the_teachers_own_to_change(category):  # R-REC-25
    basic = load().sets_of[category]["basic"]
    who = {"name", "sex", "id_type", "id_number", "birth_date"}
    assert who <= set(filling.locked_fields("teacher", basic))
    assert not who & set(filling.locked_fields("school", basic))


def window(mode="shared", opens_at=NOW - HOUR, closes_at=NOW + HOUR, closed=()):
    return SimpleNamespace(mode=mode, opens_at=opens_at, closes_at=closes_at, closed_teachers=list(closed))


def test_a_teacher_fills_in_while_the_window_is_open():
    teacher_id = uuid.uuid4()
    assert filling.is_open(window(), teacher_id, NOW)
    assert filling.is_open(window("self", None, None), teacher_id, NOW)
    assert not filling.is_open(None, teacher_id, NOW)
    assert not filling.is_open(window("school"), teacher_id, NOW)
    assert not filling.is_open(window(opens_at=NOW + HOUR, closes_at=None), teacher_id, NOW)
    assert not filling.is_open(window(closes_at=NOW), teacher_id, NOW)
    assert not filling.is_open(window(closed=[str(teacher_id)]), teacher_id, NOW)


def test_nothing_comes_before_the_main_set():
    filling.refuse_unless_begun(b"index")
    with pytest.raises(Conflict):
        filling.refuse_unless_begun(None)

"""The rules of hand-overs on plain values: which months are written, who can be asked for."""

import datetime

import pytest

from services.records.handing_over import rules

FIRST, MIDDLE = datetime.date(2026, 9, 1), datetime.date(2026, 9, 15)


@pytest.mark.parametrize(
    ("first_day", "since", "until"),
    [
        (FIRST, "2001-09", "2026-08"),
        (MIDDLE, "2001-09", "2026-09"),
        (FIRST, "2026-09", "2026-09"),
        (datetime.date(2027, 1, 1), None, "2026-12"),
    ],
)
def test_work_at_the_old_school_ends_with_the_day_before_and_not_before_it_began(first_day, since, until):
    assert rules.last_month(first_day, since) == until


def test_work_at_the_new_school_begins_with_the_month_of_the_first_day():
    assert rules.work_at("新校", "primary_secondary", "教师", MIDDLE) == {
        "organisation": "新校",
        "from": "2026-09",
        "nature": "231",
        "position": "教师",
    }


@pytest.mark.parametrize("left_out", ["post_type", "post_grade"])
def test_a_post_without_type_or_grade_is_none(left_out):
    assert rules.post_at({"post_type": "1", "post_grade": "109"} | {left_out: None}, FIRST) is None


def test_names_are_cut_to_what_a_record_set_holds():
    rotation = rules.rotation_to("1", "新" * 100, "旧" * 100, FIRST)
    assert (len(rotation["host"]), len(rotation["origin"])) == (60, 60)


@pytest.mark.parametrize(
    ("stage", "status", "words"),
    [
        ("effective", "100", None),
        ("effective", None, None),
        ("effective", "101", None),
        ("draft", "100", "first review"),
        ("authority_review", "100", "first review"),
        ("effective", "203", "back to the post"),
        ("effective", "205", "ends the rotation"),
        ("effective", "301", "enter 返聘"),
        ("effective", "305", None),
        ("effective", "306", None),
        ("effective", "307", None),
        ("effective", "308", "dismissed"),
        ("effective", "303", "has died"),
    ],
)
def test_only_an_effective_file_of_somebody_at_the_post_or_gone_by_resignation_goes(stage, status, words):
    why = rules.against(stage, status, "某状态")
    assert (why is None) is (words is None)
    assert words is None or words in str(why)

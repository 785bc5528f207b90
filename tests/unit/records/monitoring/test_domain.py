"""When an organisation is late and what a month shows (R-REV-08, R-REV-09)."""

from datetime import date

import pytest

from services.common.errors import Invalid
from services.records.monitoring.domain import Counts, Deadlines, completed, end_of, lag, late, refuse_disorder, total

DEADLINES = Deadlines(date(2026, 11, 10), date(2026, 11, 20), date(2026, 11, 30))


def counts(expected=None, **stages):
    made = Counts(expected=expected)
    for stage, files in stages.items():
        made.add(stage, None, files, 0)
    return made


def test_the_last_day_is_not_late():
    assert late(counts(2, draft=2), DEADLINES, date(2026, 11, 10)) == []
    assert late(counts(2, draft=2), DEADLINES, date(2026, 11, 11)) == ["submit"]


def test_a_school_that_entered_fewer_than_expected_is_late_though_all_it_has_is_submitted():
    assert late(counts(3, school_review=2), DEADLINES, date(2026, 11, 12)) == ["submit"]


def test_a_school_without_a_target_owes_what_it_entered():
    assert late(counts(school_review=2), DEADLINES, date(2026, 11, 12)) == []
    assert late(counts(school_review=2), DEADLINES, date(2026, 11, 21)) == ["school_review"]


def test_nobody_is_late_without_a_campaign():
    assert late(counts(9, draft=1), None, date(2030, 1, 1)) == []


def test_rejected_files_count_as_not_submitted():
    assert counts(rejected=2, effective=1).submitted == 1


def test_files_under_review_are_counted_by_the_desk_where_they_lie():
    made = Counts()
    made.add("school_review", "department", 2, 0)
    made.add("authority_review", "authority", 3, 0)
    made.add("effective", "authority", 5, 0)
    assert made.desks == {"department": 2, "authority": 3}


def test_laggards_come_first_and_those_who_owe_nothing_last():
    behind, ahead, nothing = counts(4, draft=4), counts(4, effective=4), counts()
    order = sorted([ahead, nothing, behind], key=lambda each: lag(each, late(each, DEADLINES, date(2026, 12, 1))))
    assert order == [behind, ahead, nothing]


def test_a_sum_has_the_target_of_those_who_have_one():
    whole = total([counts(4, draft=1), counts(None, effective=2)])
    assert (whole.expected, whole.entered) == (4, 3)


def test_the_days_of_a_campaign_must_follow_each_other():
    with pytest.raises(Invalid) as refusal:
        refuse_disorder(date(2026, 1, 1), date(2026, 2, 1), date(2026, 1, 15), date(2026, 3, 1))
    assert list(refusal.value.errors) == ["school_review_by"]


@pytest.mark.parametrize(("month", "end"), [("2026-11", date(2026, 12, 1)), ("2026-12", date(2027, 1, 1))])
def test_a_month_ends_when_the_next_begins(month, end):
    assert end_of(month) == end


def test_nobody_is_complete_without_a_target():
    assert completed(7, None, date(2026, 11, 3)) == (False, None)
    assert completed(7, 7, date(2026, 11, 3)) == (True, date(2026, 11, 3))

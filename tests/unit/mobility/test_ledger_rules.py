"""What follows in the ledger when a teacher stands differently, and the form that is made from it (R-MOB-09)."""

import datetime
import json
import uuid
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.stages import stage_of
from services.contracts.mobility import ledger as contract
from services.mobility.ledger import form, reasons, rules
from services.mobility.ledger.counting import counts, first_day, same, standing_of
from services.records.catalogue import load

TODAY = datetime.date(2026, 11, 30)
SCHOOL, OTHER = (uuid.UUID(int=1), "000000/1/"), (uuid.UUID(int=2), "000000/2/")
KNOWN = {
    "stage": "effective", "merged_into": None, "personnel_status": "100", "staff_category": "11", "post_type": None,
    "category": "primary_secondary", "main_stage": "2", "sex": "2", "newly_hired": False, "source": "12",
    "normal_graduate": None, "school_start": "2010-09",
}  # fmt: skip


def teacher(school=SCHOOL, **known):
    return SimpleNamespace(**(KNOWN | {"org_id": school[0], "org_path": school[1]} | known))


def stood(number=1, reason="opening", kind="opening", day=TODAY, **known):
    """How somebody stood who has a line in the ledger."""
    return replace(standing_of(teacher(**known)), number=number, reason=reason, kind=kind, day=day)


def written(before, now, cause=None):
    found = rules.lines(before, standing_of(now), now, cause, TODAY)
    return [(line.delta, line.reason, line.place.stage) for line in found]


@pytest.mark.parametrize(
    ("known", "counted"),
    [
        ({}, True),
        ({"staff_category": "14"}, False),
        ({"staff_category": "10"}, False),
        ({"staff_category": None, "post_type": "1"}, True),
        ({"staff_category": None, "post_type": "3"}, False),
        ({"staff_category": "13", "post_type": "1"}, False),
        ({"personnel_status": "203"}, True),
        ({"personnel_status": None}, True),
        ({"personnel_status": "301"}, False),
        ({"stage": "school_review"}, False),
        ({"merged_into": uuid.uuid4()}, False),
    ],
)
def test_who_counts_as_a_full_time_teacher(known, counted):
    assert counts(teacher(**known)) is counted


def test_every_list_of_staff_has_the_full_time_teacher_under_the_same_code():
    for name in ("k12", "kindergarten", "special", "vocational", "higher"):
        assert load().table(f"staff_category_{name}").codes["11"].name.zh == "专任教师"


@pytest.mark.parametrize(
    ("category", "taught", "stage"),
    [
        ("primary_secondary", "1", "preschool"),
        ("primary_secondary", "2", "primary"),
        ("primary_secondary", "5", "junior"),
        ("primary_secondary", "4", "senior"),
        ("primary_secondary", None, "unknown"),
        ("primary_secondary", "0", "unknown"),
        ("kindergarten", None, "preschool"),
        ("special_education", None, "special"),
        ("special_education", "2", "primary"),
        ("secondary_vocational", "0", "vocational"),
        ("higher_education", None, "higher"),
    ],
)
def test_the_stage_is_what_is_taught_else_that_of_the_school(category, taught, stage):
    assert stage_of(category, taught) == stage


@pytest.mark.parametrize(
    ("known", "reason", "day"),
    [
        ({}, "opening", datetime.date(2026, 9, 1)),
        ({"school_start": None}, "opening", datetime.date(2026, 9, 1)),
        ({"school_start": "2026-09"}, "recruited", datetime.date(2026, 9, 1)),
        ({"newly_hired": True, "school_start": "2026-08"}, "recruited", datetime.date(2026, 8, 1)),
        ({"newly_hired": True, "school_start": "2027-09"}, "recruited", TODAY),
        ({"newly_hired": True, "source": "11"}, "graduate", datetime.date(2010, 9, 1)),
        (
            {"newly_hired": True, "source": "11", "normal_graduate": True, "school_start": None},
            "graduate_normal",
            TODAY,
        ),
        ({"newly_hired": True, "source": "30", "school_start": None}, "from_outside", TODAY),
        ({"newly_hired": True, "source": "112", "category": "higher_education", "school_start": ""}, "graduate", TODAY),
        ({"newly_hired": True, "source": None, "school_start": None}, "recruited", TODAY),
    ],
)
def test_why_and_since_when_a_new_file_counts(known, reason, day):
    now = teacher(**known)
    [line] = rules.lines(replace(standing_of(teacher(stage="school_review"))), standing_of(now), now, None, TODAY)
    assert (line.delta, line.reason, line.day) == (1, reason, day)
    assert (line.kind == "opening") == (reason == "opening")


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({}, {"personnel_status": "301"}, [(-1, "retired", "primary")]),
        ({}, {"personnel_status": "303"}, [(-1, "died", "primary")]),
        ({}, {"personnel_status": "306"}, [(-1, "resigned", "primary")]),
        ({}, {"personnel_status": "305"}, [(-1, "to_school", "primary")]),
        ({}, {"personnel_status": "308"}, [(-1, "other_out", "primary")]),
        ({}, {"personnel_status": "203"}, []),
        ({"personnel_status": "301"}, {}, [(1, "other_in", "primary")]),
        ({"personnel_status": "301"}, {"personnel_status": "303"}, []),
        ({}, {"staff_category": "13"}, [(-1, "inside_out", "primary")]),
        ({"staff_category": "13"}, {}, [(1, "inside_in", "primary")]),
        ({}, {"main_stage": "3"}, [(-1, "stage_out", "primary"), (1, "stage_in", "junior")]),
        ({}, {"main_stage": "6"}, [(-1, "inside_out", "primary"), (1, "inside_in", "vocational")]),
        ({}, {"main_stage": None}, [(-1, "inside_out", "primary"), (1, "inside_in", "unknown")]),
        ({"main_stage": None}, {}, [(-1, "opening", "unknown"), (1, "opening", "primary")]),
        ({"sex": "1"}, {}, [(-1, "opening", "primary"), (1, "opening", "primary")]),
        ({}, {"school": OTHER}, [(-1, "to_school", "primary"), (1, "from_school", "primary")]),
        ({}, {"school": OTHER, "staff_category": "13"}, [(-1, "to_other_staff", "primary")]),
        ({"staff_category": "13"}, {"school": OTHER}, [(1, "from_other_staff", "primary")]),
        ({}, {"merged_into": SCHOOL[0]}, [(-1, "other_out", "primary")]),
        ({"merged_into": SCHOOL[0]}, {}, [(1, "other_out", "primary")]),
    ],
)
def test_each_kind_of_difference_has_its_lines(before, after, lines):
    assert written(stood(**before), teacher(**after)) == lines


def test_both_sides_of_a_move_name_each_other_and_the_act_with_its_day():
    cause = rules.Cause(uuid.uuid4(), datetime.date(2026, 10, 1))
    now = teacher(OTHER)
    left, came = rules.lines(stood(), standing_of(now), now, cause, TODAY)
    assert (left.other, came.other) == (OTHER, SCHOOL)
    assert {(line.ref, line.day, line.kind) for line in (left, came)} == {(cause.ref, cause.day, "transfer")}


def test_what_is_taken_back_bears_the_reason_that_it_had():
    undo = rules.Cause(uuid.uuid4(), datetime.date(2026, 9, 5), is_undo=True)
    assert written(stood(personnel_status="301"), teacher(), undo) == [(1, "retired", "primary")]
    back = written(stood(main_stage="3"), teacher(), undo)
    assert back == [(-1, "stage_in", "junior"), (1, "stage_out", "primary")]


def test_taking_a_retirement_back_leaves_the_gain_by_which_the_teacher_was_counted():
    undo = rules.Cause(uuid.uuid4(), datetime.date(2026, 9, 5), is_undo=True)
    before, now = stood(reason="graduate", kind="entry", personnel_status="301"), teacher()
    found = rules.lines(before, standing_of(now), now, undo, TODAY)
    kept = rules.stands(before, found, undo)
    assert (kept["reason"], kept["kind"], kept["left_on"]) == ("graduate", "entry", None)


def test_whoever_is_hired_again_after_a_resignation_is_counted_by_that_from_its_day_on():
    before = replace(stood(personnel_status="306"), place=None, left_on=TODAY - datetime.timedelta(days=90))
    now = teacher()
    found = rules.lines(before, standing_of(now), now, rules.Cause(uuid.uuid4(), TODAY), TODAY)

    assert [(line.delta, line.reason) for line in found] == [(1, "recruited")]
    kept = rules.stands(before, found, None)
    assert kept == {"reason": "recruited", "kind": "status", "day": TODAY, "left_on": None}


def test_nobody_leaves_before_the_day_from_which_the_teacher_is_counted():
    early = rules.Cause(uuid.uuid4(), datetime.date(2026, 3, 1))
    now = teacher(personnel_status="301")
    entered = stood(reason="recruited", kind="entry", day=datetime.date(2026, 9, 1))
    [line] = rules.lines(entered, standing_of(now), now, early, TODAY)
    assert line.day == datetime.date(2026, 9, 1)
    [line] = rules.lines(stood(), standing_of(now), now, early, TODAY)  # who was always there may have left any day
    assert line.day == early.day


def test_a_merge_is_undone_on_its_own_day():
    before = replace(stood(merged_into=SCHOOL[0]), left_on=datetime.date(2026, 8, 3))
    now = teacher()
    [line] = rules.lines(before, standing_of(now), now, None, TODAY)
    assert line.day == datetime.date(2026, 8, 3)


def test_a_school_year_begins_in_september():
    assert first_day(datetime.date(2026, 8, 31)) == datetime.date(2025, 9, 1)
    assert first_day(datetime.date(2026, 9, 1)) == datetime.date(2026, 9, 1)


def test_the_columns_and_rows_are_those_of_the_printed_form():
    said = json.loads(FORMS.read_text("utf-8")) if FORMS.exists() else None
    if said is None:
        pytest.skip("the official forms are not at hand")
    printed = next(each for each in said["forms"] if each["id"] == "教基4063")
    assert len(printed["columns"]) == len(reasons.columns())
    assert [row["code"] for row in printed["rows"]] == [form.code_of(*key) for key in form.table([])]


FORMS = Path("/work/shared/data/statistics_forms.json")


def test_every_reason_has_a_code_of_the_statistics_and_a_column():
    codes = load().table("teacher_change").codes
    known = {column.code for column in reasons.columns()}
    for code, reason in reasons.reasons().items():
        assert (reason.code in codes and reason.columns) or code == "opening"
        assert set(reason.columns) <= known
        assert set(reason.name) == {"zh", "en"}


PLACES = st.sampled_from([*contract.STAGES])
KINDS_OF_TEACHER = st.fixed_dictionaries({
    "school": st.sampled_from((SCHOOL, OTHER)),
    "stage": st.sampled_from(("effective", "effective", "effective", "school_review")),
    "personnel_status": st.sampled_from(("100", "203", "301", "303", "306")),
    "staff_category": st.sampled_from(("11", "11", "13")),
    "main_stage": st.sampled_from(("1", "2", "3", "4", "6", None)),
    "sex": st.sampled_from(("1", "2")),
    "merged_into": st.sampled_from((None, None, SCHOOL[0])),
})  # fmt: skip
CAUSES = st.one_of(
    st.none(),
    st.builds(rules.Cause, st.uuids(), st.dates(datetime.date(2025, 1, 1), TODAY), st.booleans()),
)


@given(st.lists(st.tuples(KINDS_OF_TEACHER, CAUSES), min_size=1, max_size=12))
def test_whatever_happens_the_lines_sum_up_to_where_the_teacher_is_counted(history):
    before, lines = None, []
    for known, cause in history:
        now = teacher(**known)
        is_ = standing_of(now)
        assert not (same(before, is_) and written(before, now, cause))
        found = rules.lines(before, is_, now, cause, TODAY)
        lines += found
        number = (before.number if before else 0) + bool(found)
        before = replace(is_, number=number, **rules.stands(before, found, cause))
    summed = {place: sum(line.delta for line in lines if line.place == place) for place in {x.place for x in lines}}
    assert {place: count for place, count in summed.items() if count} == ({before.place: 1} if before.place else {})
    check_form(lines)


def check_form(lines):
    sums = [
        form.Summed(line.place.stage, line.place.sex, line.reason, line.day < first_day(TODAY), False, line.delta)
        for line in lines
    ]
    table = form.table(sums)
    wrong = {rule for rule, _ in form.broken(table, sums)}
    assert not wrong & {form.CLOSES, form.TOTAL}
    closing = sum(row["closing"] for (_, women), row in table.items() if not women)
    assert closing + sum(form.outside(sums).values()) == sum(line.delta for line in lines)


def test_a_form_that_does_not_close_says_so(monkeypatch):
    lost = dict(reasons.reasons()) | {"retired": replace(reasons.reasons()["retired"], columns=())}
    monkeypatch.setattr(form, "reasons", lambda: lost)
    sums = [
        form.Summed("primary", "2", "opening", True, False, 3),
        form.Summed("primary", "2", "retired", False, False, -1),
    ]
    assert {(rule, row) for rule, row in form.broken(form.table(sums), sums)} == {
        (form.CLOSES, "03"),
        (form.CLOSES, "04"),
    }


def test_the_other_rules_find_what_breaks_them():
    def wrong(*said):
        sums = [form.Summed(*each) for each in said]
        return {rule for rule, _ in form.broken(form.table(sums), sums)}

    assert wrong(("primary", "2", "stage_in", False, False, 1)) == {form.IN_STAGES}
    assert form.BETWEEN in wrong(("primary", "2", "from_school", False, True, 1))
    assert form.COUNTED in wrong(("primary", "1", "retired", False, False, -1))
    assert wrong(("primary", "1", "opening", True, False, 1)) == set()

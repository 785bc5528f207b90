"""What a row of the workbook of acts says, however people spell it (R-MOB-05)."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.mobility.status_batches import ACTS, COLUMNS, STATUSES
from services.mobility.status.rules import POST, TERMS, needs
from services.mobility.status_batches.sheet import Reader, masked

NAMES = {code: f"不在本单位任职-{name}" for code, name in {"301": "退休", "302": "离休", "306": "辞职"}.items()}
READER = Reader(NAMES | {"203": "暂未在本单位任职-长病假", "100": "在本单位任职"})
ROW = {"name": "王芳", "number": "340104196605120028", "act": "离退休", "status": "退休", "day": "2026-03-01"}


def read(**changes):
    return READER.row(2, ROW | changes, {})


@pytest.mark.parametrize("status", ["退休", "不在本单位任职-退休", "301", "301 Left: retired", " 退 休 "])
def test_a_status_is_known_by_its_code_its_name_or_the_end_of_it(status):
    assert read(status=status).asked["status"] == "301"


@pytest.mark.parametrize("day", ["2026-03-01", "20260301", "2026/3/1", "2026年3月1日", "2026.03.01"])
def test_a_day_is_known_in_any_usual_spelling(day):
    assert read(day=day).asked["day"] == datetime.date(2026, 3, 1)


def test_an_act_that_leads_to_one_status_needs_none_and_one_that_leads_to_several_does():
    assert read(act="恢复在岗", status="").asked["status"] == "100"
    assert [fault.field for fault in read(status="").faults] == ["status"]


def test_a_status_of_another_act_is_a_fault():
    assert [fault.field for fault in read(status="长病假").faults] == ["status"]


def test_who_is_meant_is_said_by_a_number_in_full_or_by_the_file():
    file_id = uuid.uuid4()
    assert read(number="", file=str(file_id)).file_id == file_id
    assert [fault.field for fault in read(number="").faults] == ["number"]
    assert [fault.field for fault in read(number="340104********0028").faults] == ["number"]
    assert [fault.field for fault in read(file="第 3 号").faults] == ["file"]


def test_the_acts_of_the_sheet_need_no_post_and_its_statuses_are_theirs():
    assert all(POST not in needs(act, status) for act in ACTS for status in TERMS[act][1])
    assert set(STATUSES) == {status for act in ACTS for status in TERMS[act][1]}


@given(st.dictionaries(st.sampled_from(list(COLUMNS)), st.text(max_size=30)))
def test_no_row_breaks_the_reader(changes):
    row = read(**changes)
    assert bool(row.faults) == (not row.asked)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("340104196605120028", "340104********0028"), ("E12345678", "******678"), ("", ""), ("G34****1", "G34****1")],
)
def test_a_number_is_shown_masked(number, shown):
    assert masked(number) == shown

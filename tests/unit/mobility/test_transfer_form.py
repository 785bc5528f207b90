"""调动审批表: what of a transfer comes onto its form (R-MOB-01)."""

import datetime

import pytest

from services.contracts.mobility import transfers as contract
from services.mobility.transfers import rules, transfer_form
from services.mobility.transfers.transfer_form import sheet_of_transfer

AT = datetime.datetime(2026, 11, 29, 16, 30, tzinfo=datetime.UTC)
SHOWN = "2026-11-30 00:30"  # in China
TITLE = {"field": "title", "name": "专业技术职务", "value": "一级教师"}
LOWER = TITLE | {"value": "二级教师"}
STAGE = {"field": "stage", "name": "任教学段", "value": "初中"}


def step(part: str, state: str, words: str | None = None, person: str | None = None) -> dict:
    at = AT if state in ("done", "refused") and part != "take_over" else None
    return {"part": part, "org_name": "杏林中学", "state": state, "person": person, "at": at, "words": words}


def transfer(*steps: dict, state: str = "reviewed", post: tuple[dict, ...] = ()) -> dict:
    return {
        "name": "王芳",
        "personnel_status": "100",
        "number": "DD20261129000001",
        "kind": "transfer",
        "applicant_org": "杏林中学",
        "applicant": "录入员",
        "opened_at": AT,
        "from_day": datetime.date(2027, 2, 1),
        "document": None,
        "state": state,
        "closed_at": None if state in contract.OPEN else AT,
        "reason": "family",
        "words": "夫妻两地分居",
        "from_org_name": "桃李小学",
        "to_org_name": "杏林中学",
        "post_said": list(post),
        "why": None,
        "steps": steps,
    }


def boxes(*steps: dict, state: str = "reviewed") -> dict[str, list]:
    return {
        box["label"]: box["said"] for box in sheet_of_transfer({}, transfer(*steps, state=state), [], "")["opinions"]
    }


def test_each_part_of_the_post_stands_once_before_and_after():
    sides = sheet_of_transfer({}, transfer(post=(TITLE, STAGE)), [LOWER], "")["sides"]
    assert sides == [
        ["学校", "桃李小学", "杏林中学"],
        ["专业技术职务", "二级教师", "一级教师"],
        ["任教学段", "", "初中"],
    ]


def test_that_somebody_has_left_before_stands_below_the_form():
    notes = [
        sheet_of_transfer({}, transfer() | {"personnel_status": status}, [], "")["frame"]["notes"]
        for status in ("100", "306")
    ]
    assert (len(notes[0]), len(notes[1])) == (1, 2)
    assert "已离开调出学校" in notes[1][1]


def test_the_number_that_was_handed_over_stands_beside_the_name():
    facts = sheet_of_transfer({"notes": []}, transfer(), [], "3401**********0028")["facts"]
    assert facts[:2] == [["姓名", "王芳"], ["身份证件号码", "3401**********0028"]]


def test_a_decision_is_in_its_office_s_box_with_who_and_when():
    said = boxes(step("school", "done", "同意接收", "李校长"), step("sending", "current"))
    assert said == {"调入学校意见": [["同意：同意接收", f"李校长　{SHOWN}"]], "调出学校意见": []}


def test_a_refusal_is_worded_as_one():
    assert boxes(step("sending", "refused", "本校缺编"), state="refused") == {
        "调出学校意见": [["不同意：本校缺编", f"　{SHOWN}"]]
    }


def test_only_a_file_that_was_handed_over_is_said_to_be():
    assert boxes(step("take_over", "current"), state="awaited") == {"调入学校调档": []}
    assert boxes(step("take_over", "done"), state="done") == {"调入学校调档": [["已调档", SHOWN]]}


def test_the_paper_says_that_it_moves_the_data_and_not_the_post():
    assert sheet_of_transfer({"notes": []}, transfer(), [], "")["frame"]["notes"] == [transfer_form.NOT_THE_POST]


@pytest.mark.parametrize(
    ("known", "needed"),
    [
        (transfer_form.STATES, contract.STATES),
        (transfer_form.KINDS, contract.ALL_KINDS),
        (transfer_form.REASONS, contract.REASONS),
        (transfer_form.OFFICES, {part for parts in rules.PARTS.values() for part in parts} | {"take_over"}),
    ],
)
def test_everything_a_transfer_can_be_has_words_on_paper(known, needed):
    assert set(known) == set(needed)

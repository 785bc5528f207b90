"""在职变动表: what of a change of status comes onto its form (R-MOB-05, -09)."""

import datetime

from services.contracts.mobility import status_acts as contract
from services.mobility.status import status_form
from services.mobility.status.status_form import sheet_of_act

AT = datetime.datetime(2026, 11, 29, 16, 30, tzinfo=datetime.UTC)
NAMES = {"100": "在本单位任职", "301": "退休"}
STAGE = {"field": "stage", "name": "任教学段", "value": "小学"}


def act(*steps: dict, **known) -> dict:
    said = {"name": "王芳", "number": "BD20261129000001", "org_name": "杏林小学", "act": "retirement", "post": None}
    said |= {"day": datetime.date(2026, 11, 1), "until": None, "document": "合教人〔2026〕8号", "entered_by": "录入员"}
    said |= {"opened_at": AT, "state": "reviewed", "from_status": "100", "to_status": "301", "post_said": []}
    return said | {"words": None, "why": None, "steps": steps} | known


def desk(state: str, words: str | None = None) -> dict:
    at = AT if state in ("done", "refused") else None
    known = {"part": "review", "name": "学校审核", "org_name": "杏林小学", "person": "李校长"}
    return known | {"state": state, "at": at, "words": words}


def test_a_status_stands_in_words_before_and_after():
    assert sheet_of_act({}, act(), NAMES, [STAGE], "")["sides"] == [["人员状态", "在本单位任职", "退休"]]


def test_of_a_change_of_post_each_part_stands_once_and_what_is_not_named_stays():
    said = [STAGE | {"value": "初中"}, {"field": "on_establishment", "name": "是否在编", "value": "否"}]
    known = {"act": "post_change", "to_status": "100", "post": {"stage": "3"}, "post_said": said}
    title = {"field": "title", "name": "专业技术职务", "value": "一级教师"}
    assert sheet_of_act({}, act(**known), NAMES, [STAGE, title], "")["sides"][1:] == [
        ["任教学段", "小学", "初中"],
        ["专业技术职务", "一级教师", "不变"],
        ["是否在编", "", "否"],
    ]


def test_each_desk_has_its_opinion_or_lines_to_sign_and_seal():
    boxes = sheet_of_act({}, act(desk("done", "情况属实"), desk("current")), NAMES, [], "")["opinions"]
    assert [box["said"] for box in boxes] == [[["同意：情况属实", "李校长　2026-11-30 00:30"]], []]
    assert all(box["seal"] for box in boxes)


def test_the_number_that_was_handed_over_stands_beside_the_name():
    facts = sheet_of_act({}, act(), NAMES, [], "3401**********0028")["facts"]
    assert facts[:2] == [["姓名", "王芳"], ["身份证件号码", "3401**********0028"]]


def test_every_act_and_state_has_its_words():
    assert set(status_form.ACTS) == set(contract.ACTS)
    assert set(status_form.STATES) == set(contract.STATES)

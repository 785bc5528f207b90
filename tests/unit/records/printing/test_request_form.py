"""信息变更申请表: what of a request comes onto its form."""

import datetime
import uuid

from services.records.printing.request_form import sheet_of_request

AT = datetime.datetime(2026, 11, 29, 16, 30, tzinfo=datetime.UTC)
SHOWN = "2026-11-30 00:30"  # in China
CASE = uuid.uuid4()


def field(name: str, before: str, after: str, *evidence: str) -> dict:
    return {"name": name, "before_text": before, "after_text": after, "evidence": evidence}


def request(*items: dict, happened: tuple[dict, ...] = (), state: str = "submitted") -> dict:
    return {
        "id": uuid.uuid4(),
        "number": "20261129-000042",
        "teacher_name": "王芳",
        "org_name": "杏林小学",
        "person": "录入员",
        "business": "change",
        "state": state,
        "reason": "晋升",
        "created_at": AT,
        "submitted_at": AT,
        "case_id": CASE,
        "items": items,
        "happened": happened,
    }


def item(op: str, *fields: dict) -> dict:
    return {"op": op, "set_name": "专业技术职务聘任", "title": "二级教师 2008-01", "differences": fields}


def done(act: str, org_name: str, person: str, reason: str | None = None, case_id: uuid.UUID = CASE) -> dict:
    return {"at": AT, "act": act, "org_name": org_name, "person": person, "reason": reason, "case_id": str(case_id)}


def boxes(*happened: dict, state: str = "submitted") -> dict[str, list]:
    return {
        box["label"]: box["said"]
        for box in sheet_of_request({}, request(happened=happened, state=state), {})["opinions"]
    }


def test_each_field_that_differs_is_a_line_and_the_others_are_none():
    changed = item("changed", field("职务", "二级教师", "一级教师"), field("单位", "甲校", "甲校"))
    [line] = sheet_of_request({}, request(changed), {})["items"]
    assert line == {"label": "专业技术职务聘任（变更） 职务", "before": "二级教师", "after": "一级教师"}


def test_an_entry_that_goes_is_one_line():
    [line] = sheet_of_request({}, request(item("deleted", field("职务", "二级教师", ""))), {})["items"]
    assert (line["before"], line["after"]) == ("二级教师 2008-01", "（删除）")


def test_another_photo_is_named_though_no_words_tell_the_two_apart():
    photo = field("照片", "有照片", "有照片") | {"type": "photo", "before": "id-1", "after": "id-2"}
    [line] = sheet_of_request({}, request(item("changed", photo)), {})["items"]
    assert (line["label"][-2:], line["before"], line["after"]) == ("照片", "原照片", "新照片")


def test_it_says_who_compared_how_many_pieces_with_their_originals():
    line = done("passed", "县教育局", "王强") | {"originals": ["1", "2"]}
    [told] = sheet_of_request({}, request(happened=[line]), {})["originals"]
    assert told == f"原件已核对：县教育局 王强，{SHOWN}（2 份）"


def test_evidence_is_listed_by_its_name_and_what_it_proves():
    changed = item("changed", field("职务", "二级教师", "一级教师", "1", "2"))
    evidence = sheet_of_request({}, request(changed), {"1": "证书.pdf"})["evidence"]
    assert evidence == [["专业技术职务聘任 职务", "证书.pdf"], ["专业技术职务聘任 职务", "（文件已不在）"]]


def test_number_dates_and_state_stand_at_the_head_in_the_time_of_china():
    facts = dict(sheet_of_request({}, request(), {})["teacher"])
    assert (facts["申请编号"], facts["提出时间"], facts["报送时间"]) == ("20261129-000042", SHOWN, SHOWN)
    assert (facts["申请类别"], facts["状态"]) == ("信息变更", "审核中")


def test_what_happened_is_told_line_by_line():
    lines = done("submit", "杏林小学", "录入员"), done("rejected", "县教育局", "王强", "证书不清")
    told = sheet_of_request({}, request(happened=lines), {})["happened"]
    assert told == [[SHOWN, "报送", "杏林小学 录入员", ""], [SHOWN, "驳回", "县教育局 王强", "证书不清"]]


def test_who_has_not_decided_has_lines_to_sign_and_seal():
    assert boxes() == {"申请人": [], "学校意见": [], "主管教育行政部门意见": []}
    sealed = {box["label"]: box["seal"] for box in sheet_of_request({}, request(), {})["opinions"]}
    assert sealed == {"申请人": False, "学校意见": True, "主管教育行政部门意见": True}


def test_a_decision_stands_in_the_box_of_its_office_with_who_and_when():
    decided = done("passed", "杏林小学", "李明"), done("rejected", "县教育局", "王强", "证书不清")
    assert boxes(*decided, state="rejected") == {
        "申请人": [],
        "学校意见": [["同意", f"杏林小学　李明　{SHOWN}"]],
        "主管教育行政部门意见": [["不同意：证书不清", f"县教育局　王强　{SHOWN}"]],
    }


def test_decisions_on_an_earlier_version_are_history_and_no_opinion_on_this_one():
    assert boxes(done("rejected", "县教育局", "王强", "证书不清", uuid.uuid4()))["主管教育行政部门意见"] == []


def test_an_office_that_was_not_asked_has_no_box_in_the_end():
    assert list(boxes(done("passed", "杏林小学", "李明"), state="approved")) == ["申请人", "学校意见"]

"""信息变更申请表: what of a request comes onto its form."""

from services.records.printing.request_form import sheet_of_request


def field(name: str, before: str, after: str, evidence: int = 0) -> dict:
    return {"name": name, "before_text": before, "after_text": after, "evidence": ["id"] * evidence}


def request(*items: dict) -> dict:
    return {
        "id": "7",
        "teacher_name": "王芳",
        "org_name": "杏林小学",
        "person": "录入员",
        "reason": "晋升",
        "items": items,
    }


def item(op: str, *fields: dict) -> dict:
    return {"op": op, "set_name": "专业技术职务聘任", "title": "二级教师 2008-01", "differences": fields}


def test_each_field_that_differs_is_a_line_and_the_others_are_none():
    changed = item("changed", field("职务", "二级教师", "一级教师", evidence=2), field("单位", "甲校", "甲校"))
    sheet = sheet_of_request({}, request(changed))
    [line] = sheet["items"]
    assert line == {
        "label": "专业技术职务聘任（变更） 职务",
        "before": "二级教师",
        "after": "一级教师",
        "reason": "晋升",
    }
    assert sheet["evidence"] == ["专业技术职务聘任 职务：2 份"]


def test_an_entry_that_goes_is_one_line():
    [line] = sheet_of_request({}, request(item("deleted", field("职务", "二级教师", ""))))["items"]
    assert (line["before"], line["after"]) == ("二级教师 2008-01", "（删除）")


def test_another_photo_is_named_though_no_words_tell_the_two_apart():
    photo = field("照片", "有照片", "有照片") | {"type": "photo", "before": "id-1", "after": "id-2"}
    [line] = sheet_of_request({}, request(item("changed", photo)))["items"]
    assert (line["label"][-2:], line["before"], line["after"]) == ("照片", "原照片", "新照片")


def test_school_and_authority_seal_it():
    seals = {line["label"]: line["seal"] for line in sheet_of_request({}, request())["opinions"]}
    assert seals == {"申请人": False, "学校意见": True, "主管教育行政部门意见": True}

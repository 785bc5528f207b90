"""A file goes to another school: what waits about its teacher waits there from then on, and nothing else moves."""

import uuid

import pytest

from services.common.errors import NotFound
from services.review.actions import moved_files


@pytest.fixture
def remark(desks):
    """A remark of a teacher of 蜀山小学, which waits for an answer there: its case and its teacher."""
    desks.staff("蜀山小学", desks.reviewer)
    desks.staff("包河小学", desks.hub)
    teacher_id, subject = uuid.uuid4(), {"id": uuid.uuid4(), "kind": "remark", "name": "王小红"}
    parties = {"handling": desks.orgs["蜀山小学"]}
    case_id = desks.submit(business="remark", teacher_id=teacher_id, subject=subject, parties=parties)
    return case_id, teacher_id


def moved(desks, teacher_id, old="蜀山小学", new="包河小学", **more):
    place = desks.org(new)
    known = {"ref": uuid.uuid4(), "teacher_id": teacher_id, "done": True, "from_org_id": desks.orgs[old]}
    return known | {"org_id": place["id"], "org_path": place["path"], "department_id": None} | more


def test_a_remark_waits_at_the_new_school_and_is_decided_there(desks, remark):
    case_id, teacher_id = remark
    assert desks.names(desks.reviewer, "todo") == ["王小红"]
    desks.as_system(moved_files.follow, items=[moved(desks, teacher_id)])

    assert desks.names(desks.reviewer, "todo") == []
    assert desks.names(desks.hub, "todo") == ["王小红"]
    with pytest.raises(NotFound):
        desks.case(desks.reviewer, case_id)
    with pytest.raises(NotFound):
        desks.case(desks.officer, case_id)
    assert desks.case(desks.other_officer, case_id)["org_name"] == "包河小学"
    assert desks.decide(desks.hub, case_id)["state"] == "approved"


def test_records_and_the_desk_are_told(desks, remark):
    case_id, teacher_id = remark
    before = desks.announced("remark")[-1]
    desks.as_system(moved_files.follow, items=[moved(desks, teacher_id)])
    after = desks.announced("remark")[-1]

    assert (after["case_id"], after["row_version"]) == (case_id, before["row_version"] + 1)
    assert after["org_id"] == desks.orgs["包河小学"]
    assert after["desk_ids"] == [desks.orgs["包河小学"]]
    [step] = desks.case(desks.hub, case_id)["steps"]
    assert "蜀山小学" in step["moved"][-1]["why"]


def test_the_same_news_again_moves_nothing(desks, remark):
    case_id, teacher_id = remark
    news = moved(desks, teacher_id)
    desks.as_system(moved_files.follow, items=[news])
    version = desks.version(case_id)
    desks.as_system(moved_files.follow, items=[news])
    assert desks.version(case_id) == version


def test_where_nobody_may_answer_at_the_new_school_the_office_above_does(desks, remark):
    case_id, teacher_id = remark
    desks.staff("包河村小")
    desks.staff("包河区教育局", desks.other_officer)
    desks.as_system(moved_files.follow, items=[moved(desks, teacher_id, new="包河村小")])
    assert desks.case(desks.village, case_id)["org_name"] == "包河村小"
    assert "王小红" in desks.names(desks.hub, "todo") + desks.names(desks.other_officer, "todo")


def test_closed_cases_and_those_of_other_organisations_stay(desks, remark):
    case_id, teacher_id = remark
    desks.decide(desks.reviewer, case_id)
    other = desks.submit("李四", "蜀山中学", teacher_id=teacher_id)
    desks.as_system(moved_files.follow, items=[moved(desks, teacher_id)])

    assert desks.case(desks.reviewer, case_id)["org_name"] == "蜀山小学"
    assert desks.case(desks.officer, other)["org_name"] == "蜀山中学"


def test_what_was_not_done_moves_no_case(desks, remark):
    case_id, teacher_id = remark
    desks.as_system(moved_files.follow, items=[moved(desks, teacher_id, done=False)])
    assert desks.case(desks.reviewer, case_id)["org_name"] == "蜀山小学"

"""Four eyes where a school has no second person: the step goes to the hub, the authority or above (R-REV-06)."""

import dataclasses

import pytest

from services.common.errors import NotFound


def test_only_reviewers_of_a_hub_see_the_cases_of_its_schools(desks):
    case_id = desks.submit(school="包河村小")
    assert desks.case(desks.hub, case_id)["state"] == "open"
    with pytest.raises(NotFound):
        desks.case(desks.person("包河小学", "entry_clerk"), case_id)


def test_a_school_with_a_hub_is_reviewed_by_school_hub_and_authority(desks):  # R-REV-03
    case_id = desks.submit("村师", "包河村小")
    desks.decide(desks.village, case_id)
    case = desks.decide(desks.hub, case_id)

    assert [step["desk"] for step in case["steps"]] == ["包河村小", "包河小学", "包河区教育局"]
    assert desks.decide(desks.other_officer, case_id)["state"] == "approved"
    assert [told["step_roles"] for told in desks.announced()] == [["school"], ["hub"], ["authority"], []]
    assert desks.announced()[-1]["doors"] == [desks.hub.org_path], "records lets the hub see what it decides on"


def test_the_hub_sees_the_files_that_it_reviews_and_no_others_of_the_school(desks):  # R-SEC-01
    seen = desks.submit("村师", "包河村小")

    assert desks.case(desks.hub, seen)["subject_name"] == "村师"
    assert desks.names(desks.hub, "all") == ["村师"]
    with pytest.raises(NotFound):
        desks.case(desks.hub, desks.submit("蜀山"))
    with pytest.raises(NotFound):
        desks.case(desks.sibling, seen)


def test_a_school_whose_only_reviewer_entered_the_file_hands_its_step_to_the_authority(desks):
    desks.staff("蜀山小学", desks.reviewer)
    case_id = desks.submit(contributors=[desks.reviewer.person_id])

    step = desks.case(desks.officer, case_id)["steps"][0]
    assert (step["name"], step["desk"], step["role"]) == ("学校审核", "蜀山区教育局", "authority")
    assert (step["moved"][0]["from_desk"], step["moved"][0]["why"]) == (
        "蜀山小学",
        "蜀山小学没有可以审核此事项的其他人员。",
    )
    assert desks.announced()[-1]["step_roles"] == ["authority"]


def test_the_step_that_moved_is_decided_there_and_the_authoritys_own_step_by_somebody_else(desks):
    second = desks.person("蜀山区教育局", "info_admin")
    desks.staff("蜀山小学", desks.reviewer)
    desks.staff("蜀山区教育局", desks.officer, second)
    case_id = desks.submit(contributors=[desks.reviewer.person_id])
    desks.decide(desks.officer, case_id)

    assert desks.case(desks.officer, case_id)["may"] == []
    assert desks.decide(second, case_id)["state"] == "approved"


def test_an_authority_with_one_person_hands_its_own_step_further_up(desks):
    desks.staff("蜀山小学", desks.reviewer)
    desks.staff("蜀山区教育局", desks.officer)
    case_id = desks.submit(contributors=[desks.reviewer.person_id])
    case = desks.decide(desks.officer, case_id)

    assert [(step["desk"], step["state"]) for step in case["steps"]] == [
        ("蜀山区教育局", "done"),
        ("安徽省教育厅", "current"),
    ]
    assert desks.decide(desks.province, case_id)["state"] == "approved"


def test_a_step_moves_to_the_hub_before_the_authority(desks):
    desks.staff("包河村小", desks.village)
    desks.staff("包河小学", desks.hub)
    case_id = desks.submit("村师", "包河村小", submitter=desks.village.person_id)
    case = desks.decide(desks.hub, case_id)

    assert [step["desk"] for step in case["steps"]] == ["包河小学", "包河区教育局", "包河区教育局"]
    assert case["steps"][1]["moved"][0]["from_desk"] == "包河小学"


def test_a_school_whose_reviewers_are_not_known_yet_keeps_its_step(desks):
    assert desks.case(desks.reviewer, desks.submit())["desk"] == "蜀山小学"


def test_cases_move_on_when_a_school_loses_its_last_reviewer(desks):
    desks.staff("蜀山小学", desks.reviewer)
    cases = [desks.submit(name) for name in ("甲", "乙")]
    assert desks.names(desks.officer, "todo") == []

    desks.staff("蜀山小学", version=2)

    assert desks.names(desks.officer, "todo") == ["甲", "乙"]
    assert [told["row_version"] for told in desks.announced()[-2:]] == [2, 2]
    assert {told["case_id"] for told in desks.announced()[-2:]} == set(cases)


def test_a_school_that_gains_a_second_reviewer_keeps_what_lies_there(desks):
    desks.staff("蜀山小学", desks.reviewer, desks.second_reviewer)
    case_id = desks.submit(contributors=[desks.reviewer.person_id])
    desks.staff("蜀山小学", desks.reviewer, desks.second_reviewer, desks.head, version=2)

    assert desks.case(desks.head, case_id)["desk"] == "蜀山小学"
    assert len(desks.announced()) == 1


def test_older_news_of_reviewers_is_ignored(desks):
    desks.staff("蜀山小学", desks.reviewer, version=5)
    desks.staff("蜀山小学", version=4)
    case_id = desks.submit()

    assert desks.case(desks.reviewer, case_id)["desk"] == "蜀山小学"


def test_where_nobody_is_left_anywhere_the_step_stays_and_waits(desks):
    for org in ("蜀山小学", "蜀山区教育局", "安徽省教育厅"):
        desks.staff(org)
    case_id = desks.submit()
    assert desks.case(desks.province, case_id)["desk"] == "蜀山小学"

    desks.staff("安徽省教育厅", desks.province, version=2)
    assert desks.case(desks.province, case_id)["may"] == ["decide"]


def test_more_stuck_cases_than_one_set_are_moved_by_a_job(desks, monkeypatch):
    monkeypatch.setattr("services.contracts.review.cases.AT_ONCE", 2)
    desks.staff("蜀山小学", desks.reviewer)
    for number in range(5):
        desks.submit(f"教师{number}")
    desks.staff("蜀山小学", version=2)
    assert len(desks.names(desks.officer, "todo")) == 2

    desks.work()
    assert len(desks.names(desks.officer, "todo")) == 5


def test_who_changed_office_does_not_decide_again_higher_up(desks):
    desks.staff("蜀山区教育局", desks.officer)
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    moved_up = dataclasses.replace(desks.officer, person_id=desks.reviewer.person_id)

    assert "您已审核过" in desks.case(moved_up, case_id)["refusal"]

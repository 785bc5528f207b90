"""A university's files: the department, then its offices beside each other, then the province (R-REV-03)."""

import pytest

from services.common.errors import Conflict, Forbidden, NotFound


def through_department(desks, case_id):
    desks.decide(desks.department_head, case_id)
    return case_id


def test_a_file_of_a_department_begins_on_the_desk_of_its_head(desks):
    case = desks.case(desks.department_head, desks.submit_at_university())

    assert (case["desk"], case["step_name"], case["may"]) == ("文学院", "二级单位审核", ["decide"])
    assert desks.announced()[-1]["step_roles"] == ["department"]


def test_the_offices_of_the_university_review_beside_each_other(desks):
    case_id = through_department(desks, desks.submit_at_university("李教授"))

    told = desks.announced()[-1]
    assert sorted(told["step_roles"]) == ["research_office", "school", "teaching_office"]
    for actor in (desks.teaching_office, desks.research_office, desks.personnel):
        assert desks.names(actor, "todo") == ["李教授"]
    assert [step["name"] for step in desks.case(desks.province, case_id)["waiting"]] == [
        "教务处审核",
        "科技处审核",
        "人事处审核",
    ]


def test_each_office_is_told_which_record_sets_are_its_own(desks):
    case_id = through_department(desks, desks.submit_at_university())

    assert desks.case(desks.teaching_office, case_id)["sets"] == ["teaching", "student_award"]
    assert "paper" in desks.case(desks.research_office, case_id)["sets"]
    assert "basic" in desks.case(desks.personnel, case_id)["sets"]
    assert desks.case(desks.personnel, case_id)["subject_sets"] == ["education", "paper"]


def test_the_case_moves_on_to_the_province_when_all_offices_have_approved(desks):
    case_id = through_department(desks, desks.submit_at_university())
    desks.decide(desks.research_office, case_id)
    assert desks.decide(desks.teaching_office, case_id)["step_name"] == "人事处审核"
    case = desks.decide(desks.personnel, case_id)

    assert (case["desk"], case["step"], desks.names(desks.province, "todo")) == ("安徽省教育厅", 5, ["李教授"])
    assert desks.decide(desks.province, case_id)["state"] == "approved"


def test_one_office_rejects_with_reasons_for_a_field_of_an_entry_and_the_case_is_closed(desks):
    case_id = through_department(desks, desks.submit_at_university())
    case = desks.decide(desks.research_office, case_id, "reject", "论文发表年月有误")

    assert (case["state"], case["waiting"]) == ("rejected", [])
    assert desks.names(desks.teaching_office, "todo") == []


def test_the_province_returns_and_all_offices_decide_again(desks):  # R-REV-04
    case_id = through_department(desks, desks.submit_at_university())
    for actor in (desks.research_office, desks.teaching_office, desks.personnel):
        desks.decide(actor, case_id)
    case = desks.decide(desks.province, case_id, "return", "请核实论文")

    assert sorted(desks.announced()[-1]["step_roles"]) == ["research_office", "school", "teaching_office"]
    assert [(done["verdict"], done["annulled"]) for done in case["decisions"]] == [
        ("approve", False),
        ("approve", True),
        ("approve", True),
        ("approve", True),
        ("return", False),
    ]
    for actor in (desks.research_office, desks.teaching_office, desks.personnel, desks.province):
        case = desks.decide(actor, case_id)
    assert case["state"] == "approved"


def test_a_teacher_without_a_department_is_reviewed_by_the_university_and_it_says_why(desks):
    case = desks.case(desks.personnel, desks.submit_at_university(department=None))

    first = case["steps"][0]
    assert (first["desk"], first["role"], first["state"]) == ("皖江大学", "school", "current")
    assert first["moved"][0]["why"] == "该教师没有所属二级单位。"
    assert case["may"] == ["decide"]


def test_a_university_without_a_teaching_office_lets_its_reviewers_decide_that_step(desks):  # R-REV-06
    second = desks.person("皖江大学", "info_admin")
    desks.staff("皖江大学", desks.personnel, second, desks.research_office)
    case_id = through_department(desks, desks.submit_at_university())

    step = desks.case(desks.personnel, case_id)["steps"][1]
    assert (step["name"], step["desk"], step["role"]) == ("教务处审核", "皖江大学", "school")
    assert step["moved"][0]["why"] == "皖江大学没有可以审核此事项的其他人员。"
    for actor in (desks.personnel, second, desks.research_office):
        case = desks.decide(actor, case_id)
    assert case["desk"] == "安徽省教育厅"


def test_a_department_sees_its_own_files_and_not_those_beside_it(desks):  # R-SEC-01
    elsewhere = desks.submit_at_university(department=None)
    desks.submit_at_university("自己人")

    assert desks.names(desks.department_head, "all") == ["自己人"]
    with pytest.raises(NotFound):
        desks.case(desks.department_head, elsewhere)


def test_an_office_decides_its_own_step_only(desks):
    case_id = through_department(desks, desks.submit_at_university())
    desks.decide(desks.teaching_office, case_id)

    with pytest.raises(Forbidden, match="decided by a reviewer of 皖江大学"):
        desks.decide(desks.teaching_office, case_id)


def test_the_first_desk_has_none_before_it_to_return_to(desks):
    with pytest.raises(Conflict, match="No step lies before"):
        desks.decide(desks.department_head, desks.submit_at_university(), "return", "请核实")

"""Work lists: what waits for whom, what was decided, page by page."""

import dataclasses
import datetime

import pytest

from services.common import clock
from services.common.contract import schema_of
from services.contracts.review import cases as cases_contract
from services.contracts.review.chains import ChainFilter
from services.review.actions.deciding import decide
from services.review.chain_list import list_chains


def test_what_waits_moves_from_the_school_to_the_authority(desks):
    case_id = desks.submit("王小红")
    assert (desks.names(desks.reviewer, "todo"), desks.names(desks.officer, "todo")) == (["王小红"], [])

    desks.decide(desks.reviewer, case_id)
    assert (desks.names(desks.reviewer, "todo"), desks.names(desks.officer, "todo")) == ([], ["王小红"])
    assert (desks.names(desks.reviewer, "done"), desks.names(desks.officer, "done")) == (["王小红"], [])


def test_todo_holds_exactly_what_may_be_decided(desks):
    desks.submit("甲", contributors=[desks.reviewer.person_id])
    desks.submit("乙", submitter=desks.head.person_id)
    desks.submit("丙", school="蜀山中学")
    desks.submit("丁", school="包河小学")
    desks.decide(desks.second_reviewer, desks.submit("戊"))
    desks.decide(desks.reviewer, desks.submit("己"), "reject", "照片不清")
    desks.submit("庚", school="包河村小")
    desks.decide(desks.village, desks.submit("辛", school="包河村小"))
    desks.submit_at_university("壬", department=None)
    for name, office in (("癸", desks.teaching_office), ("子", desks.personnel)):
        case_id = desks.submit_at_university(name)
        desks.decide(desks.department_head, case_id)
        desks.decide(office, case_id)

    for actor in desks.everybody():
        rows = desks.page(actor, "all")["items"]
        may = [row["subject_name"] for row in rows if "decide" in row["may"]]
        assert sorted(desks.names(actor, "todo")) == sorted(may)
        assert all(bool(row["refusal"]) != ("decide" in row["may"]) for row in rows)
        assert desks.counts(actor)["todo"] == len(desks.names(actor, "todo"))


def test_all_shows_the_territory_and_nothing_beyond(desks):
    for school in ("蜀山小学", "蜀山中学", "包河小学"):
        desks.submit(school, school=school)

    assert desks.names(desks.reviewer, "all") == ["蜀山小学"]
    assert desks.names(desks.officer, "all") == ["蜀山中学", "蜀山小学"]
    assert desks.names(desks.other_officer, "all") == ["包河小学"]
    assert len(desks.names(desks.province, "all")) == 3


@pytest.mark.parametrize("box", ["todo", "done", "all"])
def test_pages_follow_each_other_without_gap_or_overlap(desks, box):
    cases = [desks.submit(f"教师{number}") for number in range(5)]
    if box == "done":
        for case_id in cases:
            desks.decide(desks.reviewer, case_id)

    seen, after = [], None
    for _ in range(3):
        found = desks.page(desks.reviewer, box, limit=2, after=after)
        seen, after = seen + [row["subject_name"] for row in found["items"]], found["next"]

    assert after is None
    assert seen == desks.names(desks.reviewer, box)
    assert len(set(seen)) == 5


def test_the_longest_waiting_comes_first_and_is_counted(desks):
    desks.submit("先")
    desks.submit("后")

    assert desks.names(desks.reviewer, "todo") == ["先", "后"]
    oldest = desks.page(desks.reviewer, "todo")["items"][0]["waiting_since"]
    step = {"business": "first_entry", "step": "school", "todo": 2, "overdue": 0, "oldest": oldest}
    assert desks.counts(desks.reviewer) == {
        "todo": 2,
        "overdue": 0,
        "soon": 0,
        "overdue_below": 0,
        "oldest": oldest,
        "steps": [step],
    }
    nothing = dict.fromkeys(("todo", "overdue", "soon", "overdue_below"), 0)
    assert desks.counts(desks.officer) == {**nothing, "oldest": None, "steps": []}


def test_a_list_is_narrowed_by_name_and_by_organisation(desks):
    desks.submit("王小红")
    other = desks.submit("李_明", school="蜀山中学")
    school = desks.case(desks.officer, other)["org_id"]

    assert desks.names(desks.officer, "all", q="小") == ["王小红"]
    assert desks.names(desks.officer, "all", q="_") == ["李_明"]
    assert desks.names(desks.officer, "all", org_id=school) == ["李_明"]
    assert desks.names(desks.other_officer, "all", org_id=school) == []


def test_steps_and_refusals_are_worded_in_the_askers_language(desks):
    case_id = desks.submit()

    assert desks.case(desks.officer, case_id)["refusal"] == "本步骤由蜀山小学审核。"
    english = desks.case(desks.officer, case_id, language="en")
    assert (english["step_name"], english["refusal"]) == ("School review", "This step is decided by 蜀山小学.")


def test_a_row_is_of_the_contracts_shape(desks):
    desks.submit()
    row = desks.page(desks.officer, "all")["items"][0]

    assert set(row) == set(cases_contract.CaseRow().fields)
    said = {"row_version": row["row_version"], "verdict": "approve", "reasons": []}
    whole = desks.ask(desks.reviewer, decide, row["id"], **said)
    assert set(whole) == set(cases_contract.Case().fields)


def test_a_file_is_found_by_its_subject_with_step_and_desk(desks):
    file = desks.submission("王小红")
    desks.submit_all([file])
    desks.submit("别人")

    [row] = desks.page(desks.clerk, "all", subject_id=file["teacher_id"])["items"]
    assert (row["subject_name"], row["step_name"], row["desk"]) == ("王小红", "学校审核", "蜀山小学")


def test_a_teacher_sees_where_the_own_file_lies_and_no_other(desks):
    own, other = desks.submission("本人"), desks.submission("同事")
    desks.submit_all([own, other])
    teacher = dataclasses.replace(desks.person("蜀山小学", "teacher"), teacher_id=own["teacher_id"])

    for box in ("todo", "done", "all"):
        assert desks.names(teacher, box) == ["本人"]
    assert desks.names(teacher, "all", subject_id=other["teacher_id"]) == []
    assert desks.page(teacher, "all")["items"][0]["may"] == []
    assert [len(desks.page(teacher, "all")["items"][0]["waiting"])] == [1]


def test_a_teacher_without_a_file_sees_nothing(desks):
    desks.submit("同事")

    assert desks.names(desks.person("蜀山小学", "teacher"), "all") == []


def test_what_is_overdue_is_found_and_counted(desks, monkeypatch):
    desks.submit("甲")
    assert (desks.names(desks.reviewer, "todo", due="overdue"), desks.counts(desks.reviewer)["overdue"]) == ([], 0)

    monkeypatch.setenv(clock.NAME, str(datetime.timedelta(days=30).total_seconds()))
    assert desks.names(desks.reviewer, "todo", due="overdue") == ["甲"]
    assert desks.names(desks.officer, "all", due="overdue") == ["甲"]
    assert desks.names(desks.officer, "all", due="soon") == []
    assert desks.counts(desks.reviewer)["overdue"] == 1
    assert desks.page(desks.reviewer, "todo")["items"][0]["overdue"] is True


def test_a_list_is_narrowed_by_business_and_step(desks):
    desks.submit("在校")
    desks.decide(desks.reviewer, desks.submit("在局"))

    assert desks.names(desks.officer, "all", step="authority") == ["在局"]
    assert desks.names(desks.officer, "all", step="school") == ["在校"]
    assert desks.names(desks.officer, "all", business="transfer") == []
    assert desks.names(desks.officer, "todo", step="authority", business="first_entry") == ["在局"]


def test_the_chains_in_force_are_told_in_words(desks):
    everything = schema_of(ChainFilter).load({"limit": 200})
    told = {chain["code"]: chain for chain in desks.ask(desks.officer, list_chains, **everything)["items"]}

    assert told["k12_first_entry"]["text"].startswith("学校审核（本校")
    assert [len(steps) for steps in told["university_first_entry"]["positions"]] == [1, 3, 1]
    assert told["university_first_entry"]["positions"][1][0]["desk_name"] == "本校"
    assert told["k12_hub_first_entry"]["hub"] is True

"""Work lists: what waits for whom, what was decided, page by page."""

import pytest

from services.common.contracts import review
from services.review.actions.deciding import decide


def test_what_waits_moves_from_the_school_to_the_authority(desks):
    case_id = desks.submit("王小红")
    assert (desks.names(desks.reviewer, "todo"), desks.names(desks.officer, "todo")) == (["王小红"], [])

    desks.decide(desks.reviewer, case_id)
    assert (desks.names(desks.reviewer, "todo"), desks.names(desks.officer, "todo")) == ([], ["王小红"])
    assert (desks.names(desks.reviewer, "done"), desks.names(desks.officer, "done")) == (["王小红"], [])


def test_todo_holds_exactly_what_may_be_decided(desks):
    desks.submit("甲", contributors=[desks.reviewer.person_id])
    desks.submit("乙", submitted_by=desks.head.person_id)
    desks.submit("丙", school="蜀山中学")
    desks.submit("丁", school="包河小学")
    desks.decide(desks.second_reviewer, desks.submit("戊"))
    desks.decide(desks.reviewer, desks.submit("己"), "reject", "照片不清")

    for actor in desks.everybody():
        rows = desks.page(actor, "all")["items"]
        assert desks.names(actor, "todo") == [row["subject_name"] for row in reversed(rows) if "decide" in row["may"]]
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
    assert desks.counts(desks.reviewer) == {"todo": 2, "overdue": 0, "soon": 0, "oldest": oldest, "steps": [step]}
    assert desks.counts(desks.officer) == {"todo": 0, "overdue": 0, "soon": 0, "oldest": None, "steps": []}


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

    assert set(row) == set(review.CaseRow().fields)
    whole = desks.ask(desks.reviewer, decide, row["id"], row["row_version"], "approve", [])
    assert set(whole) == set(review.Case().fields)

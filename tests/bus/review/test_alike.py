"""Cases that ask the same of many are one act with exceptions: only what was shown and still matches is decided."""

import time
import uuid

import pytest

from services.common.errors import Conflict
from services.review import alike, batch_list
from services.review.actions import batches

KEY = "4f2a"


@pytest.fixture
def asked(desks):
    """Cases as records wants them for requests that ask the same."""

    def asked(name="王小红", key=KEY, before="职务：教师", **known):
        likeness = {"key": key, "words": "岗位聘任 变更：职务→校长", "before": before}
        return desks.submission(name) | {
            "business": "change",
            "subject": {"id": uuid.uuid4(), "kind": "request", "name": name},
            "sets": ["post"],
            "alike": likeness,
        } | known  # fmt: skip

    return asked


def groups(desks, actor):
    return [(row["words"], row["count"]) for row in desks.ask(actor, alike.list_alike)["items"]]


def shown(desks, actor, **wanted):
    return desks.page(actor, "todo", alike=KEY, limit=200, **wanted)["items"]


def decide_shown(desks, actor, rows, *, exceptions=None, id=None):
    said = [
        {"case_id": row["id"], "row_version": row["row_version"], "reason": (exceptions or {}).get(row["id"])}
        for row in rows
    ]
    terms = {"id": id or uuid.uuid4(), "verdict": "approve", "reasons": [], "shown": said}
    made = desks.ask(actor, batches.decide_shown, **terms)
    desks.work()
    return desks.ask(actor, batch_list.batch, batch_id=made["id"])


def states(desks, case_ids):
    return [desks.case(desks.officer, case_id)["state"] for case_id in case_ids]


def test_what_asks_the_same_is_offered_as_a_group_with_what_stood_there_before(desks, asked):
    desks.submit_all(
        [asked("王一", before="职务：教师"), asked("王二", before="职务：副校长"), asked("李三", key="ff")]
    )
    desks.submit_all([asked("赵四", alike=None)])
    assert groups(desks, desks.officer) == [("岗位聘任 变更：职务→校长", 2)]
    found = shown(desks, desks.officer)
    assert {(row["subject_name"], row["before"]) for row in found} == {("王一", "职务：教师"), ("王二", "职务：副校长")}
    assert {row["words"] for row in found} == {"岗位聘任 变更：职务→校长"}


def test_a_group_is_of_what_waits_for_the_asker_alone(desks, asked):
    desks.submit_all([asked(), asked(), asked(submitter=desks.officer.person_id)])
    assert groups(desks, desks.officer)[0][1] == len(shown(desks, desks.officer)) == 2
    assert groups(desks, desks.other_officer) == groups(desks, desks.reviewer) == []


def test_one_act_approves_the_rest_and_sends_exceptions_back_with_their_own_reason(desks, asked):
    ids = desks.submit_all([asked(f"教师{number}") for number in range(4)])
    rows = {row["id"]: row for row in shown(desks, desks.officer)}
    left, back = ids[0], ids[1]
    found = decide_shown(
        desks, desks.officer, [rows[each] for each in ids if each != left], exceptions={back: "任命文件不是本人的"}
    )
    assert (found["total"], found["decided"], found["refused"]) == (3, 3, 0)
    assert states(desks, ids) == ["open", "rejected", "approved", "approved"]
    [decision] = desks.case(desks.officer, back)["decisions"]
    assert [reason["reason"] for reason in decision["reasons"]] == ["任命文件不是本人的"]


def test_what_changed_since_it_was_shown_is_not_decided(desks, asked):  # 18 of the known pains
    ids = desks.submit_all([asked("王一"), asked("王二")])
    rows = shown(desks, desks.officer)
    desks.submit_all([asked("王三")])
    stale = [row | {"row_version": row["row_version"] - (row["id"] == ids[0])} for row in rows]
    made = decide_shown(desks, desks.officer, stale)
    assert (made["decided"], made["refused"]) == (1, 1)
    assert states(desks, ids) == ["open", "approved"]
    assert {row["subject_name"] for row in shown(desks, desks.officer)} == {"王一", "王三"}
    page = {"done": False, "limit": 10, "after": None}
    [refused] = desks.ask(desks.officer, batch_list.outcomes, batch_id=made["id"], **page)["items"]
    assert "重新查看" in refused["message"]


def test_the_same_act_again_is_harmless_and_another_one_a_conflict(desks, asked):
    desks.submit_all([asked("王一"), asked("王二")])
    rows, act = shown(desks, desks.officer), uuid.uuid4()
    decide_shown(desks, desks.officer, rows, id=act)
    assert decide_shown(desks, desks.officer, rows, id=act)["decided"] == 2
    with pytest.raises(Conflict):
        decide_shown(desks, desks.officer, rows[:1], id=act)


def test_three_hundred_are_decided_in_seconds(desks, asked):
    ids = desks.submit_all([asked(f"教师{number:03}") for number in range(300)])
    rows = shown(desks, desks.officer)
    more = desks.page(desks.officer, "todo", alike=KEY, limit=200, after=None)
    rows += desks.page(desks.officer, "todo", alike=KEY, limit=200, after=more["next"])["items"]
    start = time.monotonic()
    made = decide_shown(desks, desks.officer, rows)
    took = time.monotonic() - start

    assert (len(ids), made["decided"]) == (300, 300)
    assert took < 20, f"{took:.1f} s for 300 cases"

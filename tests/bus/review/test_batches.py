"""One verdict on many cases: an outcome for each, four eyes for each, and nothing decided twice (R-REV-04)."""

import uuid

import pytest

from services.common import failpoints
from services.common.errors import Conflict, Invalid, NotFound
from services.common.processes.jobs import run_one
from services.contracts.review import cases as cases_contract
from services.contracts.review import decisions
from services.review import batch_list
from services.review import jobs as kinds
from services.review.actions.batches import decide_chosen, decide_found


@pytest.fixture
def start(desks):
    """Ask for a batch."""

    def start(actor, case_ids=None, verdict="approve", reasons=(), **filter):
        given = [{"set": None, "entry_id": None, "field": None, "reason": reason} for reason in reasons]
        asked = {"id": uuid.uuid4(), "verdict": verdict, "reasons": given}
        if case_ids:
            return desks.ask(actor, decide_chosen, case_ids=case_ids, **asked)
        wanted = decisions.NewBatch().fields["filter"].schema.load(filter)
        return desks.ask(actor, decide_found, filter=wanted, **asked)

    return start


def state_of(desks, actor, made):
    found = desks.ask(actor, batch_list.batch, made["id"])
    return found["state"], found["decided"], found["refused"], found["total"]


def outcomes(desks, actor, made, **wanted):
    asked = {"batch_id": made["id"], "done": None, "limit": 200, "after": None} | wanted
    contract = decisions.CaseOutcome()  # which says what whoever asks may rely on
    return [contract.load(contract.dump(row)) for row in desks.ask(actor, batch_list.outcomes, **asked)["items"]]


def test_the_cases_chosen_are_approved_and_each_has_its_outcome(desks, start):
    cases = [desks.submit(f"教师{number}") for number in range(3)]
    made = start(desks.reviewer, cases)
    assert state_of(desks, desks.reviewer, made) == ("waiting", 0, 0, 3)
    desks.work()

    assert state_of(desks, desks.reviewer, made) == ("done", 3, 0, 3)
    assert [(row["case_id"], row["subject_name"], row["done"]) for row in outcomes(desks, desks.reviewer, made)] == [
        (case_id, f"教师{number}", True) for number, case_id in enumerate(cases)
    ]
    assert len(desks.names(desks.officer, "todo")) == 3


def test_a_filter_finds_what_waits_for_the_asker_and_nothing_else(desks, start):
    desks.submit("王一")
    desks.submit("王二")
    desks.submit("李三")
    desks.submit("王四", submitter=desks.reviewer.person_id)
    desks.submit("王五", school="蜀山中学")
    made = start(desks.reviewer, q="王")
    desks.work()

    assert made["total"] == 2
    assert sorted(desks.names(desks.officer, "todo")) == ["王一", "王二"]


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ({"business": "first_entry"}, ["中学", "小学"]),
        ({"business": "transfer"}, []),
        ({"step": "authority"}, ["中学", "小学"]),
        ({"step": "school"}, []),
        ({"due": "overdue"}, []),
    ],
)
def test_a_filter_narrows_by_business_step_and_due_date(desks, start, filter, names):
    for name, reviewer in (("小学", desks.reviewer), ("中学", desks.sibling)):
        desks.decide(reviewer, desks.submit(name, school=f"蜀山{name}"))
    if not names:
        with pytest.raises(Conflict, match="Nothing that this filter finds"):
            start(desks.officer, **filter)
        return
    made = start(desks.officer, **filter)
    desks.work()

    assert sorted(row["subject_name"] for row in outcomes(desks, desks.officer, made)) == names


def test_four_eyes_hold_for_each_case_of_a_batch(desks, start):  # R-REV-06
    own = desks.submit("自己录入", contributors=[desks.reviewer.person_id])
    elsewhere = desks.submit("别校", school="蜀山中学")
    fine = desks.submit("可以")
    made = start(desks.reviewer, [own, elsewhere, fine])
    desks.work()

    assert state_of(desks, desks.reviewer, made) == ("done", 1, 2, 3)
    told = {row["case_id"]: row["message"] for row in outcomes(desks, desks.reviewer, made)}
    assert told[own].startswith("您录入或报送了该信息")
    assert told[elsewhere] == "该审核事项不存在。"
    assert told[fine] is None
    assert [row["case_id"] for row in outcomes(desks, desks.reviewer, made, done=False)] == [own, elsewhere]


def test_a_batch_rejects_with_the_same_reasons_everywhere(desks, start):
    desks.submit("甲")
    desks.submit("乙")
    start(desks.reviewer, verdict="reject", reasons=["学历证明不全"])
    desks.work()

    told = desks.announced()[-2:]
    assert [(case["state"], case["decisions"][0]["reasons"][0]["reason"]) for case in told] == [
        ("rejected", "学历证明不全")
    ] * 2


def test_a_batch_that_rejects_without_a_reason_is_refused_at_once(desks, start):
    with pytest.raises(Invalid):
        start(desks.reviewer, [desks.submit()], verdict="reject")


def test_moves_are_announced_in_messages_of_at_most_five_hundred(desks, start, monkeypatch):
    monkeypatch.setattr(cases_contract, "AT_ONCE", 3)
    cases = desks.submit_all([desks.submission(f"教师{number}") for number in range(7)])
    made = start(desks.reviewer)
    desks.work()

    assert state_of(desks, desks.reviewer, made)[:2] == ("done", 7)
    approved = [told["case_id"] for told in desks.announced() if told["step_roles"] == ["authority"]]
    assert sorted(approved) == sorted(cases)


class Killed(BaseException):
    """As by kill -9: nothing catches it."""


@pytest.mark.parametrize("point", ["job.before_commit", "job.after_commit"])
def test_a_batch_that_was_killed_goes_on_and_decides_nothing_twice(desks, start, monkeypatch, point):
    monkeypatch.setattr(cases_contract, "AT_ONCE", 3)
    cases = desks.submit_all([desks.submission(f"教师{number}") for number in range(8)])
    made = start(desks.reviewer)
    passed = []

    def die_at_the_second(reached):
        passed.append(reached)
        if passed.count(point) == 2:
            passed.clear()
            monkeypatch.setattr(failpoints, "reach", lambda _: None)
            raise Killed

    monkeypatch.setattr(failpoints, "reach", die_at_the_second)
    with pytest.raises(Killed):
        run_one(desks.store, "review", kinds.KINDS)
    desks.work()

    assert state_of(desks, desks.reviewer, made) == ("done", 8, 0, 8)
    for case_id in cases:
        assert len(desks.case(desks.officer, case_id)["decisions"]) == 1
    assert len(desks.announced()) == 16


def test_a_batch_that_is_cancelled_keeps_what_was_decided_and_decides_no_more(desks, start, monkeypatch):
    monkeypatch.setattr(cases_contract, "AT_ONCE", 2)
    desks.submit_all([desks.submission(f"教师{number}") for number in range(5)])
    made = start(desks.reviewer)
    service = _service(desks)
    monkeypatch.setattr(
        failpoints, "reach", lambda point: point == "job.after_commit" and service.cancel(desks.reviewer, made["id"])
    )
    desks.work()

    assert state_of(desks, desks.reviewer, made) == ("cancelled", 2, 0, 5)
    assert len(desks.names(desks.reviewer, "todo")) == 3


def _service(desks):
    from services.common.processes.operations import Operations

    class Service(Operations):
        name = "review"

        def cancel(self, actor, job_id):
            desks.ask(actor, lambda db, who: Operations.cancel_job.__wrapped__(self, db, who, job_id))

    return Service()


def test_who_lost_the_role_while_a_batch_waited_decides_nothing_by_it(desks, start):
    cases = [desks.submit("王一"), desks.submit("王二")]
    made = start(desks.reviewer, cases)
    desks.staff("蜀山小学", desks.head)
    desks.work()

    assert state_of(desks, desks.reviewer, made) == ("failed", 0, 0, 2)
    assert "不能在此审核" in desks.ask(desks.reviewer, batch_list.batch, made["id"])["message"]
    assert desks.case(desks.reviewer, cases[0])["decisions"] == []


def test_the_id_of_a_batch_names_one_act_only(desks, start):
    one, other = desks.submit("王一"), desks.submit("王二")
    asked = {"id": uuid.uuid4(), "verdict": "approve", "reasons": []}
    for _ in range(2):
        desks.ask(desks.reviewer, decide_chosen, **asked, case_ids=[one])
    with pytest.raises(Conflict):
        desks.ask(desks.reviewer, decide_chosen, **asked, case_ids=[one, other])
    reasons = [{"set": None, "entry_id": None, "field": None, "reason": "不符"}]
    with pytest.raises(Conflict):
        desks.ask(desks.reviewer, decide_chosen, **asked | {"verdict": "reject", "reasons": reasons}, case_ids=[one])


def test_two_people_deciding_the_same_cases_at_once_decide_each_once(desks, start):
    cases = [desks.submit(f"教师{number}") for number in range(4)]
    first, second = start(desks.reviewer, cases), start(desks.second_reviewer, cases)
    desks.work()

    assert state_of(desks, desks.reviewer, first)[1:] == (4, 0, 4)
    assert state_of(desks, desks.second_reviewer, second)[1:] == (0, 4, 4)


def test_a_batch_is_seen_by_who_asked_for_it_only(desks, start):
    made = start(desks.reviewer, [desks.submit()])

    assert [row.id for row in desks.ask(desks.reviewer, batch_list.list_batches, 50, None)["items"]] == [made["id"]]
    assert desks.ask(desks.officer, batch_list.list_batches, 50, None)["items"] == []
    with pytest.raises(NotFound):
        outcomes(desks, desks.officer, made)
    desks.work()

"""The service as the bus calls it: the right roles, the contract's shape, a repeated write."""

import datetime
import uuid

import pytest

from services.common import settings
from services.common.actor import sign
from services.review.service import ReviewService


@pytest.fixture
def ask(desks):
    """Call the service as an actor, as the bus would; `key` is the write's idempotency key."""

    def call(actor, method, key=None, **payload):
        service = ReviewService()
        service.store = desks.store
        token = sign(actor, settings.load().actor_private_key, datetime.datetime.now(datetime.UTC))
        service.caller = {"actor": token, "idempotency_key": key, "language": "zh-CN"}
        return getattr(service, method)(**payload)

    return call


def test_a_decision_sent_twice_with_one_key_is_taken_once(desks, ask):
    case_id = str(desks.submit())
    decision = {"key": uuid.uuid4().hex, "case_id": case_id, "row_version": 1, "verdict": "approve"}

    first, second = (ask(desks.reviewer, "decide", **decision) for _ in range(2))

    assert first == second
    assert first["ok"]["row_version"] == 2
    assert len(desks.announced()) == 2


def test_a_work_list_and_its_count_answer_in_the_contracts_shape(desks, ask):
    desks.submit("王小红")

    assert [row["subject_name"] for row in ask(desks.reviewer, "list_cases")["ok"]["items"]] == ["王小红"]
    assert ask(desks.reviewer, "case_counts")["ok"]["todo"] == 1


def test_a_clerk_sees_the_case_and_may_not_decide_it(desks, ask):
    case_id = str(desks.submit())

    assert ask(desks.clerk, "case", case_id=case_id)["ok"]["may"] == ["withdraw"]
    refused = ask(desks.clerk, "decide", case_id=case_id, row_version=1, verdict="approve")["refused"]
    assert refused["kind"] == "Forbidden"


def test_a_batch_answers_in_the_contracts_shape(desks, ask):
    desks.submit("王小红")
    batch_id = str(uuid.uuid4())
    asked = {"id": batch_id, "filter": {"q": "王"}, "verdict": "approve"}

    made = ask(desks.reviewer, "decide_many", **asked)["ok"]
    assert (made["job_id"], made["state"], made["total"]) == (batch_id, "waiting", 1)
    assert ask(desks.reviewer, "decide_many", **asked)["ok"]["total"] == 1, "the same id again is harmless"
    desks.work()
    assert ask(desks.reviewer, "batch", batch_id=batch_id)["ok"]["decided"] == 1
    assert ask(desks.reviewer, "list_batches")["ok"]["items"][0]["id"] == batch_id
    [outcome] = ask(desks.reviewer, "outcomes", batch_id=batch_id)["ok"]["items"]
    assert (outcome["subject_name"], outcome["done"], outcome["message"]) == ("王小红", True, None)


@pytest.mark.parametrize("choice", [{}, {"filter": {}, "case_ids": [str(uuid.uuid4())]}])
def test_a_batch_is_chosen_in_exactly_one_way(desks, ask, choice):
    refused = ask(desks.reviewer, "decide_many", id=str(uuid.uuid4()), verdict="approve", **choice)["refused"]

    assert refused["errors"]["case_ids"] == ["Give case_ids, filter or shown."]


def test_a_delegation_answers_in_the_contracts_shape(desks, ask):
    desks.staff("蜀山小学", desks.reviewer, desks.head)
    [colleague] = ask(desks.reviewer, "colleagues")["ok"]["items"]
    period = {"from_at": "2026-11-01T00:00:00+08:00", "until_at": "2036-11-09T00:00:00+08:00"}

    terms = {"id": str(uuid.uuid4()), "to_person_id": colleague["person_id"], "note": "出差"}
    given = ask(desks.reviewer, "delegate", **terms, **period)["ok"]
    assert (given["to_person"], given["state"], given["may"]) == (desks.head.name, "active", ["revoke"])
    assert [row["id"] for row in ask(desks.head, "list_delegations")["ok"]["items"]] == [given["id"]]
    assert ask(desks.reviewer, "revoke", delegation_id=given["id"])["ok"]["state"] == "revoked"


def test_chains_and_withdrawals_answer_in_the_contracts_shape(desks, ask):
    case_id = str(desks.submit())

    assert {chain["code"] for chain in ask(desks.officer, "list_chains")["ok"]["items"]} >= {"k12_first_entry"}
    assert (
        ask(desks.clerk, "withdraw", case_id=case_id, row_version=1)["ok"]["withdrawn_by"]["person"] == desks.clerk.name
    )
    assert ask(desks.officer, "case", case_id=case_id)["ok"]["state"] == "withdrawn"
    refused = ask(desks.reviewer, "withdraw", case_id=case_id, row_version=2)["refused"]
    assert refused["kind"] == "Forbidden"


def test_a_reason_names_set_entry_and_field(desks, ask):
    case_id = str(desks.submit())
    reason = {"set": "education", "entry_id": str(uuid.uuid4()), "field": "school", "reason": "院校名称不全"}
    asked = {"case_id": case_id, "row_version": 1, "verdict": "reject", "reasons": [reason]}

    assert ask(desks.reviewer, "decide", **asked)["ok"]["decisions"][0]["reasons"] == [reason]
    assert ask(desks.officer, "case", case_id=case_id)["ok"]["decisions"][0]["reasons"] == [reason]
    assert str(desks.announced()[-1]["decisions"][0]["reasons"][0]["entry_id"]) == reason["entry_id"]

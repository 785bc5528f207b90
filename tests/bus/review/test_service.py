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

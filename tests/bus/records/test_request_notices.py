"""Notices of requests and remarks name the teacher whom they are about, not the account that wrote them."""

import uuid
from dataclasses import replace

import pytest

from services.records.requests import notifying
from services.records.requests.models import ChangeRequest
from services.records.selfservice import remarks
from tests.bus.records.asking import Asking, changed, make_effective


@pytest.fixture
def request_of(begin, clerk, filing, teacher):
    """A request that waits for its decision."""
    asked = Asking(begin, clerk).hand_in(make_effective(filing, teacher), changed("basic", None, {"remark": "新"}))
    return asked["id"]


def test_a_conflict_is_told_with_the_name_of_the_teacher(begin, teacher, request_of, notified):
    with begin() as db:
        notifying.tell_of_conflicts(db, [db.get(ChangeRequest, request_of)])
    [notice] = notified("request_conflict")
    assert notice["params"]["person"] == teacher["name"]


def test_a_proposal_is_told_with_the_name_of_the_teacher(begin, teacher, request_of, notified):
    with begin() as db:
        request = db.get(ChangeRequest, request_of)
        request.person = "340104001教师"
        notifying.tell_of_proposal(db, db.get_one(notifying.Teacher, teacher["id"]), request)
    [notice] = notified("request_proposed")
    assert notice["params"]["name"] == teacher["name"]


def test_a_remark_is_told_with_the_name_in_the_file(begin, herself, teacher, notified):
    account = replace(herself, name="340104001教师")
    with begin(account) as db:
        said = {"entry_id": None, "field": "remark", "text": "不对"}
        remarks.add_remark(db, account, uuid.uuid4(), teacher["id"], set="basic", **said)
    [notice] = notified("remark_entered")
    assert notice["params"]["name"] == teacher["name"]

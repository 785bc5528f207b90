"""Replies that go out as they came, and those that are read on their way."""

import json
import uuid
from concurrent.futures import Future

import pytest

from gateway import access_rules
from services.common import roles
from services.common.bus.client import Pending
from services.common.bus.replies import body_of
from services.common.errors import Broken, Conflict
from services.contracts.identity import orgs
from services.contracts.records import catalogue, files
from services.contracts.review import cases

ROWS = {"items": [{"id": str(uuid.uuid4()), "name": "任轩 𠮷"}], "next": None}


def pending(body: bytes) -> Pending:
    reply: Future[bytes] = Future()
    reply.set_result(body)
    return Pending(files.list_teachers, reply, 0.0, lambda: None, "late")


def test_an_unread_reply_is_the_same_as_a_read_one():
    body = body_of({"ok": ROWS}, None)

    assert json.loads(pending(body).unread()) == pending(body).plain() == ROWS


def test_a_reply_in_other_spacing_is_unread_too():
    body = json.dumps({"error": None, "result": {"ok": ROWS}}).encode()

    assert json.loads(pending(body).unread()) == ROWS


def test_a_refusal_and_a_fault_are_raised_unread_too():
    refusal = {"refused": Conflict("Number {number} is taken.", number=7).as_dict()}

    with pytest.raises(Conflict, match="Number 7 is taken"):
        pending(body_of(refusal, None)).unread()
    with pytest.raises(Broken):
        pending(body_of(None, (RuntimeError, RuntimeError("inside"), None))).unread()


@pytest.mark.parametrize("call", [files.teacher, cases.case, orgs.list_orgs])
def test_what_tells_a_version_or_a_place_is_read(call):
    assert access_rules.is_looked_at(call.gives)


@pytest.mark.parametrize("call", [files.list_teachers, catalogue.codes])
def test_rows_that_tell_neither_are_not(call):
    assert not access_rules.is_looked_at(call.gives)


def test_a_list_that_is_passed_on_is_json_as_any_other(client, bus, sign_in):
    bus.replies[files.list_teachers.name] = ROWS
    answer = client.get("/api/v1/teachers", headers=sign_in(roles.ENTRY_CLERK))

    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.json == ROWS


def test_a_refusal_of_a_list_that_is_passed_on_is_told_as_any_other(client, bus, sign_in):
    bus.replies[files.list_teachers.name] = Conflict("This id already names something else. Please begin again.")

    assert client.get("/api/v1/teachers", headers=sign_in(roles.ENTRY_CLERK)).status_code == 409


def test_rows_from_another_territory_are_never_shown(client, bus, sign_in):
    bus.replies[orgs.list_orgs.name] = {"items": [{"path": "000000/350000/"}], "next": None}

    assert client.get("/api/v1/orgs", headers=sign_in(roles.SYSTEM_ADMIN)).status_code == 500

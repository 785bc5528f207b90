"""Errors reach the client as problem JSON in its language, with the request's id, and tell no internals."""

import json
import uuid
from pathlib import Path

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from services.common import errors, roles
from services.common.messages.wording import MESSAGES

TEACHER = f"/api/v1/teachers/{uuid.uuid4()}"
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def clerk(sign_in):
    return sign_in(roles.ENTRY_CLERK)


@pytest.mark.parametrize("kind", errors.ALL)
def test_each_refusal_becomes_its_status(client, bus, clerk, kind):
    bus.replies["records.teacher"] = kind("This case is closed.", errors={"name": ["Unknown field."]}, by="李四")

    answer = client.get(TEACHER, headers=clerk | ENGLISH)

    assert answer.status_code == kind.status
    assert answer.content_type == "application/problem+json"
    assert answer.json["detail"] == "This case is closed."
    assert answer.json["errors"] == {"name": ["Unknown field."]}
    assert answer.json["params"] == {"by": "李四"}
    assert answer.json["request_id"] == answer.headers["X-Request-Id"]


def test_a_refusal_is_worded_in_chinese_unless_english_is_asked_for(client, bus, clerk):
    bus.replies["records.teacher"] = errors.NotFound("There is no such job.")

    assert client.get(TEACHER, headers=clerk).json["detail"] == "没有这项任务。"
    assert client.get(TEACHER, headers=clerk | {"Accept-Language": "fr, de"}).json["title"] == "未找到"


def test_the_language_travels_to_the_service(client, bus, clerk):
    client.get(TEACHER, headers=clerk | {"Accept-Language": "en-GB, en;q=0.9"})

    [(_, sender)] = bus.sent_to("records.teacher")
    assert sender["language"] == "en"


def test_an_unknown_fault_tells_no_internals(client, bus, clerk):
    bus.replies["records.teacher"] = RuntimeError("password=hunter2")

    answer = client.get(TEACHER, headers=clerk)

    assert answer.status_code == 500
    assert "hunter2" not in answer.text


class Chunks:
    """A body in chunks, as gunicorn reads it; werkzeug's client knows none."""

    def __init__(self, sent: bytes):
        request = b"POST / HTTP/1.1\r\nHost: site\r\nTransfer-Encoding: chunked\r\n\r\n" + sent
        pieces = (request[start : start + 8192] for start in range(0, len(request), 8192))
        self.body = next(RequestParser(Config(), pieces, ("127.0.0.1", 1))).body

    def environ(self) -> dict:
        return {"wsgi.input": self.body, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}


WRONG_CHUNKS = {
    "a size below nothing": b"-2\r\n{}\r\n0\r\n\r\n",
    "a size with a bar": b"0_2\r\n{}\r\n0\r\n\r\n",
    "no size": b"zz\r\n",
    "no end of a chunk": b"2\r\n{}XX0\r\n\r\n",
    "a wrong trailer": b"2\r\n{}\r\n0\r\nHo st: y\r\n\r\n",
    "an endless extension": b"2;" + b"a" * 200_000 + b"\r\n{}\r\n0\r\n\r\n",
    "a wrong extension": b"2;=\r\n{}\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("sent", WRONG_CHUNKS.values(), ids=WRONG_CHUNKS)
def test_chunks_that_are_none_are_not_understood_and_no_fault_of_ours(client, sent):
    answer = client.post(
        "/api/v1/sessions", content_type="application/json", environ_overrides=Chunks(sent).environ(), headers=ENGLISH
    )

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert answer.json["detail"] == "The request was not understood."


@pytest.mark.parametrize("sent", WRONG_CHUNKS.values(), ids=WRONG_CHUNKS)
def test_who_is_refused_before_wrong_chunks_are_read_hears_why(client, sent):
    answer = client.post("/api/v1/teachers", environ_overrides=Chunks(sent).environ())

    assert answer.status_code == 401


def test_input_that_does_not_fit_is_answered_field_by_field(client, clerk):
    answer = client.post("/api/v1/teachers", json={"values": {}, "colour": "red"}, headers=clerk)

    assert answer.status_code == 422
    assert answer.json["errors"] == {"colour": ["没有这一项。"]}


def test_numbers_in_a_librarys_message_are_kept_when_it_is_worded(client, sign_in):
    answer = client.get("/api/v1/teachers?limit=1000", headers=sign_in(roles.QUERY_USER))

    assert answer.json["errors"] == {"limit": ["须不小于 1，且不大于 200。"]}


def test_a_parameter_that_is_not_declared_is_refused(client, clerk):
    assert client.get("/api/v1/teachers?limt=10", headers=clerk).json["errors"] == {"limt": ["没有这一项。"]}


def test_broken_json_is_not_understood(client, clerk):
    answer = client.post("/api/v1/teachers", data="{", content_type="application/json", headers=clerk)

    assert answer.status_code == 400
    assert answer.json["errors"] == {"_schema": ["请求内容不是有效的 JSON。"]}


def test_a_body_over_the_limit_is_refused(client, clerk):
    answer = client.post("/api/v1/teachers", json={"values": {"name": "x" * 1_100_000}}, headers=clerk)

    assert answer.status_code == 413


def test_an_unknown_address_of_the_api_is_a_problem_and_not_a_page(client):
    answer = client.get("/api/v1/nothing")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_a_wrong_method_is_told_the_right_ones(client):
    answer = client.put("/api/v1/sessions")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(("sent", "kept"), [("browser-7f3a9c21", True), ("x", False), ("a b\tc;d,e=f!g", False)])
def test_a_sane_request_id_is_kept_and_any_other_replaced(client, sent, kept):
    answered = client.get("/api/v1/nothing", headers={"X-Request-Id": sent}).headers["X-Request-Id"]

    assert (answered == sent) == kept


def test_the_request_id_travels_to_the_service(client, bus, clerk):
    client.get(TEACHER, headers=clerk | {"X-Request-Id": "browser-7f3a9c21"})

    [(_, sender)] = bus.sent_to("records.teacher")
    assert sender["request_id"] == "browser-7f3a9c21"


def test_every_wording_of_the_gateway_keeps_its_names():
    wordings = json.loads(Path(MESSAGES / "gateway.json").read_text(encoding="utf-8"))

    for english, chinese in wordings.items():
        names = {part.split("}")[0] for part in english.split("{")[1:]}
        assert names == {part.split("}")[0] for part in chinese.split("{")[1:]}, english

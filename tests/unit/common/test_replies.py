"""What goes out as a reply: nameko's body, whatever was to be answered."""

import datetime
import json
import uuid

import pytest

from services.common.bus import client
from services.common.bus.replies import body_of
from services.common.errors import Broken
from services.contracts.records import catalogue, files


def test_a_reply_is_the_body_that_callers_open():
    reply = {"items": [{"name": "任轩 𠮷", "missing": 3}], "next": None}

    assert client._opened(files.list_teachers, json.loads(body_of({"ok": reply}, None))) == reply


@pytest.mark.parametrize("result", [object(), {"ok": {"text": "\ud800"}}, {"ok": {("a", "b"): 1}}])
def test_what_cannot_be_written_is_answered_with_an_error(result):
    body = json.loads(body_of(result, None))

    assert body["result"] is None
    assert body["error"]["exc_type"] == "UnserializableValueError"


def test_a_fault_is_answered_by_its_kind_and_opens_as_a_broken_call():
    error = RuntimeError("inside")
    body = json.loads(body_of(None, (RuntimeError, error, None)))

    assert body["error"]["exc_type"] == "RuntimeError"
    with pytest.raises(Broken, match="request id"):
        client._opened(catalogue.codes, body)


def test_ids_and_times_are_written_as_the_bus_always_wrote_them():
    from kombu.utils import json as kombus

    result = {"id": uuid.uuid4(), "at": datetime.datetime.now(datetime.UTC)}

    assert json.loads(body_of(result, None))["result"] == json.loads(kombus.dumps(result))

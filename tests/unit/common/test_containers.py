"""A process runs the calls of a service or its event handlers, never both."""

import pytest

from services.common.bus.transport import CallConsumer, EventQueue, RpcQueue
from services.common.processes.containers import Calls, Events
from services.records.service import RecordsService


@pytest.fixture
def parts():
    config = {"AMQP_URI": "amqp://nowhere", "max_workers": 1}
    return Calls(RecordsService, config), Events(RecordsService, config)


def kinds(container):
    return {type(each) for each in container.entrypoints}


def test_what_answers_calls_handles_no_events(parts):
    assert [kinds(part) for part in parts] == [{RpcQueue}, {EventQueue}]


def test_what_handles_events_takes_no_call_from_the_queue(parts):
    calls, events = parts

    assert any(isinstance(each, CallConsumer) for each in calls.extensions)
    assert not any(isinstance(each, CallConsumer) for each in events.extensions)


def test_both_reach_the_database(parts):
    calls, events = parts

    assert {each.attr_name for each in calls.dependencies} == {each.attr_name for each in events.dependencies}
    assert "store" in {each.attr_name for each in events.dependencies}

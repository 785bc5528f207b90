"""The judge sees messages, failures, keys and jobs that were lost or done twice."""

from tests.chaos import rules_of_messages
from tests.chaos.rows import Announced, Failure, Handled, Key, OpenJob
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED

MESSAGE = Announced("m", "cases_moved", sent=True)
HANDLERS = {("review", "cases_moved"): [("records", "records.cases_moved")]}
PART = Failure("part", "records.cases_moved", "replayed", "error")


def kinds(violations):
    return [violation.kind for violation in violations]


def test_sound_rows_pass_every_rule():
    handled = {"records": [Handled("m", "records.cases_moved")]}

    assert not kinds(rules_of_messages.outboxes([MESSAGE]))
    assert not kinds(rules_of_messages.deliveries({"review": [MESSAGE]}, handled, HANDLERS, {}))


def test_what_was_put_aside_is_handled_once():
    handled = [Handled("m", "records.cases_moved"), Handled("part", "records.cases_moved")]
    announced = {"review": [MESSAGE]}

    def found(rows):
        return kinds(rules_of_messages.deliveries(announced, {"records": rows}, HANDLERS, {"records": [PART]}))

    assert not found(handled)
    assert found([*handled, handled[1]]) == [DOUBLED]


def test_an_unsent_announcement_is_lost():
    assert kinds(rules_of_messages.outboxes([MESSAGE._replace(sent=False)])) == [LOST]


def test_a_message_that_its_handler_never_met_is_lost():
    assert kinds(rules_of_messages.deliveries({"review": [MESSAGE]}, {}, HANDLERS, {})) == [LOST]


def test_a_message_handled_twice_is_doubled():
    handled = {"records": [Handled("m", "records.cases_moved")] * 2}

    assert kinds(rules_of_messages.deliveries({"review": [MESSAGE]}, handled, HANDLERS, {})) == [DOUBLED]


def test_a_message_that_nobody_announced_is_unexplained():
    handled = {"records": [Handled("m", "records.cases_moved")]}

    assert kinds(rules_of_messages.deliveries({}, handled, HANDLERS, {})) == [UNEXPLAINED]


def test_an_event_without_handlers_need_not_be_handled():
    assert not kinds(
        rules_of_messages.deliveries({"identity": [MESSAGE._replace(type="session_ended")]}, {}, HANDLERS, {})
    )


def test_a_failure_is_unexplained_until_it_was_replayed_or_discarded():
    states = ("waiting", "given_up", "replayed", "discarded")
    found = list(rules_of_messages.failures(Failure(state, "records.cases_moved", state, "error") for state in states))

    assert [(one.kind, one.subject) for one in found] == [(UNEXPLAINED, "waiting"), (UNEXPLAINED, "given_up")]


def test_a_key_with_two_effects_is_doubled_and_one_without_a_reply_unexplained():
    assert kinds(rules_of_messages.keys([Key("k", "records.submit", has_reply=True, writes=2)])) == [DOUBLED]
    assert kinds(rules_of_messages.keys([Key("k", "records.submit", has_reply=False, writes=1)])) == [UNEXPLAINED]


def test_a_job_that_never_ended_is_lost():
    assert kinds(rules_of_messages.jobs([OpenJob("j", "import", "running")])) == [LOST]


def test_a_job_that_was_given_up_is_unexplained():
    assert kinds(rules_of_messages.jobs([OpenJob("j", "import", "failed")])) == [UNEXPLAINED]

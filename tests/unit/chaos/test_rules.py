"""Each rule of the judge sees what it is there to see, and lets sound rows pass."""

from tests.chaos import rules
from tests.chaos.facts import Announced, Case, Claim, Decision, Failure, Handled, Key, OpenJob, Step, Teacher, Version
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

TEACHER = Teacher("t", "effective", 2, "c", 3, "new", "aa")
FIRST = Version("t", 1, "10:00", "11:00", False, "old")
NEWEST = Version("t", 2, "11:00", None, True, "new")
CASE = Case("c", "t", "c", "approved", 3, ["clerk"], 2)
BY_SCHOOL = Decision("d1", "c", 1, "approve", "reviewer", "12:00")
BY_OFFICE = Decision("d2", "c", 2, "approve", "officer", "13:00")
SUBMITTED = Step("s", "t", "11:30", "submitted", "c")
AT_SCHOOL = Step("d1", "t", "12:00", "approved", "c")
AT_OFFICE = Step("d2", "t", "13:00", "approved", "c")
MESSAGE = Announced("m", "case_moved", sent=True)
HANDLERS = {("review", "case_moved"): [("records", "records.case_moved")]}


def kinds(violations):
    return [violation.kind for violation in violations]


def test_sound_rows_pass_every_rule():
    steps, decisions = [SUBMITTED, AT_SCHOOL, AT_OFFICE], [BY_SCHOOL, BY_OFFICE]
    handled = {"records": [Handled("m", "records.case_moved")]}

    assert not kinds(rules.submissions(steps, [CASE]))
    assert not kinds(rules.stages([TEACHER], [CASE]))
    assert not kinds(rules.decisions(decisions, steps))
    assert not kinds(rules.walks([CASE], decisions))
    assert not kinds(rules.moves(steps))
    assert not kinds(rules.versions([TEACHER], [NEWEST, FIRST]))
    assert not kinds(rules.effects([TEACHER], [FIRST, NEWEST], [CASE]))
    assert not kinds(rules.claims([TEACHER], [Claim("aa", "t")]))
    assert not kinds(rules.outboxes([MESSAGE]))
    assert not kinds(rules.deliveries({"review": [MESSAGE]}, handled, HANDLERS))


def test_a_submission_without_a_case_is_lost():
    assert kinds(rules.submissions([SUBMITTED], [])) == [LOST]


def test_a_submission_written_down_twice_is_doubled():
    assert kinds(rules.submissions([SUBMITTED, SUBMITTED._replace(id="s2")], [CASE])) == [DOUBLED]


def test_a_submission_with_two_cases_is_doubled():
    assert kinds(rules.submissions([SUBMITTED], [CASE, CASE._replace(id="c2")])) == [DOUBLED]


def test_a_case_that_nobody_submitted_is_doubled():
    assert kinds(rules.submissions([], [CASE])) == [DOUBLED]


def test_a_file_that_never_heard_the_end_of_its_case_is_lost():
    assert kinds(rules.stages([TEACHER._replace(stage="authority_review")], [CASE])) == [LOST]


def test_a_file_behind_its_case_is_lost_and_one_ahead_of_it_out_of_order():
    assert kinds(rules.stages([TEACHER._replace(case_version=2)], [CASE])) == [LOST]
    assert kinds(rules.stages([TEACHER._replace(case_version=4)], [CASE])) == [OUT_OF_ORDER]


def test_a_draft_that_was_never_submitted_is_at_rest():
    assert not kinds(rules.stages([TEACHER._replace(stage="draft", case_id=None)], []))


def test_a_decision_that_records_never_heard_of_is_lost():
    assert kinds(rules.decisions([BY_SCHOOL, BY_OFFICE], [AT_SCHOOL])) == [LOST]


def test_a_decision_that_only_records_knows_is_doubled():
    assert kinds(rules.decisions([BY_SCHOOL], [AT_SCHOOL, AT_OFFICE])) == [DOUBLED]


def test_a_step_decided_twice_is_doubled():
    twice = [BY_SCHOOL, BY_OFFICE._replace(step=1)]

    assert kinds(rules.walks([CASE], twice)) == [DOUBLED]


def test_a_skipped_step_is_out_of_order():
    assert kinds(rules.walks([CASE._replace(state="open")], [BY_OFFICE])) == [OUT_OF_ORDER]


def test_a_later_step_decided_earlier_is_out_of_order():
    assert kinds(rules.walks([CASE], [BY_SCHOOL, BY_OFFICE._replace(at="11:59")])) == [OUT_OF_ORDER]


def test_a_case_that_closed_without_its_last_step_is_lost():
    assert kinds(rules.walks([CASE], [BY_SCHOOL])) == [LOST]


def test_a_decision_by_a_contributor_is_out_of_order():
    assert kinds(rules.walks([CASE._replace(involved=["officer"])], [BY_SCHOOL, BY_OFFICE])) == [OUT_OF_ORDER]


def test_one_person_deciding_two_steps_is_out_of_order():
    same = BY_OFFICE._replace(person_id="reviewer")

    assert kinds(rules.walks([CASE], [BY_SCHOOL, same])) == [OUT_OF_ORDER]


def test_a_rejection_ends_a_case_and_nothing_follows_it():
    assert rules.outcome(["approve", "reject"], 2) == "rejected"
    assert rules.outcome(["reject", "approve"], 2) not in ("approved", "rejected", "open")


def test_a_decision_before_the_submission_is_out_of_order():
    assert kinds(rules.moves([SUBMITTED, AT_SCHOOL._replace(at="11:00")])) == [OUT_OF_ORDER]


def test_a_gap_between_versions_is_lost():
    gap = [FIRST, NEWEST._replace(number=3)]

    assert kinds(rules.versions([TEACHER._replace(version=3)], gap)) == [LOST]


def test_a_file_without_versions_is_lost():
    assert LOST in kinds(rules.versions([TEACHER], []))


def test_two_open_versions_are_doubled():
    assert DOUBLED in kinds(rules.versions([TEACHER], [FIRST._replace(known_to=None), NEWEST]))


def test_a_version_that_ends_before_the_next_begins_is_out_of_order():
    assert kinds(rules.versions([TEACHER], [FIRST._replace(known_to="10:59"), NEWEST])) == [OUT_OF_ORDER]


def test_a_file_that_differs_from_its_newest_version_is_out_of_order():
    assert kinds(rules.versions([TEACHER._replace(content="other")], [FIRST, NEWEST])) == [OUT_OF_ORDER]


def test_versions_without_a_file_are_unexplained():
    assert kinds(rules.versions([], [FIRST])) == [UNEXPLAINED]


def test_an_approved_file_that_is_not_effective_is_lost():
    assert kinds(rules.effects([TEACHER], [FIRST, NEWEST._replace(effective=False)], [CASE])) == [LOST]


def test_a_file_effective_more_often_than_approved_is_doubled():
    assert kinds(rules.effects([TEACHER], [FIRST._replace(effective=True), NEWEST], [CASE])) == [DOUBLED]


def test_an_id_number_that_the_register_lacks_is_lost_and_a_stray_one_unexplained():
    assert kinds(rules.claims([TEACHER], [])) == [LOST]
    assert kinds(rules.claims([], [Claim("aa", "t")])) == [UNEXPLAINED]


def test_an_unsent_announcement_is_lost():
    assert kinds(rules.outboxes([MESSAGE._replace(sent=False)])) == [LOST]


def test_a_message_that_its_handler_never_met_is_lost():
    assert kinds(rules.deliveries({"review": [MESSAGE]}, {}, HANDLERS)) == [LOST]


def test_a_message_handled_twice_is_doubled():
    handled = {"records": [Handled("m", "records.case_moved")] * 2}

    assert kinds(rules.deliveries({"review": [MESSAGE]}, handled, HANDLERS)) == [DOUBLED]


def test_a_message_that_nobody_announced_is_unexplained():
    handled = {"records": [Handled("m", "records.case_moved")]}

    assert kinds(rules.deliveries({}, handled, HANDLERS)) == [UNEXPLAINED]


def test_an_event_without_handlers_need_not_be_handled():
    assert not kinds(rules.deliveries({"identity": [MESSAGE._replace(type="session_ended")]}, {}, HANDLERS))


def test_a_failure_is_unexplained_until_it_was_replayed_or_discarded():
    states = ("waiting", "given_up", "replayed", "discarded")
    found = list(rules.failures(Failure(state, "records.case_moved", state, "error") for state in states))

    assert [(one.kind, one.subject) for one in found] == [(UNEXPLAINED, "waiting"), (UNEXPLAINED, "given_up")]


def test_a_key_with_two_effects_is_doubled_and_one_without_a_reply_unexplained():
    assert kinds(rules.keys([Key("k", "records.submit", has_reply=True, writes=2)])) == [DOUBLED]
    assert kinds(rules.keys([Key("k", "records.submit", has_reply=False, writes=1)])) == [UNEXPLAINED]


def test_a_job_that_never_ended_is_lost():
    assert kinds(rules.jobs([OpenJob("j", "import", "running")])) == [LOST]

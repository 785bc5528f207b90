"""The judge sees what is wrong with submissions, cases and decisions, and lets sound rows pass."""

import pytest

from tests.chaos import rules
from tests.chaos.rows import Case, CaseStep, Decision, Step, Teacher
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER

TEACHER = Teacher("t", "effective", None, 2, 2, "c", 3, "new", "aa", "formal", "G1")
CASE = Case("c", "t", 2, "c", "approved", 3, ["clerk"])
SCHOOL = CaseStep("c", 1, 1, "school", "done")
OFFICE = CaseStep("c", 2, 2, "authority", "done")
CHAIN = [SCHOOL, OFFICE]
BY_SCHOOL = Decision("d1", "c", 1, "approve", annulled=False, person_id="reviewer", at="12:00")
BY_OFFICE = Decision("d2", "c", 2, "approve", annulled=False, person_id="officer", at="13:00")
SUBMITTED = Step("s", "t", "11:30", "submitted", "c")
AT_SCHOOL = Step("d1", "t", "12:00", "approved", "c")
AT_OFFICE = Step("d2", "t", "13:00", "approved", "c")
# The office returned the case once, and it came back.
OPEN = CASE._replace(state="open")
WAITS_AT_SCHOOL = [SCHOOL._replace(state="current"), OFFICE._replace(state="ahead")]
WAITS_AT_OFFICE = [SCHOOL, OFFICE._replace(state="current")]
VOID = BY_SCHOOL._replace(annulled=True)
RETURNED = BY_OFFICE._replace(id="d3", verdict="return", at="12:30")
AGAIN = BY_SCHOOL._replace(id="d4", at="12:45")
# Two steps beside each other, then the office.
BESIDE = [CaseStep("c", 1, 1, "teaching_office", "done"), CaseStep("c", 2, 1, "school", "done")]
PARALLEL = [*BESIDE, CaseStep("c", 3, 2, "authority", "done")]
THREE = [BY_SCHOOL, BY_OFFICE._replace(person_id="personnel"), BY_OFFICE._replace(id="d3", step=3, at="14:00")]


def kinds(violations):
    return [violation.kind for violation in violations]


def test_sound_rows_pass_every_rule():
    steps, decisions = [SUBMITTED, AT_SCHOOL, AT_OFFICE], [BY_SCHOOL, BY_OFFICE]

    assert not kinds(rules.submissions(steps, [CASE]))
    assert not kinds(rules.withdrawals(steps, [CASE]))
    assert not kinds(rules.stages([TEACHER], [CASE], CHAIN))
    assert not kinds(rules.decisions(decisions, steps))
    assert not kinds(rules.walks([CASE], CHAIN, decisions))
    assert not kinds(rules.moves(steps))


def test_a_case_that_was_returned_and_came_back_is_sound():
    assert not kinds(rules.walks([OPEN], WAITS_AT_SCHOOL, [VOID, RETURNED]))
    assert not kinds(rules.walks([CASE], CHAIN, [VOID, RETURNED, AGAIN, BY_OFFICE]))


def test_steps_beside_each_other_are_decided_in_any_order():
    first, second, last = THREE

    assert not kinds(rules.walks([CASE], PARALLEL, THREE))
    assert not kinds(rules.walks([CASE], PARALLEL, [first._replace(at="13:30"), second, last]))


def test_a_case_that_left_a_position_without_one_of_its_steps_is_out_of_order():
    first, _, last = THREE
    waiting = [BESIDE[0], BESIDE[1]._replace(state="current"), PARALLEL[2]]

    assert OUT_OF_ORDER in kinds(rules.walks([OPEN], waiting, [first, last]))


def test_a_case_that_waits_elsewhere_than_at_its_next_step_is_lost():
    assert kinds(rules.walks([OPEN], WAITS_AT_SCHOOL, [BY_SCHOOL])) == [LOST]
    assert not kinds(rules.walks([OPEN], WAITS_AT_OFFICE, [BY_SCHOOL]))


def test_a_decision_that_is_void_without_a_return_is_out_of_order():
    assert kinds(rules.walks([OPEN], WAITS_AT_SCHOOL, [VOID])) == [OUT_OF_ORDER]


def test_a_decision_that_stands_after_its_return_is_out_of_order():
    assert kinds(rules.walks([OPEN], WAITS_AT_OFFICE, [BY_SCHOOL, RETURNED])) == [OUT_OF_ORDER]


def test_a_return_from_the_first_step_is_out_of_order():
    assert OUT_OF_ORDER in kinds(rules.walks([OPEN], WAITS_AT_SCHOOL, [RETURNED._replace(step=1)]))


def test_a_case_taken_back_after_a_decision_is_lost():
    withdrawn = CASE._replace(state="withdrawn")

    assert kinds(rules.walks([withdrawn], WAITS_AT_OFFICE, [BY_SCHOOL])) == [LOST]
    assert not kinds(rules.walks([withdrawn], [step._replace(state="ahead") for step in CHAIN], []))


def test_a_withdrawal_is_on_both_sides_once():
    withdrawn, written = CASE._replace(state="withdrawn"), Step("w", "t", "12:00", "withdrawn", "c")

    assert not kinds(rules.withdrawals([written], [withdrawn]))
    assert kinds(rules.withdrawals([], [withdrawn])) == [LOST]
    assert kinds(rules.withdrawals([written], [CASE])) == [DOUBLED]
    assert kinds(rules.withdrawals([written, written], [withdrawn])) == [DOUBLED]


@pytest.mark.parametrize(("stage", "desk"), [("authority_review", "authority"), ("school_review", "hub")])
def test_a_file_at_another_desk_than_its_case_is_lost(stage, desk):
    file = TEACHER._replace(stage=stage, desk=desk)

    assert kinds(rules.stages([file], [OPEN], WAITS_AT_SCHOOL)) == [LOST]
    assert not kinds(rules.stages([TEACHER._replace(stage="school_review", desk="school")], [OPEN], WAITS_AT_SCHOOL))


def test_a_file_that_lies_at_a_desk_after_the_end_of_its_case_is_lost():
    assert kinds(rules.stages([TEACHER._replace(desk="authority")], [CASE], CHAIN)) == [LOST]


def test_a_file_that_changed_after_it_was_reviewed_is_out_of_order():
    assert kinds(rules.stages([TEACHER._replace(version=3)], [CASE], CHAIN)) == [OUT_OF_ORDER]


def test_a_return_that_records_never_heard_of_is_lost():
    assert kinds(rules.decisions([VOID, RETURNED], [AT_SCHOOL])) == [LOST]


def test_a_submission_without_a_case_is_lost():
    assert kinds(rules.submissions([SUBMITTED], [])) == [LOST]


def test_a_submission_written_down_twice_is_doubled():
    assert kinds(rules.submissions([SUBMITTED, SUBMITTED._replace(id="s2")], [CASE])) == [DOUBLED]


def test_a_submission_with_two_cases_is_doubled():
    assert kinds(rules.submissions([SUBMITTED], [CASE, CASE._replace(id="c2")])) == [DOUBLED]


def test_a_case_that_nobody_submitted_is_doubled():
    assert kinds(rules.submissions([], [CASE])) == [DOUBLED]


def test_a_file_that_never_heard_the_end_of_its_case_is_lost():
    assert kinds(rules.stages([TEACHER._replace(stage="authority_review")], [CASE], CHAIN)) == [LOST]


def test_a_file_behind_its_case_is_lost_and_one_ahead_of_it_out_of_order():
    assert kinds(rules.stages([TEACHER._replace(case_version=2)], [CASE], CHAIN)) == [LOST]
    assert kinds(rules.stages([TEACHER._replace(case_version=4)], [CASE], CHAIN)) == [OUT_OF_ORDER]


def test_a_draft_that_was_never_submitted_is_at_rest():
    assert not kinds(rules.stages([TEACHER._replace(stage="draft", case_id=None)], [], []))


def test_a_decision_that_records_never_heard_of_is_lost():
    assert kinds(rules.decisions([BY_SCHOOL, BY_OFFICE], [AT_SCHOOL])) == [LOST]


def test_a_decision_that_only_records_knows_is_doubled():
    assert kinds(rules.decisions([BY_SCHOOL], [AT_SCHOOL, AT_OFFICE])) == [DOUBLED]


def test_a_step_decided_twice_is_doubled():
    twice = [BY_SCHOOL, BY_OFFICE._replace(step=1)]

    assert kinds(rules.walks([CASE], CHAIN, twice)) == [DOUBLED]


def test_a_skipped_step_is_out_of_order():
    assert kinds(rules.walks([CASE._replace(state="open")], CHAIN, [BY_OFFICE])) == [OUT_OF_ORDER]


def test_a_later_step_decided_earlier_is_out_of_order():
    assert kinds(rules.walks([CASE], CHAIN, [BY_SCHOOL, BY_OFFICE._replace(at="11:59")])) == [OUT_OF_ORDER]


def test_a_case_that_closed_without_its_last_step_is_lost():
    assert kinds(rules.walks([CASE], CHAIN, [BY_SCHOOL])) == [LOST]


def test_a_decision_by_a_contributor_is_out_of_order():
    assert kinds(rules.walks([CASE._replace(involved=["officer"])], CHAIN, [BY_SCHOOL, BY_OFFICE])) == [OUT_OF_ORDER]


def test_one_person_deciding_two_steps_is_out_of_order():
    same = BY_OFFICE._replace(person_id="reviewer")

    assert kinds(rules.walks([CASE], CHAIN, [BY_SCHOOL, same])) == [OUT_OF_ORDER]


def test_a_rejection_ends_a_case_and_nothing_follows_it():
    assert rules.outcomes(["approve", "reject"], 2) == ("rejected",)
    assert not rules.outcomes(["reject", "approve"], 2)


def test_a_decision_before_the_submission_is_out_of_order():
    assert kinds(rules.moves([SUBMITTED, AT_SCHOOL._replace(at="11:00")])) == [OUT_OF_ORDER]


def test_a_file_that_is_submitted_while_it_is_under_way_is_doubled():
    again = SUBMITTED._replace(id="s2", at="11:31", case_id="c2")
    withdrawn = SUBMITTED._replace(id="w", at="11:30:30", act="withdrawn")

    assert kinds(rules.handed_in([again, SUBMITTED])) == [DOUBLED]
    assert not kinds(rules.handed_in([again, withdrawn, SUBMITTED]))
    assert not kinds(rules.handed_in([again._replace(teacher_id="other"), SUBMITTED]))

"""The judge sees numbers that are missing, doubled or not what the check says, and questions that were lost."""

import pytest

from tests.chaos import rules_of_numbers
from tests.chaos.rows import Check, Holder, National, Number, Teacher
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

FORMAL = Teacher("t", "effective", None, 5, 2, "c", 3, "new", "aa", "formal", "G1")
PROBLEM = FORMAL._replace(number_state="problem", shown="L1")
DRAFT = FORMAL._replace(stage="draft", number_state="none")
TEMPORARY_NUMBER = Number("n1", "L", "L1", "t", ended=True)
FORMAL_NUMBER = Number("n2", "G", "G1", "t", ended=False)
PASSED = Check("t", 1, "aa", decided=True, verified="passed", reason=None)
REFUSED = PASSED._replace(verified=None, reason="other_name")
THERE = National("t", 1, "aa", "decided", "formal", None)
HOLDER = Holder("aa", "t", has_number=True, ended=False)


def kinds(violations):
    return [violation.kind for violation in violations]


def test_sound_rows_pass_every_rule():
    numbers = [TEMPORARY_NUMBER, FORMAL_NUMBER]

    assert not kinds(rules_of_numbers.numbers([FORMAL], numbers))
    assert not kinds(rules_of_numbers.numbers([PROBLEM], [TEMPORARY_NUMBER._replace(ended=False)]))
    assert not kinds(rules_of_numbers.reuse(numbers))
    assert not kinds(rules_of_numbers.ends([FORMAL], [PASSED]))
    assert not kinds(rules_of_numbers.ends([PROBLEM], [REFUSED]))
    assert not kinds(rules_of_numbers.ends([DRAFT], []))
    assert not kinds(rules_of_numbers.questions([PASSED], [THERE]))
    assert not kinds(rules_of_numbers.holders([FORMAL], [HOLDER]))


def test_an_effective_file_without_a_current_number_is_lost_and_one_with_two_doubled():
    assert kinds(rules_of_numbers.numbers([FORMAL], [TEMPORARY_NUMBER])) == [LOST]
    assert kinds(rules_of_numbers.numbers([FORMAL], [FORMAL_NUMBER, FORMAL_NUMBER._replace(kind="J")])) == [DOUBLED]


def test_a_number_of_a_file_that_is_not_effective_is_unexplained():
    assert kinds(rules_of_numbers.numbers([DRAFT], [FORMAL_NUMBER])) == [UNEXPLAINED]
    assert kinds(rules_of_numbers.numbers([], [FORMAL_NUMBER])) == [UNEXPLAINED]


def test_a_number_of_another_kind_than_the_state_says_is_out_of_order():
    assert kinds(rules_of_numbers.numbers([FORMAL], [TEMPORARY_NUMBER._replace(ended=False)])) == [OUT_OF_ORDER]
    assert kinds(rules_of_numbers.numbers([PROBLEM], [FORMAL_NUMBER])) == [OUT_OF_ORDER]


def test_a_file_that_shows_another_number_is_out_of_order():
    assert kinds(rules_of_numbers.numbers([FORMAL._replace(shown="L1")], [FORMAL_NUMBER])) == [OUT_OF_ORDER]


def test_a_number_that_was_given_twice_is_doubled():
    assert kinds(rules_of_numbers.reuse([TEMPORARY_NUMBER, FORMAL_NUMBER._replace(number_index="n1")])) == [DOUBLED]


@pytest.mark.parametrize("state", ["none", "temporary", "checking"])
def test_whoever_still_waits_is_lost(state):
    assert kinds(rules_of_numbers.ends([FORMAL._replace(number_state=state)], [PASSED])) == [LOST]


def test_an_effective_file_about_which_nobody_asked_is_lost():
    assert kinds(rules_of_numbers.ends([FORMAL], [])) == [LOST]


def test_an_answer_that_never_came_is_lost():
    assert kinds(rules_of_numbers.ends([FORMAL], [PASSED._replace(decided=False)])) == [LOST]


def test_a_state_that_the_check_does_not_say_is_out_of_order():
    assert kinds(rules_of_numbers.ends([FORMAL], [REFUSED])) == [OUT_OF_ORDER]
    assert kinds(rules_of_numbers.ends([PROBLEM], [PASSED])) == [OUT_OF_ORDER]


def test_a_check_of_another_document_is_out_of_order_and_one_of_nobody_unexplained():
    assert kinds(rules_of_numbers.ends([FORMAL], [PASSED._replace(id_index="bb")])) == [OUT_OF_ORDER]
    assert kinds(rules_of_numbers.ends([], [PASSED])) == [UNEXPLAINED]


def test_a_question_that_the_ministry_never_saw_is_lost():
    assert kinds(rules_of_numbers.questions([PASSED], [])) == [LOST]
    assert kinds(rules_of_numbers.questions([PASSED._replace(ask=2)], [THERE])) == [LOST]


@pytest.mark.parametrize("state", ["new", "queued", "behind", "settling"])
def test_a_question_that_the_ministry_never_answered_is_lost(state):
    assert kinds(rules_of_numbers.questions([PASSED], [THERE._replace(state=state)])) == [LOST]


def test_an_answer_that_is_not_the_ministrys_is_out_of_order():
    assert kinds(rules_of_numbers.questions([REFUSED], [THERE])) == [OUT_OF_ORDER]
    assert kinds(rules_of_numbers.questions([PASSED], [THERE._replace(ask=2)])) == [OUT_OF_ORDER]


def test_a_question_that_nobody_asked_is_unexplained_and_one_kept_twice_doubled():
    assert kinds(rules_of_numbers.questions([], [THERE])) == [UNEXPLAINED]
    assert kinds(rules_of_numbers.questions([PASSED], [THERE, THERE])) == [DOUBLED]


def test_two_people_who_hold_one_document_are_doubled():
    other, formal_too = HOLDER._replace(teacher_id="u"), FORMAL._replace(id="u")

    assert kinds(rules_of_numbers.holders([FORMAL, formal_too], [HOLDER, other])) == [DOUBLED]


def test_whoever_is_formal_holds_the_document_and_the_other_way_round():
    assert kinds(rules_of_numbers.holders([FORMAL], [])) == [DOUBLED]
    assert kinds(rules_of_numbers.holders([PROBLEM], [HOLDER])) == [LOST]
    assert kinds(rules_of_numbers.holders([FORMAL], [HOLDER._replace(has_number=False)])) == [DOUBLED]

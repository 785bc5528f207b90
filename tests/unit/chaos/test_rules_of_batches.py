"""The judge sees a batch of decisions whose outcomes are not what happened."""

from tests.chaos import rules_of_batches
from tests.chaos.rows import Act, Batch, BatchCase, Decision, HandedOver, Step
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED

BATCH = Batch("b", "approve", 2, "reviewer")
DONE = BatchCase("b", "c1", done=True)
REFUSED = BatchCase("b", "c2", done=False)
ACT = Act("c1", "reviewer", "b")
DECISION = Decision("d", "c1", 1, "approve", annulled=False, person_id="reviewer", at="12:00")


def found(batch=BATCH, cases=(DONE, REFUSED), acts=(ACT,), decisions=(DECISION,)):
    return [each.kind for each in rules_of_batches.outcomes([batch], cases, acts, decisions)]


def trail(acts, decisions):
    return [each.kind for each in rules_of_batches.trail(acts, decisions)]


def test_sound_rows_pass():
    assert not found()
    assert not trail([ACT], [DECISION])


def test_a_case_without_an_outcome_is_lost():
    assert found(cases=[DONE, REFUSED._replace(done=None)]) == [LOST]


def test_a_batch_with_fewer_outcomes_than_cases_is_lost():
    assert found(cases=[DONE]) == [LOST]


def test_two_outcomes_for_a_case_are_doubled():
    assert found(cases=[DONE, DONE]) == [DOUBLED]
    assert found(cases=[DONE, DONE, REFUSED]) == [DOUBLED, DOUBLED]


def test_a_case_that_a_batch_decided_twice_is_doubled():
    assert found(acts=[ACT, ACT]) == [DOUBLED]


def test_a_case_that_is_done_without_a_decision_is_lost():
    assert found(acts=[]) == [LOST]
    assert found(decisions=[]) == [LOST]
    assert found(decisions=[DECISION._replace(verdict="reject")]) == [LOST]


def test_a_case_that_was_decided_and_told_refused_is_unexplained():
    assert found(acts=[ACT, ACT._replace(case_id="c2")]) == [UNEXPLAINED]


def test_outcomes_without_a_batch_are_unexplained():
    assert found(cases=[DONE, REFUSED, DONE._replace(batch_id="other")]) == [UNEXPLAINED]


def test_a_decision_beside_the_trail_is_doubled_and_one_in_the_trail_alone_lost():
    assert trail([], [DECISION]) == [DOUBLED]
    assert trail([ACT], []) == [LOST]


def test_a_file_that_is_only_said_to_be_submitted_is_lost():
    told, step = HandedOver("s", "t", done=True), Step("x", "t", "12:00", "submitted", "c")

    def found(rows, steps):
        return [each.kind for each in rules_of_batches.handed_over(rows, steps)]

    assert not found([told, HandedOver("s", "u", done=False)], [step])
    assert found([told], []) == [LOST]
    assert found([told, told], [step, step]) == [DOUBLED]

"""The judge sees a transfer that is stuck or doubled, a file with no holder or two, a scope that was left behind."""

import pytest

from tests.chaos import rules_of_files, rules_of_transfers
from tests.chaos.rows import Case, Teacher, Version
from tests.chaos.rows_of_transfers import Copied, HandOver, Held, Lies, Transfer, TransferHold
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

OPEN, DONE = Transfer("x", "t", "reviewed", "b"), Transfer("x", "t", "done", "b")
HOLD, ANSWER = TransferHold("t", "x"), HandOver("x", "t", done=True)
FIRST, SECOND = Held("t", 1, "a", "10:00", "12:00", "x"), Held("t", 2, "b", "12:00", None, None)


def kinds(violations):
    return [violation.kind for violation in violations]


def test_a_transfer_under_way_and_one_that_was_done_pass_every_rule():
    assert not kinds(rules_of_transfers.transfers([OPEN], [HOLD], []))
    assert not kinds(rules_of_transfers.transfers([DONE], [], [ANSWER]))
    assert not kinds(rules_of_transfers.holders([FIRST, SECOND], [DONE]))
    assert not kinds(rules_of_transfers.scopes([Lies("t", "b/", "records")], [Copied("t", "b/", "the account")]))


@pytest.mark.parametrize("state", ["asked", "moving"])
def test_what_services_should_have_gone_on_with_is_stuck(state):
    assert kinds(rules_of_transfers.transfers([OPEN._replace(state=state)], [HOLD], [])) == [LOST]


def test_two_open_transfers_of_one_teacher_are_doubled():
    second = OPEN._replace(id="y", to_org_id="c")
    found = kinds(rules_of_transfers.transfers([OPEN, second], [HOLD, HOLD._replace(ref="y")], []))
    assert found == [DOUBLED]


def test_an_open_transfer_whose_file_is_not_held_is_found_and_a_hold_that_outlives_its_transfer_too():
    assert kinds(rules_of_transfers.transfers([OPEN], [], [])) == [LOST]
    assert kinds(rules_of_transfers.transfers([DONE], [HOLD], [ANSWER])) == [LOST]
    assert kinds(rules_of_transfers.transfers([], [HOLD], [])) == [UNEXPLAINED]


def test_a_hand_over_that_only_one_side_knows_is_found():
    assert kinds(rules_of_transfers.transfers([DONE], [], [])) == [LOST]
    refused = DONE._replace(state="refused")
    assert kinds(rules_of_transfers.transfers([refused], [], [ANSWER])) == [LOST]
    assert kinds(rules_of_transfers.transfers([], [], [ANSWER])) == [UNEXPLAINED]


@pytest.mark.parametrize(
    ("chain", "kind"),
    [
        ([FIRST, SECOND._replace(number=3)], LOST),
        ([FIRST, SECOND._replace(held_until="13:00", ref="z")], DOUBLED),
        ([FIRST._replace(held_until=None, ref="x"), SECOND], DOUBLED),
        ([FIRST, SECOND._replace(held_from="12:01")], OUT_OF_ORDER),
        ([FIRST, SECOND._replace(org_id="c")], UNEXPLAINED),
        ([FIRST._replace(ref="z"), SECOND], UNEXPLAINED),
    ],
)
def test_a_gap_an_overlap_and_a_way_that_nobody_confirmed_are_seen(chain, kind):
    assert kind in kinds(rules_of_transfers.holders(chain, [DONE]))


def test_a_transfer_that_is_done_and_moved_nothing_is_lost():
    assert kinds(rules_of_transfers.holders([], [DONE])) == [LOST]


def test_a_copy_that_has_the_file_at_the_old_school_is_left_behind():
    assert kinds(rules_of_transfers.scopes([Lies("t", "b/", "records")], [Copied("t", "a/", "a case")])) == [LOST]
    assert not kinds(rules_of_transfers.scopes([Lies("t", "b/c/", "records")], [Copied("t", "b/", "the account")]))


def test_what_a_hand_over_wrote_counts_for_no_approval():
    teacher = Teacher("t", "effective", None, 1, 2, "c", 1, "new", "aa", "formal", "G1")
    first = Version("t", "t", 1, "added", "10:00", "12:00", effective=True, content="old")
    moved = Version("t", "t", 2, "handed_over", "12:00", None, effective=True, content="new")
    case = Case("c", "t", 1, "s", "approved", 1, [])
    of_file = [teacher], [first, moved], [case]
    assert not kinds(rules_of_files.effects(*of_file, holders=[FIRST, SECOND]))
    assert kinds(rules_of_files.effects(*of_file)) == [DOUBLED]

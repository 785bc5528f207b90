"""The judge sees a change of status that is stuck, doubled or not written, and a ledger that does not sum up."""

import pytest

from tests.chaos import rules_of_files, rules_of_staff
from tests.chaos.rows import Case, Teacher, Version
from tests.chaos.rows_of_staff import (
    Assignment,
    FileHold,
    StaffHold,
    Standing,
    Status,
    StatusAct,
    StatusAnswer,
    StatusRow,
    StatusTable,
)
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED

REVIEWED, DONE = StatusAct("x", "t", "reviewed"), StatusAct("x", "t", "done")
LOAN, HOLD = Assignment("y", "t", "active"), StaffHold("t", "x")
ANSWER, FILE = StatusAnswer("x", "t", done=True, row_version=4, status="203"), Status("t", "203")


def kinds(violations):
    return [violation.kind for violation in violations]


def together(*names):
    return kinds(rules_of_staff.apart(FileHold("t", kind) for kind in names))


def test_a_file_that_two_businesses_have_at_once_is_found():
    assert together("status", "transfer") == together("transfer", "request") == together("merge", "merge") == [DOUBLED]
    assert not together("request", "request", "status")
    assert not together("transfer")


def test_a_workbook_that_is_done_has_an_outcome_in_each_row_and_an_act_for_each_that_was_entered():
    rows = [StatusRow("b", 2, "entered", "x"), StatusRow("b", 3, "refused", None)]

    assert not kinds(rules_of_staff.workbooks([StatusTable("b", "done")], rows, [DONE]))
    assert kinds(rules_of_staff.workbooks([StatusTable("b", "done")], rows, [])) == [LOST]
    assert kinds(rules_of_staff.workbooks([StatusTable("b", "done")], [rows[0], rows[0]], [DONE])) == [DOUBLED]
    waiting = rows[1]._replace(state="ready")
    assert kinds(rules_of_staff.workbooks([StatusTable("b", "done")], [waiting], [])) == [LOST]
    assert not kinds(rules_of_staff.workbooks([StatusTable("b", "ready")], [waiting], []))


@pytest.mark.parametrize("state", ["reading", "checking", "entering"])
def test_a_workbook_that_nobody_goes_on_with_is_stuck(state):
    assert kinds(rules_of_staff.workbooks([StatusTable("b", state)], [], [])) == [LOST]


def test_what_is_under_way_and_what_was_done_pass_every_rule():
    assert not kinds(rules_of_staff.under_way([REVIEWED], [LOAN], [HOLD]))
    assert not kinds(rules_of_staff.written([DONE], [ANSWER], [FILE]))
    assert not kinds(rules_of_staff.ledger([Standing("t", 1, True, True), Standing("u", 0, False, True)]))


@pytest.mark.parametrize("state", ["asked", "writing", "ending"])
def test_what_services_should_have_gone_on_with_is_stuck(state):
    assert kinds(rules_of_staff.under_way([], [LOAN._replace(state=state)], [])) == [LOST]


def test_two_open_ones_of_one_teacher_are_doubled():
    found = rules_of_staff.under_way([REVIEWED, REVIEWED._replace(id="z")], [], [HOLD, HOLD._replace(ref="z")])
    assert kinds(found) == [DOUBLED]
    assert kinds(rules_of_staff.under_way([], [LOAN, LOAN._replace(id="z")], [])) == [DOUBLED]


def test_a_file_that_is_not_held_for_what_is_decided_is_found_and_a_hold_that_outlives_it_too():
    assert kinds(rules_of_staff.under_way([REVIEWED], [], [])) == [LOST]
    assert kinds(rules_of_staff.under_way([], [LOAN._replace(state="agreed")], [])) == [LOST]
    assert kinds(rules_of_staff.under_way([DONE], [], [HOLD])) == [LOST]
    assert kinds(rules_of_staff.under_way([], [], [HOLD])) == [UNEXPLAINED]


def test_an_act_that_only_one_side_knows_to_be_done_is_found():
    assert kinds(rules_of_staff.written([DONE], [], [])) == [LOST]
    assert kinds(rules_of_staff.written([REVIEWED], [ANSWER], [FILE])) == [LOST]


def test_a_status_other_than_the_one_written_last_is_found():
    later = ANSWER._replace(ref="z", row_version=7, status="100")
    assert kinds(rules_of_staff.written([DONE], [ANSWER, later], [FILE])) == [LOST]
    assert not kinds(rules_of_staff.written([DONE], [later, ANSWER], [FILE._replace(status="100")]))


@pytest.mark.parametrize(
    ("standing", "kind"),
    [
        (Standing("t", 2, True, True), DOUBLED),
        (Standing("t", 0, True, True), LOST),
        (Standing("t", 1, True, False), LOST),
        (Standing("t", 0, None, False), LOST),
    ],
)
def test_a_ledger_that_does_not_follow_is_found(standing, kind):
    assert kinds(rules_of_staff.ledger([standing])) == [kind]


def test_what_a_change_of_status_wrote_is_no_effect_of_an_approval():
    teacher = Teacher("t", "effective", None, 1, 2, "c", 3, "b", None, "none", None)
    first = Version("t", "t", 1, "added", "10:00", "12:00", True, "a")
    case = Case("c", "t", 1, "s", "approved", 3, [])
    away = first._replace(number=2, act="status_changed", known_from="12:00", known_to=None, content="b")
    assert not kinds(rules_of_files.effects([teacher], [first, away], [case]))
    assert kinds(rules_of_files.effects([teacher], [first, away._replace(act="changed")], [case])) == [DOUBLED]

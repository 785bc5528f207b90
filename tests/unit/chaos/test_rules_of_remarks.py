"""The judge sees a remark that has no case, two of them, or not the outcome that was decided."""

import pytest

from tests.chaos.rows import Remark, RemarkCase
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED
from tests.chaos.rules_of_remarks import remarks

WAITING, ANSWERED = Remark("r", "open", None, 1), Remark("r", "answered", "accepted", 1)
OPEN, CLOSED = RemarkCase("r", "r", "open", 0), RemarkCase("r", "r", "approved", 1)


def kinds(*found):
    return [violation.kind for violation in remarks(*found)]


@pytest.mark.parametrize("both", [([WAITING], [OPEN]), ([ANSWERED], [CLOSED]), ([], [])])
def test_sound_rows_pass(both):
    assert not kinds(*both)


@pytest.mark.parametrize(
    ("remark", "cases", "kind"),
    [
        (WAITING, [], LOST),
        (WAITING, [OPEN, OPEN._replace(id="other")], DOUBLED),
        (WAITING._replace(cases=0), [OPEN], LOST),
        (WAITING, [CLOSED], LOST),
        (ANSWERED, [OPEN], LOST),
        (ANSWERED._replace(outcome=None), [CLOSED], LOST),
        (ANSWERED, [CLOSED._replace(standing=2)], DOUBLED),
    ],
)
def test_what_is_lost_or_doubled_is_told(remark, cases, kind):
    assert kinds([remark], cases) == [kind]


def test_a_case_of_no_remark_is_unexplained():
    assert kinds([], [OPEN]) == [UNEXPLAINED]

"""The judge sees a request that waits for ever, is decided otherwise than its case, or is written too often."""

import pytest

from tests.chaos.rows import Request, RequestCase
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED
from tests.chaos.rules_of_requests import requests

APPROVED, CASE = Request("r", "t", "approved", "c", 1), RequestCase("c", "r", "approved")
REJECTED, REFUSED = Request("r", "t", "rejected", "c", 0), RequestCase("c", "r", "rejected")


def kinds(*found):
    return [violation.kind for violation in requests(*found)]


@pytest.mark.parametrize("both", [([APPROVED], [CASE]), ([REJECTED], [REFUSED]), ([], [])])
def test_sound_rows_pass(both):
    assert not kinds(*both)


@pytest.mark.parametrize(
    ("request_", "cases", "kind"),
    [
        (APPROVED._replace(written=0), [CASE], LOST),
        (APPROVED._replace(written=2), [CASE], DOUBLED),
        (REJECTED._replace(written=1), [REFUSED], DOUBLED),
        (REJECTED, [CASE], LOST),
        (APPROVED, [], LOST),
        (Request("r", "t", "submitted", "c", 0), [RequestCase("c", "r", "open")], LOST),
    ],
)
def test_what_is_lost_or_doubled_is_told(request_, cases, kind):
    assert kinds([request_], cases) == [kind]


def test_a_case_of_no_request_and_two_open_ones_are_told():
    two = [RequestCase(case_id, "r", "open") for case_id in ("c", "d")]

    assert kinds([], [CASE]) == [UNEXPLAINED]
    assert DOUBLED in kinds([Request("r", "t", "submitted", "c", 0)], two)

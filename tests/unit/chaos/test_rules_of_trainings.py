"""The judge sees a result credited twice, sides that do not agree, a file that says otherwise (R-TRN-06)."""

import pytest

from tests.chaos import rules_of_trainings
from tests.chaos.rows_of_trainings import Account, Credit, Result, Sent, Written
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

OWN = Result("own", "enrolment", "project", "confirmed", "ministry", None)
THERE = Result("there", "there too", "national", "confirmed", "ministry", "own")
CREDIT = Credit("c", "there", "there too", "t", 1, None, 1000)
REVERSAL = Credit("r", "there", "there too", "t", 2, "c", -1000)
SENT = Sent("own", has_arrived=True, state="confirmed", hundredths=1000)
FILE = Written("there too", "t", 1, stands=True)


def kinds(violations):
    return [violation.kind for violation in violations]


def test_a_result_that_was_credited_and_one_that_was_reversed_pass_every_rule():
    assert not kinds(rules_of_trainings.credited_once([OWN, THERE], [CREDIT]))
    assert not kinds(rules_of_trainings.credited_once([OWN, THERE._replace(state="revoked")], [CREDIT, REVERSAL]))
    assert not kinds(rules_of_trainings.numbered([CREDIT, REVERSAL], [Account("t", 2)]))
    assert not kinds(rules_of_trainings.agreed([OWN, THERE], [CREDIT], [SENT]))
    assert not kinds(rules_of_trainings.written([CREDIT], [FILE]))
    assert not kinds(rules_of_trainings.written([CREDIT, REVERSAL], [FILE._replace(number=2, stands=False)]))


@pytest.mark.parametrize(
    ("credits_", "kind"),
    [
        ([CREDIT, CREDIT], DOUBLED),
        ([CREDIT, CREDIT._replace(id="d", result_id="older")], DOUBLED),
        ([CREDIT, REVERSAL, REVERSAL], DOUBLED),
    ],
)
def test_what_is_credited_or_reversed_twice_is_doubled(credits_, kind):
    older = Result("older", "there too", "national", "superseded", "ministry", "older own")
    assert kind in kinds(rules_of_trainings.credited_once([THERE, older], credits_))


def test_a_credit_of_a_result_that_still_waits_is_unexplained():
    assert kinds(rules_of_trainings.credited_once([THERE._replace(state="submitted")], [CREDIT])) == [UNEXPLAINED]


@pytest.mark.parametrize("confirmations", [1, 3])
def test_an_account_that_counts_otherwise_is_out_of_order(confirmations):
    found = rules_of_trainings.numbered([CREDIT, REVERSAL], [Account("t", confirmations)])
    assert kinds(found) == [OUT_OF_ORDER]


@pytest.mark.parametrize(
    ("results", "sent", "kind"),
    [
        ([OWN], SENT, LOST),
        ([OWN, THERE], SENT._replace(has_arrived=False), LOST),
        ([OWN, THERE, THERE._replace(id="again")], SENT, DOUBLED),
        ([OWN._replace(state="sent"), THERE], SENT._replace(state=None), LOST),
        ([OWN, THERE], SENT._replace(hundredths=900), LOST),
        ([OWN._replace(state="sent"), THERE], SENT, LOST),
        ([OWN, THERE, THERE._replace(id="more", origin_id="nobody's")], SENT, UNEXPLAINED),
    ],
)
def test_sides_that_do_not_agree_are_found(results, sent, kind):
    assert kind in kinds(rules_of_trainings.agreed(results, [CREDIT], [sent]))


@pytest.mark.parametrize(
    ("credits_", "files", "kind"),
    [
        ([CREDIT], [], LOST),
        ([CREDIT], [FILE._replace(stands=False)], LOST),
        ([CREDIT, REVERSAL], [FILE], LOST),
        ([CREDIT, REVERSAL], [FILE._replace(number=2)], LOST),
        ([], [FILE], UNEXPLAINED),
    ],
)
def test_a_file_that_says_otherwise_is_found(credits_, files, kind):
    assert kinds(rules_of_trainings.written(credits_, files)) == [kind]

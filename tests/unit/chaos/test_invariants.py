"""What the judge found is counted and worded."""

from tests.chaos import invariants
from tests.chaos.rules import DOUBLED, LOST, Violation


def test_every_kind_is_counted_even_when_there_is_none():
    found = [Violation(LOST, "a", ""), Violation(LOST, "b", ""), Violation(DOUBLED, "c", "")]

    assert invariants.counts(found) == {"lost": 2, "doubled": 1, "out_of_order": 0, "unexplained": 0}


def test_a_long_list_is_cut_and_says_so():
    text = invariants.worded(Violation(LOST, str(number), "gone") for number in range(25))

    assert len(text.splitlines()) == invariants.SHOWN + 1
    assert text.endswith("and 5 more")


def test_nothing_found_is_no_text():
    assert invariants.worded([]) == ""

"""Numbers of resident identity that are one slip of the pen apart; 15 digits and 18."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.persons.resident_number import check_character
from services.records.duplicates.domain import id_numbers

BODIES = st.builds(
    lambda place, year, month, day, order: f"{place}{year}{month:02}{day:02}{order:03}",
    st.sampled_from(["340104", "430623", "650102"]),
    st.integers(1950, 2004),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 999),
)
NUMBERS = BODIES.map(lambda body: body + check_character(body))


def test_a_number_of_15_digits_is_lifted():
    number = "340104198503121234"[:17]
    number += check_character(number)
    assert id_numbers.lifted("1", number[:6] + number[8:17]) == number
    assert id_numbers.lifted("B", number) == number


@pytest.mark.parametrize(("kind", "number"), [("A", "E12345678"), ("1", "123"), ("1", None), ("6", "H12345678")])
def test_other_documents_have_no_such_number(kind, number):
    assert id_numbers.lifted(kind, number) is None


@given(NUMBERS, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_mistyped_digit_leads_back(number, place, digit):
    mistyped = number[:place] + digit + number[place + 1 :]
    assert number in id_numbers.meant(mistyped)
    assert id_numbers.are_neighbours(number, mistyped) == (mistyped != number)


@given(NUMBERS, st.integers(0, 16))
def test_two_digits_that_changed_places_lead_back(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if "X" not in swapped[:17]:
        assert number in id_numbers.meant(swapped)


@given(NUMBERS)
def test_a_good_number_means_itself_alone(number):
    assert id_numbers.meant(number) == {number}


@given(NUMBERS, NUMBERS)
def test_two_good_numbers_are_no_neighbours(one, other):
    assert not id_numbers.are_neighbours(one, other)


@given(NUMBERS, st.integers(0, 16), st.integers(1, 9))
def test_few_numbers_may_have_been_meant(number, place, more):
    mistyped = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert 1 <= len(id_numbers.meant(mistyped)) < 40

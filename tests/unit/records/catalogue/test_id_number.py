"""ID numbers by GB 11643, with the vectors of domain.md §2.14."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from services.common.persons import resident_number as id_number

TODAY = date(2025, 9, 1)
PLACES = st.sampled_from(["110105", "430623", "440308", "659012", "540481"])
NUMBERS = st.builds(
    lambda place, born, order: f"{place}{born:%Y%m%d}{order:03}",
    PLACES,
    st.dates(date(1930, 1, 1), date(2025, 9, 1)),
    st.integers(0, 999),
).map(lambda first: first + id_number.check_character(first))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("11010519491231002X", None),
        ("440308199901101512", None),
        ("110105194912310021", "id_check"),
        ("430623199001010015", None),
        ("430623199002300014", "id_birth"),
        ("430623209901010017", "id_future"),
        ("810000199001010019", None),
        ("11010519491231002x", "id_shape"),  # cells.py makes it a capital first
        ("110105491231002", "id_shape"),
        ("１１010519491231002X", "id_shape"),
        ("440308199901101000", "id_lost_digits"),
        ("000000199001010016", "id_province"),
    ],
)
def test_published_and_broken_numbers_are_told_apart(number, kind):
    if kind == "id_province":
        number = number[:17] + id_number.check_character(number)
    assert id_number.fault(number, TODAY) == kind


def test_a_county_younger_than_the_person_is_no_reason_to_refuse():
    assert id_number.fault("430623196001010018"[:17] + id_number.check_character("430623196001010018"), TODAY) is None


@given(NUMBERS)
def test_every_well_made_number_passes_and_says_its_date(number):
    assert id_number.fault(number, TODAY) is None
    assert id_number.birth_date(number).replace("-", "") == number[6:14]


@given(NUMBERS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, step):
    wrong = str((int(number[place]) + step) % 10)

    assert id_number.fault(number[:place] + wrong + number[place + 1 :], TODAY) is not None


@given(NUMBERS)
def test_the_check_character_agrees_with_python_stdnum(number):
    assert ric.calc_check_digit(number) == number[17]


@given(NUMBERS)
def test_men_have_odd_numbers_and_women_even_ones(number):
    assert id_number.sex(number) == ("2" if number[16] in "02468" else "1")

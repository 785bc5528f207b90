"""The forms of personal numbers and the way to the formal one (R-REC-13, domain.md §3)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from services.common.errors import Conflict
from services.common.persons.resident_number import check_character
from services.contracts.records import numbers as contract
from services.records.numbers import rules

DIVISIONS = st.sampled_from(["430623", "110101", "650102", "000000"])
BIRTHS = st.dates(datetime.date(1940, 1, 1), datetime.date(2010, 12, 31)).map(str)
ORDERS = st.integers(0, 999)
CODES = st.text(rules.ALPHABET, min_size=4, max_size=4)
NEWS = st.lists(st.sampled_from(sorted(rules.MOVES)), max_size=30)


@given(DIVISIONS, BIRTHS, CODES)
def test_a_temporary_number_says_where_and_when_born(division, birth, code):
    number = rules.temporary(division, birth, code)

    assert number == f"L{division}{birth.replace('-', '')}{code}"
    assert (len(number), rules.kind_of(number)) == (19, "L")


@given(DIVISIONS, BIRTHS, ORDERS)
def test_a_code_of_ones_own_is_checked_as_an_id_number_is(division, birth, order):
    number = rules.formal("A", "E12345678", division, birth, order)

    assert (len(number), rules.kind_of(number)) == (19, "J")
    assert ric.calc_check_digit(number[1:]) == number[-1] == check_character(number[1:])


@given(DIVISIONS, BIRTHS, ORDERS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(division, birth, order, place, by):
    code = rules.formal("A", "E12345678", division, birth, order)[1:]
    wrong = code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :]

    assert check_character(wrong) != wrong[-1]


@given(st.sets(st.tuples(DIVISIONS, BIRTHS, ORDERS), max_size=50))
def test_different_people_without_an_id_number_get_different_numbers(people):
    assert len({rules.formal("A", "", *person) for person in people}) == len(people)


@given(DIVISIONS, BIRTHS, ORDERS, CODES)
def test_kinds_never_meet(division, birth, order, code):
    own = rules.formal("A", "", division, birth, order)
    of_id = rules.formal("1", own[1:], division, birth, None)

    assert len({own, of_id, rules.temporary(division, birth, code)}) == 3


def test_an_id_number_is_taken_as_it_is():
    assert rules.formal("1", "11010519491231002x", "430623", "1949-12-31", None) == "G11010519491231002X"


def test_a_corrected_id_number_makes_another_number():
    first, second = (rules.formal("1", number, "430623", "1949-12-31", None) for number in ("1" * 18, "2" * 18))
    assert first != second


@pytest.mark.parametrize("order", [None, 1000, -1])
def test_no_number_is_made_up_where_orders_have_run_out(order):
    with pytest.raises(ValueError, match="order number"):
        rules.formal("A", "E1", "430623", "1990-01-01", order)


@pytest.mark.parametrize(("division", "birth"), [("43062", "1990-01-01"), ("430623", ""), ("43062３", "1990-01-01")])
def test_a_number_is_made_of_digits(division, birth):
    with pytest.raises(ValueError, match="six digits"):
        rules.temporary(division, birth, "ABCD")


def test_only_the_id_number_inside_is_masked():
    assert rules.masked("G11010519491231002X") == "G110105********002X"
    assert rules.masked("L43062319900101ABCD") == "L43062319900101ABCD"


def test_a_number_is_found_however_it_is_typed():
    assert rules.spelled(" g110105 19491231 002x") == "G11010519491231002X"


@pytest.mark.parametrize(
    ("division", "path", "found"),
    [
        ("430623", "000000/430000/", "430623"),
        (None, "000000/430000/430600/430623/3430623001/", "430623"),
        (None, "000000/430000/university/", "430000"),
        (None, "", "000000"),
    ],
)
def test_a_school_lies_in_its_division_or_in_that_of_the_office_above(division, path, found):
    assert rules.division_of(division, path) == found


@given(NEWS)
def test_whatever_comes_the_state_is_one_of_five_and_a_number_once_given_stays(news):
    state, states = rules.NONE, []
    for each in news:
        state = rules.after(state, each) or state
        states.append(state)

    assert set(states) <= set(contract.NUMBER_STATES)
    given_at = states.index("temporary") if "temporary" in states else len(states)
    assert rules.NONE not in states[given_at:]


@pytest.mark.parametrize("state", ["none", "formal", "problem"])
def test_a_decision_that_comes_late_changes_nothing(state):
    assert [rules.after(state, news) for news in ("taken", "confirmed", "refused")] == [None] * 3


def test_only_a_problem_is_checked_again():
    rules.refuse_unless_problem("problem")
    with pytest.raises(Conflict):
        rules.refuse_unless_problem("formal")

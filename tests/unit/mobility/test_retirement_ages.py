"""The law's table of ages of retirement: its own examples, and what must hold between them (R-MOB-05)."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.mobility import retirements
from services.mobility.status import retirement_ages as ages

GROUP = st.sampled_from(ages.GROUPS)
BORN = st.integers(ages.counted("1930-01"), ages.counted("2010-12"))


@pytest.mark.parametrize(
    ("group", "born", "due"),
    [  # the tables that go with the decision of 2024-09-13, first and last lines and some between
        ("man", "1964-12", "2024-12"),
        ("man", "1965-01", "2025-02"),
        ("man", "1965-04", "2025-05"),
        ("man", "1965-05", "2025-07"),
        ("man", "1970-01", "2031-05"),
        ("man", "1976-09", "2039-09"),
        ("man", "1985-06", "2048-06"),
        ("woman_cadre", "1969-12", "2024-12"),
        ("woman_cadre", "1970-01", "2025-02"),
        ("woman_cadre", "1981-09", "2039-09"),
        ("woman_cadre", "1990-03", "2048-03"),
        ("woman_worker", "1974-12", "2024-12"),
        ("woman_worker", "1975-01", "2025-02"),
        ("woman_worker", "1975-03", "2025-05"),
        ("woman_worker", "1984-11", "2039-11"),
        ("woman_worker", "1984-12", "2039-12"),
    ],
)
def test_the_tables_of_the_law(group, born, due):
    assert ages.written(ages.due(group, ages.counted(born))) == due


@given(GROUP, BORN)
def test_the_younger_never_retires_before_the_elder(group, born):
    assert ages.due(group, born) < ages.due(group, born + 1)


@given(GROUP, st.integers(ages.counted("1995-01"), ages.counted("2070-12")))
def test_the_bound_of_births_has_all_who_reach_the_age_and_nobody_else(group, month):
    born = ages.counted(ages.born_until(group, ages.written(month)))
    assert ages.due(group, born) <= month < ages.due(group, born + 1)


@given(st.integers(0, 2500 * 12))
def test_a_month_is_read_as_it_is_written(month):
    assert ages.counted(ages.written(month)) == month


def person(**known):
    return SimpleNamespace(**({"sex": "2", "birth_date": "1970-01-15", "post_type": "1"} | known))


def test_a_womans_age_depends_on_her_post():
    assert ages.month_of(person()) == "2025-02"
    assert ages.month_of(person(post_type="3")) == "2025-02"
    assert ages.month_of(person(post_type="4")) == "2020-01"
    assert ages.month_of(person(post_type=None)) == "2025-02"


@pytest.mark.parametrize("unknown", [{"sex": "9"}, {"sex": None}, {"birth_date": None}])
def test_where_sex_or_birth_is_not_known_no_month_is(unknown):
    assert ages.month_of(person(**unknown)) is None


def test_pages_know_the_same_groups():
    assert retirements.GROUPS == ages.GROUPS
    assert set(ages.table()) == set(ages.GROUPS)

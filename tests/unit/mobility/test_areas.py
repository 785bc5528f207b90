"""教师流动类别 of a move between two kinds of places (R-MOB-09)."""

import pytest

from services.contracts.identity.orgs import URBAN_RURAL
from services.mobility.ledger.areas import BEGINNINGS, PAIRS, kind_of
from services.records.catalogue import load


@pytest.mark.parametrize(
    ("left", "reached", "kind"),
    [
        ("rural", "urban", "1"),
        ("town", "urban", "1"),
        ("urban", "rural", "3"),
        ("urban", "town", "3"),
        ("urban", "urban", "2"),
        ("town", "rural", "2"),
        ("rural", "rural", "2"),
        ("urban", "not_said", "9"),
        ("not_said", "not_said", "9"),
    ],
)
def test_a_move_is_of_the_kind_that_the_code_table_has_for_it(left, reached, kind):
    assert kind_of(left, reached) == kind
    assert load().table("mobility").codes[kind]


def test_each_pair_of_areas_is_of_one_kind():
    assert len(PAIRS) == 16


def test_each_code_of_schools_is_one_of_the_code_table_and_lies_in_an_area():
    table = load().table("urban_rural")
    above = {code.parent for code in table.codes.values()}
    assert set(URBAN_RURAL) == {code for code in table.codes if code not in above and len(code) == 3}
    assert {code[:2] for code in URBAN_RURAL} == BEGINNINGS.keys()

"""The place of an organisation and its school category (R-ID-01)."""

import csv
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Invalid
from services.contracts.identity import orgs
from services.identity.domain import orgs as rules
from services.identity.domain.orgs import Place

FROM_THE_TOP = (*orgs.AUTHORITIES, *orgs.SCHOOLS)
SCHOOL_TYPES = Path("services/records/catalogue/codes/school_type.csv")


def ids(count):
    return [uuid.UUID(int=number) for number in range(count)]


@pytest.mark.parametrize(
    ("school_type", "category"),
    [
        ("111", "kindergarten"),
        ("218", "primary_secondary"),
        ("371", "primary_secondary"),
        ("365", "secondary_vocational"),
        ("513", "special_education"),
        ("411", "higher_education"),
    ],
)
def test_the_school_type_tells_the_category(school_type, category):
    assert rules.category_of(school_type) == category


def test_every_category_and_level_has_the_contracts_name():
    assert set(rules.TYPES_OF_CATEGORY) == set(orgs.CATEGORIES)
    assert tuple(rules.RANKS) == orgs.LEVELS


def test_every_school_type_is_in_the_code_table():
    with SCHOOL_TYPES.open(encoding="utf-8") as file:
        assert {row["code"] for row in csv.DictReader(file)} >= rules.CATEGORY_OF_TYPE.keys()


@pytest.mark.parametrize(("level", "school_type"), [("school", None), ("county", "211"), ("school", "999")])
def test_schools_have_a_known_type_and_offices_none(level, school_type):
    with pytest.raises(Invalid):
        rules.category_at(level, school_type)
    assert rules.category_at("county", None) is None


@given(st.sampled_from(FROM_THE_TOP), st.sampled_from(FROM_THE_TOP))
def test_an_office_above_is_of_a_higher_level(level, above):
    if FROM_THE_TOP.index(above) < FROM_THE_TOP.index(level):
        rules.check_above(level, above, "parent_id")
    else:
        with pytest.raises(Invalid):
            rules.check_above(level, above, "parent_id")


@pytest.mark.parametrize("level", orgs.UNITS_OF_AUTHORITIES)
def test_units_stand_below_authorities_and_nothing_below_them(level):
    for above in orgs.AUTHORITIES:
        rules.check_above(level, above, "parent_id")
    for other in (*orgs.SCHOOLS[:1], *orgs.UNITS_OF_AUTHORITIES, *orgs.AUTHORITIES):
        with pytest.raises(Invalid):
            rules.check_above(other, level, "parent_id")
    with pytest.raises(Invalid):
        rules.check_department(level, in_one_place=True)


@pytest.mark.parametrize("level", orgs.LEVELS)
def test_offices_and_affiliated_units_say_what_they_do_and_nobody_else(level):
    says, refused = ("personnel", None) if level in ("office", "affiliated") else (None, "personnel")

    rules.check_unit(level, says)
    with pytest.raises(Invalid) as raised:
        rules.check_unit(level, refused)
    assert list(raised.value.errors) == ["unit"]


def test_an_office_stands_where_it_is_managed():
    rules.check_office(in_one_place=True)
    with pytest.raises(Invalid):
        rules.check_office(in_one_place=False)


@pytest.mark.parametrize("code", ["", "a/b", "340 104", "合肥", "3" * 21])
def test_a_code_never_breaks_a_path(code):
    with pytest.raises(Invalid):
        rules.path_below("000000/", code)


@given(st.permutations(range(5)))
def test_paths_are_built_from_rows_in_any_order(order):
    ministry, province, city, county, school = ids(5)
    places = {
        ministry: Place("000000", None),
        province: Place("340000", ministry),
        city: Place("340100", province),
        county: Place("340104", city),
        school: Place("3401040001", county),
    }
    shuffled = {list(places)[index]: list(places.values())[index] for index in order}

    assert rules.paths_of(shuffled, {})[school] == "000000/340000/340100/340104/3401040001/"


def test_paths_go_on_from_offices_that_stand_already():
    province, university = ids(2)

    assert rules.paths_of({university: Place("4134", province)}, {province: "000000/340000/"}) == {
        university: "000000/340000/4134/"
    }


@given(st.integers(1, 6))
def test_offices_that_manage_each_other_in_a_ring_are_refused(length):
    ring = ids(length)
    places = {org: Place(f"{number:02}", ring[number - 1]) for number, org in enumerate(ring)}

    with pytest.raises(Invalid, match="manages itself"):
        rules.paths_of(places, {})


def test_an_unknown_authority_is_refused_with_the_code():
    school, nobody = ids(2)

    with pytest.raises(Invalid, match="manages 3401040001 is not known"):
        rules.paths_of({school: Place("3401040001", nobody)}, {})

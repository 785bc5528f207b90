"""The sample data has public passwords: production refuses it. Its places and accounts fit together."""

import types
from collections import Counter
from pathlib import Path

import pytest

from deploy.local import sample
from deploy.local.places import SCHOOLS, TEACHERS, WHO, accounts, newcomer, places, teachers
from services.common import roles, settings
from services.identity.domain import accounts as rules
from services.identity.domain import orgs
from services.records import catalogue

KNOWN = {place.code: place for place in places()}


def test_production_refuses_the_sample(monkeypatch):
    production = types.SimpleNamespace(mode=settings.PRODUCTION)
    monkeypatch.setattr(sample.settings, "load", lambda: production)
    with pytest.raises(SystemExit, match="refused in production"):
        sample.main(Path("/nowhere"))


def test_the_sample_has_two_provinces_with_cities_counties_and_schools():
    levels = Counter(place.level for place in places())

    assert levels == {"ministry": 1, "province": 2, "city": 3, "county": 4, "school": len(SCHOOLS), "department": 3}


def test_the_codes_of_the_first_schools_stay():
    assert [KNOWN[code].name for code in ("340104001", "340104004", "340111003", "340200001")] == [
        "杏林小学",
        "井岗九年一贯制学校",
        "大圩教学点",
        "芜湖市第五十中学",
    ]


def test_there_is_a_school_of_each_category():
    types_of = {place.school_type for place in places() if place.school_type}

    assert {orgs.category_of(each) for each in types_of} == set(catalogue.load().categories)


def test_user_names_and_ids_are_given_once():
    first = next(place for place in places() if place.level == "school")
    rows = [row for place in places() for row in accounts(place, "")]
    rows += [newcomer(first, ""), *teachers("")]

    assert len({row["username"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)
    assert len({place.id for place in places()}) == len({place.code for place in places()}) == len(places())


@pytest.mark.parametrize("place", places(), ids=lambda place: place.code)
def test_every_place_stands_where_it_may_and_has_the_roles_that_it_may(place):
    divisions = catalogue.load().table("division")

    assert place.level == "ministry" or place.division in divisions
    if place.above:
        orgs.check_above(place.level, KNOWN[place.above].level, "parent_id")
    if place.hub:
        orgs.check_hub(place.level, KNOWN[place.hub].level, same_authority=KNOWN[place.hub].above == place.above)
    for role in place.roles():
        rules.check_roles([role], None, place.level)


def test_a_university_has_its_offices_and_departments():
    for place in places():
        if place.is_university:
            assert {roles.TEACHING_OFFICE, roles.RESEARCH_OFFICE, roles.REVIEWER} <= set(place.roles())
            assert "department" in [each.level for each in places() if each.above == place.code]


def test_one_school_has_a_hub_and_nobody_who_could_review():
    small = [place for place in places() if place.hub]

    assert len(small) == 2
    assert [not roles.REVIEW & set(place.roles()) for place in small] == [False, True]


def test_every_role_has_its_word_in_user_names():
    assert {role for place in places() for role in place.roles()} <= set(WHO)
    assert all(row["roles"] == [roles.TEACHER] and row["teacher_id"] for row in teachers(""))
    assert len(TEACHERS) == 3

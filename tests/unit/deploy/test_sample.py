"""The sample data has public passwords: production refuses it. Its places and accounts fit together."""

import types
from collections import Counter
from pathlib import Path

import pytest

from deploy.local import collecting, sample
from deploy.local.places import SCHOOLS, SELF_SERVICE, TEACHERS, WHO, accounts, newcomer, places, teachers
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

    authorities = {"ministry": 1, "province": 2, "city": 3, "county": 4}
    units = {"office": 1, "affiliated": 1, "training": 1}
    assert levels == authorities | {"school": len(SCHOOLS), "department": 3} | units


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
    orgs.check_unit(place.level, place.unit)
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


def decided(per_school=5):
    """How often each file is approved and rejected on its way, over all rounds."""
    found = collecting.schools(places(), per_school)
    counts = Counter()
    for verdicts in collecting.rounds(found):
        for of_desk in verdicts.values():
            counts.update((file, verdict) for file, verdict in of_desk.items())
    return found, counts


def test_each_file_is_decided_as_often_as_its_fate_asks_for():
    found, counts = decided(per_school=12)

    for school in found:
        steps = len(collecting.desks(school))
        for file in school.ids(collecting.REJECTED):
            assert (counts[file, "reject"], counts[file, "approve"]) == (1, 0)
        for file in school.ids(collecting.DRAFT, collecting.AT_SCHOOL):
            assert not counts[file, "reject"] + counts[file, "approve"]
        for file in school.ids(collecting.EFFECTIVE):
            assert counts[file, "approve"] == steps + (2 if school.place.is_university else 0)


def test_a_department_decides_its_own_files_only():
    [first, *_] = collecting.rounds(collecting.schools(places(), 12))
    of_departments = [set(files) for (place, _), files in first.items() if place.level == "department"]

    assert len(of_departments) == 3
    assert not of_departments[0] & of_departments[1]


def test_the_desks_are_held_by_people_of_the_sample():
    for school in collecting.schools(places(), 1):
        assert all(role in place.roles() for together in collecting.desks(school) for place, role in together)


def test_the_workbook_of_each_school_owes_nothing_to_whom_it_is_to_submit():
    for school in collecting.schools(places(), 5):
        submitted = {school.people[n]["id_number"] for n in range(5) if school.fate_of(n) != collecting.DRAFT}
        for record_set in catalogue.load().sets(school.category)[1:]:
            told = {person["id_number"] for person, _ in collecting.rows_of(school, record_set)}
            assert submitted <= told or not record_set.required


def test_teachers_with_an_account_fill_in_drafts_of_their_own():
    [school] = [each for each in collecting.schools(places(), 5) if each.place.code == SELF_SERVICE]
    numbers = [number for code, number in TEACHERS.values() if code == SELF_SERVICE]

    assert [school.fate_of(number) for number in numbers] == [collecting.DRAFT, collecting.DRAFT]

"""Where a step is decided: the chain's desk, or the next one above where somebody is left who may."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common import roles
from services.contracts.review.chains import SEEN_FROM_A_PARTY
from services.review.domain import desks
from services.review.domain.desks import Office, Place, Route
from services.review.domain.four_eyes import Person

DEPARTMENT = Office(UUID(int=1), "文学院", "000000/340000/u1/d1/", "department")
UNIVERSITY = Office(UUID(int=2), "皖江大学", "000000/340000/u1/", "school")
SCHOOL = Office(UUID(int=3), "村小学", "000000/340000/340100/340104/s1/", "school")
HUB = Office(UUID(int=4), "中心校", "000000/340000/340100/340104/s2/", "school")
COUNTY = Office(UUID(int=5), "区教育局", "000000/340000/340100/340104/", "county")
CITY = Office(UUID(int=6), "市教育局", "000000/340000/340100/", "city")
PROVINCE = Office(UUID(int=7), "省教育厅", "000000/340000/", "province")
MINISTRY = Office(UUID(int=8), "教育部", "000000/", "ministry")
VILLAGE = Route(SCHOOL, (COUNTY, CITY, PROVINCE, MINISTRY), hub=HUB)
PLAIN = Route(SCHOOL, (COUNTY, CITY, PROVINCE, MINISTRY))
FACULTY = Route(UNIVERSITY, (PROVINCE, MINISTRY), department=DEPARTMENT)
REVIEW = frozenset({"reviewer", "info_admin"})
A, B = UUID(int=20), UUID(int=21)


def parts(desk, route, wanted=REVIEW):
    return [place.part for place in desks.places(desk, frozenset(wanted), route)]


def people(**at):
    """Reviewers by organisation; whoever is not named here is not known."""
    offices = {"school": SCHOOL, "hub": HUB, "county": COUNTY, "city": CITY, "university": UNIVERSITY}
    known = {
        offices[name].org_id: [Person(who, frozenset(held)) for who, held in persons] for name, persons in at.items()
    }
    return known.get


def test_from_the_school_the_way_leads_over_hub_and_authority_to_the_ministry():
    assert parts("school", VILLAGE) == ["school", "hub", "authority", "authority_above", "province", "ministry"]
    assert parts("school", PLAIN) == ["school", "authority", "authority_above", "province", "ministry"]


@pytest.mark.parametrize(
    ("desk", "office"),
    [
        ("school", SCHOOL),
        ("hub", HUB),
        ("authority", COUNTY),
        ("authority_above", CITY),
        ("province", PROVINCE),
        ("ministry", MINISTRY),
    ],
)
def test_each_desk_is_picked_as_seen_from_the_school(desk, office):
    assert desks.places(desk, REVIEW, VILLAGE)[0].office == office


def test_a_teacher_without_a_department_is_reviewed_by_the_school_and_it_is_said_why():
    first = desks.places("department", frozenset({"department_head"}), Route(UNIVERSITY, (PROVINCE,)))[0]

    assert (first.part, first.office, first.why) == ("school", UNIVERSITY, desks.NO_DEPARTMENT)
    assert "reviewer" in first.roles


def test_a_school_without_a_hub_is_reviewed_by_its_authority():
    first = desks.places("hub", REVIEW, PLAIN)[0]

    assert (first.part, first.why) == ("authority", desks.NO_HUB)


@pytest.mark.parametrize(("desk", "route"), [("authority", Route(SCHOOL, ())), ("province", Route(SCHOOL, (COUNTY,)))])
def test_a_desk_that_should_be_there_and_is_not_known_is_waited_for(desk, route):
    with pytest.raises(LookupError, match=f"No {desk} is known"):
        desks.places(desk, REVIEW, route)


def test_a_university_without_a_teaching_office_lets_its_own_reviewers_decide_first():
    found = desks.places("school", frozenset({"teaching_office"}), FACULTY)

    assert [(place.part, place.role) for place in found[:3]] == [
        ("school", "teaching_office"),
        ("school", "school"),
        ("authority", "authority"),
    ]
    only_a_reviewer = people(university=[(A, {"reviewer"})])
    assert desks.first_staffed(found, only_a_reviewer, frozenset()).role == "school"


def test_a_school_with_a_second_person_decides_itself():  # R-REV-06
    found = desks.places("school", REVIEW, VILLAGE)

    assert (
        desks.first_staffed(found, people(school=[(A, {"reviewer"}), (B, {"info_admin"})]), frozenset({A})) is found[0]
    )


@pytest.mark.parametrize(
    ("known", "part"),
    [
        ({"school": [(A, {"reviewer"})], "hub": [(B, {"reviewer"})]}, "hub"),
        ({"school": [], "hub": [(A, {"reviewer"})], "county": [(B, {"reviewer"})]}, "authority"),
        ({"school": [(A, {"teacher"})], "hub": [], "county": []}, "authority_above"),
        ({"school": []}, "hub"),  # nothing is known of the hub: somebody is assumed there
    ],
)
def test_where_nobody_is_left_the_step_goes_to_the_next_desk_above(known, part):  # R-REV-06
    found = desks.places("school", REVIEW, VILLAGE)

    assert desks.first_staffed(found, people(**known), frozenset({A})).part == part


def test_a_step_whose_people_are_not_known_yet_stays_where_the_chain_puts_it():
    found = desks.places("school", REVIEW, VILLAGE)

    assert desks.first_staffed(found, people(), frozenset({A})) is found[0]


def test_a_step_that_was_moved_up_moves_on_from_there():
    found = desks.onward("school", COUNTY, REVIEW, VILLAGE)

    assert [place.office for place in found] == [COUNTY, CITY, PROVINCE, MINISTRY]


OFFICES = (SCHOOL, HUB, COUNTY, CITY, PROVINCE, MINISTRY)
PERSONS = st.builds(
    Person,
    st.integers(20, 25).map(lambda number: UUID(int=number)),
    st.frozensets(st.sampled_from(sorted(roles.REVIEW)), max_size=2),
)
STAFF = st.dictionaries(st.sampled_from([office.org_id for office in OFFICES]), st.lists(PERSONS, max_size=3))
WITHOUT = st.frozensets(st.integers(20, 25).map(lambda number: UUID(int=number)))


@given(st.sampled_from(["school", "hub", "authority"]), STAFF, WITHOUT)
def test_a_step_is_never_skipped_and_lies_where_somebody_may_decide_if_anywhere(desk, staff, without):  # R-REV-06
    found = desks.places(desk, REVIEW, VILLAGE)
    place = desks.first_staffed(found, staff.get, without)

    free = [each for each in found if desks.anybody(staff.get(each.office.org_id), each.roles, without)]
    assert place in found
    assert place is (free[0] if free else found[0])
    assert isinstance(place, Place)


@pytest.mark.parametrize(
    ("desk", "seen"),
    [
        ("school", (None, "school")),
        ("authority_above", (None, "authority_above")),
        ("receiving", ("receiving", "school")),
        ("receiving_authority", ("receiving", "authority")),
        ("sending_authority_above", ("sending", "authority_above")),
    ],
)
def test_a_desk_says_from_where_it_is_seen(desk, seen):
    assert desks.split(desk) == seen


@pytest.mark.parametrize(
    ("desk", "office"),
    [("receiving", SCHOOL), ("receiving_hub", HUB), ("receiving_authority", COUNTY), ("receiving_province", PROVINCE)],
)
def test_a_desk_seen_from_a_party_is_picked_on_the_partys_own_way(desk, office):
    first = desks.places_of_party(desk, REVIEW, VILLAGE)[0]

    assert (first.office, first.role) == (office, desk)


def test_a_party_without_a_hub_is_reviewed_by_its_authority_and_it_is_said_why():
    first = desks.places_of_party("receiving_hub", REVIEW, PLAIN)[0]

    assert (first.office, first.why) == (COUNTY, desks.NO_HUB)


def test_a_party_and_what_lies_above_it_watch_a_case_but_for_those_in_whose_territory_it_lies():
    assert desks.watchers(UNIVERSITY.path, [SCHOOL.path]) == [CITY.path, COUNTY.path, SCHOOL.path]
    assert desks.watchers(SCHOOL.path, [SCHOOL.path]) == []


@given(st.sampled_from(SEEN_FROM_A_PARTY))
def test_every_desk_that_a_chain_can_name_leads_somewhere(desk):
    assert desks.places_of_party(desk, REVIEW, VILLAGE)


PERSONNEL = Office(UUID(int=10), "人事股", COUNTY.path + "01/", "office")
TRAINING = Office(UUID(int=11), "教师进修学校", COUNTY.path + "02/", "affiliated")


def test_a_step_of_a_unit_lies_there_and_after_it_at_its_desk():
    found = desks.places_of_unit(desks.places("authority", REVIEW, PLAIN), REVIEW, [TRAINING])

    assert [place.office for place in found[:3]] == [TRAINING, COUNTY, CITY]
    assert (found[0].part, found[0].roles, found[0].why) == ("authority", REVIEW, None)


def test_where_there_is_no_such_unit_the_desk_itself_decides_and_it_is_said_why():
    first = desks.places_of_unit(desks.places("authority", REVIEW, PLAIN), REVIEW, [])[0]

    assert (first.office, first.why) == (COUNTY, desks.NO_UNIT)


def test_a_unit_of_which_nothing_was_announced_has_nobody():
    found = desks.places_of_unit(desks.places("authority", REVIEW, PLAIN), REVIEW, [PERSONNEL])

    assert desks.first_staffed(found, people(), frozenset()).office == COUNTY
    assert desks.first_staffed(found, {PERSONNEL.org_id: [Person(A, REVIEW)]}.get, frozenset()).office == PERSONNEL

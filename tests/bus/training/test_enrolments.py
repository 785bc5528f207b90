"""Who comes into a project, who waits, who leaves and who comes instead (R-TRN-09)."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.database.transactions import system
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.training.enrolments import leaving, lists
from services.training.projects import quotas
from tests.bus.training.courses import CENTRE, CITY, COUNTY, DAY, OTHER_SCHOOL, SCHOOL, TODAY

CLOSED = text("UPDATE project SET enrol_until = clock_timestamp() WHERE id = :id")


def outcomes(found):
    return [each["outcome"] for each in found]


def counts(courses, project):
    return courses.ask(courses.person(COUNTY), lists.enrolment_counts, project["id"])


def test_a_hundred_at_once_for_the_last_ten_places_are_ten(courses):
    project = courses.published(places=10)
    teachers = courses.teachers(50) + courses.teachers(50, OTHER_SCHOOL)
    clerks = [courses.person(SCHOOL)] * 50 + [courses.person(OTHER_SCHOOL)] * 50
    with ThreadPoolExecutor(16) as pool:
        done = list(
            pool.map(lambda one: courses.enrol(one[0], project, [one[1]])[0], zip(clerks, teachers, strict=True))
        )
    assert outcomes(done).count("accepted") == 10
    assert counts(courses, project) | {"accepted": 10, "waiting": 90} == counts(courses, project)


def test_a_quota_of_nought_is_nobody_and_a_blank_one_no_limit(courses):
    project = courses.published()
    courses.quotas(project, **{SCHOOL: 0, OTHER_SCHOOL: None})
    assert outcomes(courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))) == ["waiting"]
    found = courses.enrol(courses.person(OTHER_SCHOOL), project, courses.teachers(5, OTHER_SCHOOL))
    assert set(outcomes(found)) == {"accepted"}


def test_a_quota_of_a_county_holds_for_all_its_schools_together(courses):
    project = courses.published("某市教育局")
    city = courses.person("某市教育局")
    seen = courses.look(city, project["id"])

    quota = [{"org_id": courses.ids[COUNTY], "places": 2}]
    courses.ask(city, quotas.set_quotas, project["id"], seen["row_version"], quota)
    done = courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    done += courses.enrol(courses.person(OTHER_SCHOOL), project, courses.teachers(2, OTHER_SCHOOL))
    assert outcomes(done) == ["accepted", "accepted", "waiting"]


def test_a_county_divides_its_places_among_its_schools_and_no_more_than_it_has(courses):
    project = courses.published(CITY)
    owner, county = courses.person(CITY), courses.person(COUNTY)
    given = [{"org_id": courses.ids[COUNTY], "places": 2}]
    courses.ask(owner, quotas.set_quotas, project["id"], project["row_version"], given)
    seen = courses.look(county, project["id"])
    assert ("divide_quotas" in seen["may"], seen["division_version"]) == (True, 0)

    def divide(actor, version, **places):
        wanted = [{"org_id": courses.ids[name], "places": number} for name, number in places.items()]
        return courses.ask(actor, quotas.divide_quotas, project["id"], version, wanted)

    with pytest.raises(Invalid, match="You gave 3"):
        divide(county, 0, **{SCHOOL: 1, OTHER_SCHOOL: 2})
    with pytest.raises(Invalid):
        divide(county, 0, **{COUNTY: 1})
    with pytest.raises(Forbidden):
        divide(owner, 0, **{SCHOOL: 1})
    done = divide(county, 0, **{SCHOOL: 0, OTHER_SCHOOL: 2})
    with pytest.raises(Stale):
        divide(county, 0, **{SCHOOL: 2})

    assert done["division_version"] == 1
    assert {(each["org_name"], each["by_org_name"]) for each in done["quotas"]} == {
        (COUNTY, CITY), (SCHOOL, COUNTY), (OTHER_SCHOOL, COUNTY),
    }  # fmt: skip
    assert outcomes(courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))) == ["waiting"]
    teachers = courses.teachers(2, OTHER_SCHOOL)
    assert outcomes(courses.enrol(courses.person(OTHER_SCHOOL), project, teachers)) == ["accepted", "accepted"]


def test_an_area_has_its_places_from_one_office_and_a_division_goes_with_what_was_divided(courses):
    project = courses.published(CITY)
    owner, county = courses.person(CITY), courses.person(COUNTY)

    def give(*names):
        wanted = [{"org_id": courses.ids[name], "places": 2} for name in names]
        seen = courses.look(owner, project["id"])
        return courses.ask(owner, quotas.set_quotas, project["id"], seen["row_version"], wanted)

    give(COUNTY, SCHOOL)
    taken = [{"org_id": courses.ids[SCHOOL], "places": 1}]
    with pytest.raises(Conflict, match=CITY):
        courses.ask(county, quotas.divide_quotas, project["id"], 0, taken)
    give(COUNTY)
    courses.ask(county, quotas.divide_quotas, project["id"], 0, taken)
    with pytest.raises(Conflict, match=COUNTY):
        give(COUNTY, SCHOOL)
    assert [each["org_name"] for each in give(OTHER_SCHOOL)["quotas"]] == [OTHER_SCHOOL]


def test_the_databases_clock_closes_enrolment(courses):
    project = courses.published()
    with courses.store.begin(system()) as db:
        db.execute(CLOSED, {"id": project["id"]})
    with pytest.raises(Conflict, match="closed"):
        courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))


def test_whoever_is_blocked_is_told_why_and_the_others_come_in(courses):
    elsewhere = courses.published(name="另一个培训")
    project = courses.published()
    busy, retired, new, unknown, free = (
        courses.teacher(), courses.teacher(personnel_status="301"), courses.teacher(stage="draft"),
        uuid.uuid4(), courses.teacher(),
    )  # fmt: skip
    courses.enrol(courses.person(SCHOOL), elsewhere, [busy])
    stranger = courses.teacher(OTHER_SCHOOL)
    found = courses.enrol(courses.person(SCHOOL), project, [busy, retired, new, unknown, stranger, free])
    assert outcomes(found) == ["blocked"] * 5 + ["accepted"]
    assert "另一个培训" in found[0]["why"]
    assert len({each["why"] for each in found[:4]}) == 4


def test_remote_trainings_on_the_same_days_are_no_hindrance(courses):
    teacher_id = courses.teacher()
    courses.enrol(courses.person(SCHOOL), courses.published(), [teacher_id])
    assert outcomes(courses.enrol(courses.person(SCHOOL), courses.published(mode="2"), [teacher_id])) == ["accepted"]


def test_the_same_act_sent_twice_enrols_once_and_answers_the_same(courses):
    project, teachers, act = courses.published(), courses.teachers(2), uuid.uuid4()
    first = courses.enrol(courses.person(SCHOOL), project, teachers, id=act)
    assert courses.enrol(courses.person(SCHOOL), project, teachers, id=act) == first
    assert counts(courses, project)["accepted"] == 2


def test_who_applies_is_decided_on_by_the_owner_and_never_by_who_entered_it(courses):
    project, teacher_id = courses.published(), courses.teacher()
    [applied] = courses.enrol(courses.himself(teacher_id), project, [teacher_id], "applied")
    assert applied["outcome"] == "applied"
    seen = [{"id": applied["enrolment_id"], "row_version": 1}]
    with pytest.raises(Forbidden):
        courses.ask(courses.person(SCHOOL), leaving.decide_enrolments, project["id"], seen, "accept", None)
    done = courses.ask(courses.person(COUNTY), leaving.decide_enrolments, project["id"], seen, "accept", None)
    assert done == {"accepted": 1, "waiting": 0, "declined": 0}
    other = courses.teacher()
    [entered] = courses.enrol(courses.person(COUNTY), project, [other], "applied")
    seen = [{"id": entered["enrolment_id"], "row_version": 1}]
    with pytest.raises(Forbidden):
        courses.ask(courses.person(COUNTY), leaving.decide_enrolments, project["id"], seen, "accept", None)


def test_a_teacher_enrols_nobody_else_and_sends_nobody(courses):
    project, teacher_id = courses.published(), courses.teacher()
    with pytest.raises(Forbidden):
        courses.enrol(courses.himself(teacher_id), project, [courses.teacher()], "free")
    with pytest.raises(Forbidden):
        courses.enrol(courses.himself(teacher_id), project, [teacher_id], "sent")
    assert outcomes(courses.enrol(courses.himself(teacher_id), project, [teacher_id], "free")) == ["accepted"]


def test_a_teacher_is_kept_out_by_a_quota_that_the_teacher_does_not_see(courses):
    project, teacher_id = courses.published(), courses.teacher()
    courses.quotas(project, **{SCHOOL: 0})
    assert outcomes(courses.enrol(courses.himself(teacher_id), project, [teacher_id], "free")) == ["waiting"]


def test_who_leaves_makes_place_for_who_waits_longest_and_fits(courses):
    project = courses.published(places=2)
    courses.quotas(project, **{SCHOOL: 1})
    mine, theirs = courses.teachers(2), courses.teachers(2, OTHER_SCHOOL)
    first = courses.enrol(courses.person(SCHOOL), project, mine)
    second = courses.enrol(courses.person(OTHER_SCHOOL), project, theirs)
    assert outcomes(first + second) == ["accepted", "waiting", "accepted", "waiting"]
    leaves = second[0]["enrolment_id"]
    courses.ask(courses.person(OTHER_SCHOOL), leaving.withdraw_enrolment, leaves, 1, "家中有事")
    courses.hear(project)
    accepted = {each["teacher_id"] for each in courses.in_it(courses.person(COUNTY), project, "accepted")}
    assert accepted == {mine[0], theirs[1]}


def test_somebody_of_the_same_school_comes_instead_and_both_stay_on_record(courses):
    project = courses.published(places=1)
    [first] = courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    other, stranger = courses.teacher(), courses.teacher(OTHER_SCHOOL)
    swap = (courses.person(SCHOOL), leaving.substitute, first["enrolment_id"], 1, "生病")
    with pytest.raises(Conflict):
        courses.ask(*swap, id=uuid.uuid4(), teacher_id=stranger)
    new = uuid.uuid4()
    made = courses.ask(*swap, id=new, teacher_id=other)
    assert courses.ask(*swap, id=new, teacher_id=other)["id"] == made["id"]
    states = {each["teacher_id"]: each["state"] for each in courses.in_it(courses.person(COUNTY), project)}
    assert states[other] == "accepted"
    assert sorted(states.values()) == ["accepted", "replaced"]


def test_nobody_leaves_a_training_that_has_begun(courses):
    project = courses.published()
    [first] = courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    courses.has_ended(project)
    with pytest.raises(Conflict):
        courses.ask(courses.person(SCHOOL), leaving.withdraw_enrolment, first["enrolment_id"], 1, "不想去了")


def test_a_second_round_opens_again_for_the_places_that_are_left(courses):
    project = courses.published(places=2)
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    with courses.store.begin(system()) as db:
        db.execute(CLOSED, {"id": project["id"]})
    seen, now = courses.look(courses.person(COUNTY), project["id"]), clock.now()
    again = (now - DAY, now + 2 * DAY)
    opened = courses.ask(courses.person(COUNTY), leaving.open_second_round, project["id"], seen["row_version"], *again)
    assert (opened["round"], opened["phase"]) == (2, "enrolling")
    found = courses.enrol(courses.person(SCHOOL), project, courses.teachers(2))
    assert outcomes(found) == ["accepted", "waiting"]


def test_a_school_sees_its_own_people_the_institution_all_and_another_territory_none(courses):
    project = courses.published()
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(2))
    courses.enrol(courses.person(OTHER_SCHOOL), project, courses.teachers(3, OTHER_SCHOOL))
    sees = {
        "school": courses.person(SCHOOL),
        "centre": courses.person(CENTRE, "institution"),
        "county": courses.person(COUNTY),
    }
    assert {name: len(courses.in_it(actor, project)) for name, actor in sees.items()} == {
        "school": 2,
        "centre": 5,
        "county": 5,
    }
    university = courses.person("某大学")
    with pytest.raises(NotFound):
        courses.in_it(university, project)


def test_the_list_of_possible_teachers_says_why_somebody_cannot_be_enrolled(courses):
    project, there = courses.published(start=TODAY + 20 * DAY), courses.teacher()
    courses.enrol(courses.person(SCHOOL), project, [there])
    courses.teacher(personnel_status="306")
    found = courses.ask(courses.person(SCHOOL), lists.possible_teachers, project["id"], 50, None, q=None, org_id=None)
    assert sorted(each["why_not"] is None for each in found["items"]) == [False, False]


def test_who_was_enrolled_by_the_former_school_or_as_a_joined_file_is_in_it_already(courses):
    moved, kept, lost = courses.teachers(3)
    project = courses.published()
    courses.enrol(courses.person(SCHOOL), project, [moved, lost])
    courses.teacher(OTHER_SCHOOL, id=moved, row_version=2)
    courses.teacher(OTHER_SCHOOL, id=kept, row_version=2)
    courses.teacher(OTHER_SCHOOL, id=lost, row_version=2, merged_into=str(kept))

    found = courses.enrol(courses.person(OTHER_SCHOOL), project, [moved, kept])

    assert outcomes(found) == ["blocked", "blocked"]
    assert {row["why_not"] for row in possible(courses, project)} == {each["why"] for each in found}


def possible(courses, project):
    terms = {"limit": 50, "after": None, "q": None, "org_id": None}
    found = courses.ask(courses.person(OTHER_SCHOOL), lists.possible_teachers, project["id"], **terms)
    return sorted(found["items"], key=lambda row: row["id"])

"""Who is behind with credits by teacher and school, and figures of trainings (R-TRN-08)."""

import uuid

import pytest

from services.common.errors import NotFound
from services.common.processes import jobs
from services.training.jobs import KINDS
from services.training.overviews import counting, of_school, statistics, territory
from services.training.rules import books
from tests.bus.training.courses import CITY, COUNTY, OTHER_SCHOOL, PROVINCE, SCHOOL, TODAY


def school(courses, actor, org_id=None, standing=None):
    return courses.ask(actor, of_school.school_credits, org_id, standing)


def test_whoever_lacks_most_stands_first_and_who_has_left_owes_nothing(courses):
    first, second = courses.teachers(2)
    courses.teacher(personnel_status="301")
    project = courses.ended([first])
    courses.submitted(project)
    courses.confirmed(project)
    found = school(courses, courses.person(SCHOOL))
    assert [each["teacher_id"] for each in found["teachers"]] == [second, first]
    assert [each["confirmed"] for each in found["teachers"]] == ["0", "10"]
    assert (found["behind"], found["on_the_way"], found["done"]) == (2, 0, 0)
    assert (found["unit"], found["teachers"][0]["required"]) == ("学分", "120")
    assert school(courses, courses.person(COUNTY), courses.ids[SCHOOL])["behind"] == 2
    assert school(courses, courses.person(SCHOOL), None, "done")["teachers"] == []


def test_an_office_chooses_a_school_of_its_territory(courses):
    assert school(courses, courses.person(COUNTY))["teachers"] == []
    with pytest.raises(NotFound):
        school(courses, courses.person(SCHOOL), courses.ids[OTHER_SCHOOL])


def test_the_count_of_a_county_is_that_of_its_schools_also_when_it_runs_again(courses):
    courses.teachers(2)
    courses.teachers(3, OTHER_SCHOOL)
    county = courses.person(COUNTY)
    for _ in range(2):
        courses.ask(county, counting.count_credits, uuid.uuid4())
        while jobs.run_one(courses.store, "training", KINDS):
            pass
    found = courses.ask(county, territory.credit_overview, None)
    assert (found["teachers"], found["behind"], found["left_off"]) == (5, 5, 0)
    assert {each["org_name"]: each["behind"] for each in found["schools"]} == {SCHOOL: 2, OTHER_SCHOOL: 3}
    assert {each["org_name"]: each["teachers"] for each in found["areas"]} == {SCHOOL: 2, OTHER_SCHOOL: 3}
    assert courses.ask(courses.person(PROVINCE), territory.credit_overview, None)["teachers"] == 5
    assert courses.ask(courses.person(SCHOOL), territory.credit_overview, None)["teachers"] == 2


def test_times_and_hours_are_counted_by_level_mode_and_stage_each_person_once_in_all(courses):
    teachers = [courses.teacher(main_stage="2"), courses.teacher(main_stage="3")]
    for _ in range(2):
        project = courses.ended(teachers)
        courses.submitted(project)
        courses.confirmed(project)
    year = project["finish"].year
    found = courses.ask(courses.person(COUNTY), statistics.training_statistics, year, None)
    assert (found["times"], found["teachers"], found["hours"]) == (4, 2, "120")
    assert [(row["level"], row["mode"], row["stage"], row["times"]) for row in found["figures"]] == [
        ("county", "1", "junior", 2), ("county", "1", "primary", 2),
    ]  # fmt: skip
    nothing = courses.ask(courses.person(OTHER_SCHOOL), statistics.training_statistics, year, None)
    assert (nothing["times"], nothing["figures"]) == (0, [])


def test_a_province_reads_its_cities_each_with_all_of_its_schools(courses):
    courses.teachers(2)
    courses.teachers(1, OTHER_SCHOOL)
    province = courses.person(PROVINCE)
    courses.ask(province, counting.count_credits, uuid.uuid4())
    while jobs.run_one(courses.store, "training", KINDS):
        pass
    found = courses.ask(province, territory.credit_overview, None)
    assert [(each["org_name"], each["level"], each["schools"], each["behind"]) for each in found["areas"]] == [
        (CITY, "city", 2, 3)
    ]
    assert sum(each["behind"] for each in found["areas"]) == found["behind"]


def test_each_teacher_is_told_what_is_missing_and_until_when(courses):
    courses.teachers(1)
    [one] = school(courses, courses.person(SCHOOL))["teachers"]
    assert one["unmet"] == len(one["lacks"]) > 0
    assert one["missing"] in {each["missing"] for each in one["lacks"]}
    assert all(each["until"] >= TODAY and each["words"] for each in one["lacks"])


def test_a_teacher_whom_no_rule_governs_yet_is_neither_behind_nor_done(courses, monkeypatch):
    courses.teachers(1)
    monkeypatch.setattr(books, "governors", lambda *_: {})
    found = school(courses, courses.person(SCHOOL))
    assert (found["behind"], found["done"], found["unruled"], found["rule"]) == (0, 0, 1, None)

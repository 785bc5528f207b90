"""Projects of training: registered, changed, published, seen by whom they are for (R-TRN-01, R-TRN-03)."""

import uuid

import pytest

from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.training.projects import lists, registering, viewing
from services.training.rules import choices
from tests.bus.training.courses import CENTRE, CITY, COUNTY, DAY, OTHER_SCHOOL, PROVINCE, SCHOOL, TODAY


def listed(courses, actor, box="all", **wanted):
    terms = {"year": None, "level": None, "state": None, "q": None} | wanted
    return [each["id"] for each in courses.ask(actor, lists.projects, 50, None, box=box, **terms)["items"]]


def test_a_draft_is_seen_by_the_owner_and_above_and_a_published_one_below_and_by_the_institution(courses):
    teacher_id = courses.teacher()
    draft = courses.draft(COUNTY)
    sees = {name: courses.person(name) for name in (PROVINCE, CITY, COUNTY, SCHOOL)}
    institution = courses.person(CENTRE, "institution")
    for name in (PROVINCE, CITY, COUNTY):
        assert courses.look(sees[name], draft["id"])["state"] == "draft"
    with pytest.raises(NotFound):
        courses.look(sees[SCHOOL], draft["id"])
    made = courses.ask(sees[COUNTY], registering.publish_project, draft["id"], draft["row_version"])
    assert (made["state"], made["phase"], made["number"][:2]) == ("open", "enrolling", "PX")
    assert courses.look(sees[SCHOOL], made["id"])["side"] == "below"
    assert courses.look(institution, made["id"])["side"] == "institution"
    assert made["id"] in listed(courses, courses.himself(teacher_id))


def test_an_institution_sees_nothing_of_a_project_that_another_one_holds(courses):
    project = courses.published(institution_id=None)
    with pytest.raises(NotFound):
        courses.look(courses.person(CENTRE, "institution"), project["id"])
    assert listed(courses, courses.person(CENTRE, "institution")) == []


def test_what_is_wrong_with_a_project_is_said_field_by_field(courses):
    wrong = {"finish": TODAY + 9 * DAY, "start": TODAY + 10 * DAY, "institution_id": courses.ids[COUNTY]}
    with pytest.raises(Invalid) as refused:
        courses.draft(**wrong)
    assert refused.value.errors.keys() == {"finish", "institution_id", "enrol_until"} - {"enrol_until"}


def test_a_project_is_changed_by_its_owner_alone_and_at_the_version_that_was_seen(courses):
    project = courses.draft(COUNTY)
    with pytest.raises(Forbidden):
        courses.ask(courses.person(CITY), registering.cancel_project, project["id"], 1, "不办了")
    courses.ask(courses.person(COUNTY), registering.change_project, project["id"], 1, **courses.fields(name="改名"))
    with pytest.raises(Stale):
        courses.ask(courses.person(COUNTY), registering.publish_project, project["id"], 1)


def test_once_somebody_is_in_it_its_days_and_hours_stay_and_places_only_grow(courses):
    project = courses.published(places=5)
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(3))
    seen = courses.look(courses.person(COUNTY), project["id"])
    change = (courses.person(COUNTY), registering.change_project, project["id"], seen["row_version"])
    with pytest.raises(Invalid) as refused:
        courses.ask(*change, **courses.fields(places=5, hours=20))
    assert "hours" in refused.value.errors
    same = {name: seen[name] for name in ("hours", "start", "finish")}
    with pytest.raises(Conflict):
        courses.ask(*change, **courses.fields(places=2, **same))
    assert courses.ask(*change, **courses.fields(places=9, **same))["places"] == 9


def test_a_quota_is_never_less_than_what_is_taken_and_only_for_areas_below(courses):
    project = courses.published()
    courses.quotas(project, **{SCHOOL: 3})
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(2))
    with pytest.raises(Conflict):
        courses.quotas(project, **{SCHOOL: 1})
    with pytest.raises(Invalid):
        courses.quotas(project, **{PROVINCE: 1})


def test_a_cancelled_project_is_told_to_everybody_in_it_and_takes_nobody_in(courses):
    project = courses.published()
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    seen = courses.look(courses.person(COUNTY), project["id"])
    done = courses.ask(
        courses.person(COUNTY), registering.cancel_project, project["id"], seen["row_version"], "经费不足"
    )
    assert (done["state"], done["why"]) == ("cancelled", "经费不足")
    with pytest.raises(Conflict):
        courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))


def test_institutions_are_found_by_name_and_the_own_territory_comes_first(courses):
    found = courses.ask(courses.person(COUNTY), lists.possible_institutions, "培训中心")["items"]
    assert found[0]["id"] == courses.ids[CENTRE]
    assert courses.ask(courses.person(COUNTY), lists.possible_institutions, "培")["items"] == []


def test_the_boxes_count_what_they_list(courses):
    courses.published()
    courses.published(CITY)
    courses.draft(SCHOOL)
    for actor in (courses.person(COUNTY), courses.person(SCHOOL), courses.person(CENTRE, "institution")):
        counts = courses.ask(actor, lists.project_counts)
        assert {box: len(listed(courses, actor, box)) for box in counts} == counts


def test_a_schools_project_waits_for_its_authority_and_its_results_are_the_authoritys_to_confirm(courses):
    draft = courses.draft(SCHOOL, institution_id=None, mode="5")
    waiting = courses.ask(courses.person(SCHOOL), registering.publish_project, draft["id"], draft["row_version"])
    assert waiting["state"] == "reviewed"
    with pytest.raises(NotFound):
        courses.look(courses.person(OTHER_SCHOOL), draft["id"])
    with pytest.raises(NotFound):
        courses.ask(courses.person(COUNTY), viewing.case_project, uuid.uuid4())


def test_the_form_asks_for_what_the_rule_of_the_place_asks_of_a_training_and_offers_its_values(courses):
    told = courses.ask(courses.person(COUNTY), choices.training_choices, None)
    asked = {each["code"]: each["values"] for each in told["attributes"]}
    assert told["owner"] == PROVINCE
    assert "集体备课听评课" in asked["item"]
    assert asked.keys().isdisjoint({"level", "mode", "grade"})

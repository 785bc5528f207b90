"""A drafted rule is tried on past results before it is put in force: who loses, by how much and why (R-TRN-02)."""

import uuid

import pytest

from services.common.errors import Conflict, Forbidden, NotFound
from services.common.processes import jobs
from services.training import jobs as training_jobs
from services.training.rules import drafting
from services.training.rules.trials import trial_job, trying
from tests.bus.training.rule_offices import CITY, COUNTY, GUANGXI, PROVINCE, SCHOOL, RuleOffices
from tests.bus.training.test_rules import CITY_VECTORS, COMING, NEXT_YEAR, OF_CITY

HARDER = GUANGXI.replace('version: "1"', 'version: "2"').replace("from: 2016-01-01", f"from: {NEXT_YEAR}")
HARDER = HARDER.replace("{hours: 3}", "{hours: 6}", 1)  # of 集中, the first kind
VECTORS = COMING.replace("expect: {credits: 2}", "expect: {credits: 1}")


@pytest.fixture
def teachers(courses):
    """Four of a school who had 30 hours of a training that was confirmed for them."""
    found = courses.teachers(4)
    project = courses.ended(found)
    courses.submitted(project)
    courses.confirmed(project)
    return found


@pytest.fixture
def draft(courses):
    writer = courses.person(PROVINCE)
    return courses.save(writer, courses.begin(writer), HARDER, VECTORS)


def tried(courses, draft, org=PROVINCE):
    """The trial, run to its end."""
    actor = courses.person(org)
    begun = courses.ask(actor, trying.start_rule_trial, uuid.uuid4(), draft["id"])
    assert begun["state"] == "waiting"
    while jobs.run_one(courses.store, "training", training_jobs.KINDS):
        pass
    return courses.ask(actor, trying.rule_trial, begun["id"])


def people(courses, trial, way="all", limit=50, after=None, org=PROVINCE):
    return courses.ask(courses.person(org), trying.rule_trial_people, trial["id"], way, limit=limit, after=after)


def test_a_trial_tells_who_loses_how_much_and_why(courses, teachers, draft):
    trial = tried(courses, draft)

    assert (trial["state"], trial["people"], trial["gain"], trial["lose"], trial["lost"]) == ("done", 4, 0, 4, "20")
    assert trial["reasons"] == [{"text": "折算不同：集中", "people": 4}]
    assert [(each["people"], each["lose"], each["delta"]) for each in trial["orgs"]] == [(4, 4, "-20")]
    assert sum(each["people"] for each in trial["bins"]) == 4
    first = people(courses, trial, "lose", limit=3)
    rest = people(courses, trial, "lose", limit=3, after=first["next"])
    assert sorted(each["teacher_id"] for each in first["items"] + rest["items"]) == sorted(teachers)
    [told] = {(each["before"], each["after"], each["delta"], each["org_name"]) for each in first["items"]}
    assert told == ("10", "5", "-5", SCHOOL)
    assert people(courses, trial, "gain")["items"] == []


def test_the_way_of_each_result_by_both_rules_is_said(courses, teachers, draft):
    trial = tried(courses, draft)
    [line] = courses.ask(courses.person(PROVINCE), trying.rule_trial_way, trial["id"], teachers[0])["items"]

    assert line["differs"]
    assert "30 学时，每 3 计 1，得 10。" in line["before"]
    assert "30 学时，每 6 计 1，得 5。" in line["after"]


def test_who_is_under_a_rule_further_down_is_left_out(courses, teachers, draft):
    RuleOffices.published(courses, CITY, OF_CITY, CITY_VECTORS)

    trial = tried(courses, draft)

    assert (trial["people"], trial["own_rule"], people(courses, trial)["items"]) == (0, 4, [])


def test_a_trial_that_breaks_off_begins_anew_and_tells_nobody_twice(courses, teachers, draft, monkeypatch):
    def broken(*_):
        raise ConnectionError

    monkeypatch.setattr(trial_job, "_finish", broken)
    trial = courses.ask(courses.person(PROVINCE), trying.start_rule_trial, uuid.uuid4(), draft["id"])
    jobs.run_one(courses.store, "training", training_jobs.KINDS)
    assert courses.ask(courses.person(PROVINCE), trying.rule_trial, trial["id"])["state"] == "failed"
    assert len(people(courses, trial)["items"]) == 4
    monkeypatch.undo()

    again = tried(courses, draft)

    assert (again["state"], len(people(courses, again)["items"])) == ("done", 4)
    with pytest.raises(NotFound):  # one trial a version
        courses.ask(courses.person(PROVINCE), trying.rule_trial, trial["id"])


def test_a_version_that_was_saved_since_has_to_be_tried_anew(courses, teachers, draft):
    trial = tried(courses, draft)
    assert not trial["outdated"]
    courses.save(courses.person(PROVINCE), draft, HARDER.replace("places: 2", "places: 3"), VECTORS)

    assert courses.ask(courses.person(PROVINCE), trying.rule_trial, trial["id"])["outdated"]


def test_a_trial_is_its_offices_own_and_goes_with_its_draft(courses, teachers, draft):
    trial = tried(courses, draft)
    for org in (CITY, COUNTY):
        with pytest.raises(NotFound):
            courses.ask(courses.person(org), trying.rule_trial, trial["id"])
        with pytest.raises(NotFound):
            courses.ask(courses.person(org), trying.start_rule_trial, uuid.uuid4(), draft["id"])
    done = next(each for each in courses.listed(courses.person(CITY), "above") if each["rule"] == "GX-2016")
    with pytest.raises(Forbidden):
        courses.ask(courses.person(CITY), trying.start_rule_trial, uuid.uuid4(), done["id"])

    courses.ask(courses.person(PROVINCE), drafting.discard_rule, draft["id"], draft["row_version"])

    with pytest.raises(NotFound):
        courses.ask(courses.person(PROVINCE), trying.rule_trial, trial["id"])


def test_a_rule_with_faults_is_not_tried(courses):
    writer = courses.person(PROVINCE)
    wrong = courses.save(writer, courses.begin(writer), HARDER.replace("places: 2", "places: x"), VECTORS)

    with pytest.raises(Conflict):
        courses.ask(writer, trying.start_rule_trial, uuid.uuid4(), wrong["id"])

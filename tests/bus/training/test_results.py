"""From results to credits: entered, submitted, looked at, confirmed once, corrected visibly (R-TRN-04, -05, -10)."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from sqlalchemy import text

from services.common.database.transactions import system
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.training.confirming import correcting
from services.training.results import entering, past
from tests.bus.training.courses import CENTRE, COUNTY, OTHER_SCHOOL, SCHOOL

CREDITS = text("SELECT * FROM credit WHERE teacher_id = :id ORDER BY number")
TOLD = text("SELECT body::jsonb FROM outbox WHERE type = 'trainings_credited' ORDER BY seq DESC LIMIT 5")


def credits_of(courses, teacher_id):
    with courses.store.begin(system()) as db:
        return db.execute(CREDITS, {"id": teacher_id}).all()


def test_hours_become_credits_by_the_rule_of_the_place_once_and_with_their_way(courses):
    teachers = courses.teachers(3)
    project = courses.ended(teachers)
    courses.submitted(project)
    done = courses.confirmed(project)
    assert [(each["state"], each["amount"]) for each in done] == [("confirmed", "10")] * 3
    [credit] = credits_of(courses, teachers[0])
    assert (credit.rule, credit.kind, credit.kept, credit.org_name) == ("GX-2016", "集中", Decimal(10), SCHOOL)
    assert any("30" in step["zh"] for step in credit.derivation)
    assert courses.look(courses.person(COUNTY), project["id"])["state"] == "closed"


def test_two_offices_people_confirming_at_once_make_one_credit_each(courses):
    teachers = courses.teachers(12)
    project = courses.ended(teachers)
    courses.submitted(project)
    reviewers = [courses.person(COUNTY, "reviewer"), courses.person(COUNTY, "info_admin")]
    courses.looked(reviewers[0], project)
    rows = courses.results(reviewers[0], project)

    def confirm(reviewer):
        try:
            return courses.decide(reviewer, rows)
        except (Stale, Conflict):
            return []

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(confirm, reviewers))
    assert [len(credits_of(courses, each)) for each in teachers] == [1] * 12


def test_a_blank_grade_is_refused_and_one_that_was_not_assessed_stays_so(courses):
    from marshmallow import ValidationError

    from services.contracts.training.results import EnteredResult

    with pytest.raises(ValidationError):
        EnteredResult().load({"enrolment_id": "0" * 32, "hours": "3"})
    project = courses.ended(courses.teachers(1))
    [row] = courses.entered(project, grade="not_assessed")
    assert row["grade"] is None


def test_more_hours_than_the_project_has_are_refused_by_name_and_nothing_is_kept(courses):
    project = courses.ended(courses.teachers(2))
    with pytest.raises(Invalid) as refused:
        courses.entered(project, hours=Decimal(31))
    assert "王小红" in refused.value.errors["results.0"][0]
    assert {each["state"] for each in courses.results(courses.person(COUNTY), project)} == {"missing"}


def test_results_are_submitted_after_the_end_and_only_when_everybody_has_one(courses):
    holder = courses.person(CENTRE, "institution")
    running = courses.published()
    courses.enrol(courses.person(SCHOOL), running, courses.teachers(1))
    with pytest.raises(Conflict):
        courses.entered(running)
    project = courses.ended(courses.teachers(2))
    first, *_ = courses.results(holder, project)
    said = {"hours": Decimal(30), "absent": None, "grade": "优秀", "measures": {}, "row_version": None}
    courses.ask(holder, entering.enter_results, project["id"], [said | {"enrolment_id": first["enrolment_id"]}])
    version = courses.look(holder, project["id"])["row_version"]
    with pytest.raises(Conflict):
        courses.ask(holder, entering.submit_results, project["id"], version, 1)


def test_results_are_entered_by_who_holds_the_training_and_confirmed_by_who_owns_it(courses):
    project = courses.ended(courses.teachers(1))
    with pytest.raises(Forbidden):
        courses.entered(project, courses.person(COUNTY))
    with pytest.raises(NotFound):
        courses.results(courses.person("某大学"), project)
    courses.submitted(project)
    rows = courses.results(courses.person(COUNTY), project)
    with pytest.raises(Forbidden):
        courses.decide(courses.person(SCHOOL, "reviewer"), rows)


def test_whoever_entered_results_of_the_offices_own_training_does_not_confirm_them(courses):
    project = courses.ended(courses.teachers(1), institution_id=None)
    clerk = courses.person(COUNTY)
    courses.submitted(project, clerk)
    with pytest.raises(Forbidden):
        courses.looked(clerk, project)
    with pytest.raises(Forbidden):
        courses.decide(clerk, courses.results(clerk, project))
    assert courses.confirmed(project)[0]["state"] == "confirmed"


def test_the_sample_is_looked_at_before_it_is_confirmed(courses):
    project = courses.ended(courses.teachers(2))
    courses.submitted(project)
    reviewer = courses.person(COUNTY, "reviewer")
    sampled = courses.results(reviewer, project, sampled=True)
    assert sampled
    with pytest.raises(Conflict):
        courses.decide(reviewer, courses.results(reviewer, project))


def test_a_returned_result_goes_back_to_the_institution_with_its_reason_and_comes_again(courses):
    teachers = courses.teachers(2)
    project = courses.ended(teachers)
    courses.submitted(project)
    reviewer = courses.person(COUNTY, "reviewer")
    first, second = courses.results(reviewer, project)
    courses.decide(reviewer, [first], "return", "学时与签到不符")
    courses.looked(reviewer, project)
    second = next(each for each in courses.results(reviewer, project) if each["result_id"] == second["result_id"])
    courses.decide(reviewer, [second])
    assert courses.look(reviewer, project["id"])["results_state"] == "returned"
    holder = courses.person(CENTRE, "institution")
    [back] = courses.results(holder, project, state="returned")
    assert back["why"] == "学时与签到不符"
    said = {"hours": Decimal(24), "absent": None, "grade": "合格", "measures": {}}
    said |= {"enrolment_id": back["enrolment_id"], "row_version": back["row_version"]}
    courses.ask(holder, entering.enter_results, project["id"], [said])
    version = courses.look(holder, project["id"])["row_version"]
    courses.ask(holder, entering.submit_results, project["id"], version, 1)
    assert [each["amount"] for each in courses.confirmed(project)] == ["8"]


def test_a_correction_is_a_reversal_and_a_new_entry_and_until_then_the_old_credit_stands(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    holder = courses.person(CENTRE, "institution")
    [row] = courses.results(holder, project)
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    courses.ask(holder, correcting.correct_result, row["result_id"], row["row_version"], "学时登记有误", **said)
    assert [credit.kept for credit in credits_of(courses, teacher)] == [10]
    with courses.store.begin(system()) as db:
        [(_, before)] = past.of_teachers(db, [teacher])
    assert before.confirmed is not None
    courses.confirmed(project)
    found = credits_of(courses, teacher)
    assert [(credit.number, credit.kept, credit.reverses_id is None) for credit in found] == [
        (1, 10, True), (2, -10, False), (3, 5, True),
    ]  # fmt: skip
    assert found[1].why == "学时登记有误"


def test_a_refused_correction_leaves_what_was_confirmed(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    holder, reviewer = courses.person(CENTRE, "institution"), courses.person(COUNTY, "reviewer")
    [row] = courses.results(holder, project)
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    courses.ask(holder, correcting.correct_result, row["result_id"], row["row_version"], "学时登记有误", **said)
    courses.decide(reviewer, courses.results(reviewer, project), "refuse", "签到表上是 30 学时")
    [row] = courses.results(reviewer, project)
    assert (row["state"], row["number"], row["hours"]) == ("confirmed", 1, Decimal(30))
    assert len(credits_of(courses, teacher)) == 1


def test_a_revoked_result_has_a_reversal_beside_its_credit(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    reviewer = courses.person(COUNTY, "reviewer")
    [row] = courses.results(reviewer, project)
    courses.ask(reviewer, correcting.revoke_result, row["result_id"], row["row_version"], "顶替参训")
    assert [credit.kept for credit in credits_of(courses, teacher)] == [10, -10]


def test_a_teacher_who_moved_is_credited_once_by_the_rule_of_the_new_place_at_the_school_of_that_date(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.teacher(OTHER_SCHOOL, id=teacher, row_version=2)
    courses.confirmed(project)
    [credit] = credits_of(courses, teacher)
    assert credit.org_name == SCHOOL


def test_a_failed_training_gives_nothing_says_why_and_is_settled(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher], mode="4")  # the rule knows no such mode
    courses.submitted(project)
    [row] = courses.results(courses.person(COUNTY, "reviewer"), project)
    assert row["worth"]["outcome"] != "counted"
    assert row["worth"]["why"]


def test_records_hears_of_each_credit_with_what_goes_into_the_file(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    with courses.store.begin(system()) as db:
        told = [each for body in db.scalars(TOLD) for each in body["trainings"] if each["teacher_id"] == str(teacher)]
    [said] = told
    assert (said["category"], said["mode"], said["hours"], said["credits"]) == ("4", "1", "30.00", "10.00")
    assert (said["name"], said["organisation"]) == ("新课标研修", CENTRE)


def test_past_results_come_teacher_by_teacher_with_what_was_confirmed(courses):
    teachers = courses.teachers(3)
    project = courses.ended(teachers)
    courses.submitted(project)
    courses.confirmed(project)
    with courses.store.begin(system()) as db:
        found = past.past_results(db, courses.paths[COUNTY], limit=2)
        rest = past.past_results(db, courses.paths[COUNTY], found[-1].teacher_id)
    assert sorted(each.teacher_id for each in found + rest) == sorted(teachers)
    assert all(each.results[0].confirmed for each in found)

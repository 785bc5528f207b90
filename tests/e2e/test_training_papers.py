"""Trainings on paper, through HTTP: statements, sheets to sign in on, the plan; who may have which (R-TRN-08)."""

import pytest

from deploy.local import collecting
from deploy.local.places import teacher_id
from services.common import clock
from tests.e2e.belongings import EFFECTIVE
from tests.e2e.of_training import of_school
from tests.e2e.site import PLACES, done
from tests.e2e.things import code_on, on_paper

SCHOOL = "340104001"
TEACHER = str(teacher_id(SCHOOL, EFFECTIVE))


@pytest.fixture(scope="module")
def training(site):
    return f"/training/projects/{of_school(site, PLACES[SCHOOL], TEACHER)['project_id']}"


def number() -> str:
    return collecting.staff_of(PLACES[SCHOOL], EFFECTIVE + 1, clock.today())[EFFECTIVE]["id_number"]


def test_a_statement_bears_the_number_for_who_may_read_it_and_a_code_for_anybody(site):
    clerk = site.client(f"{SCHOOL}.clerk")
    words = on_paper(clerk.get(f"/training/accounts/{TEACHER}/statement.pdf"))
    assert "教师继续教育学分证明" in words
    assert number() in words
    said = done(site.visitor().get(f"/verifications/{code_on(words)}"))
    assert (said["known"], said["kind"], said["superseded"]) == (True, "statement", False)
    assert clerk.get("/self/credits/statement.pdf").status_code == 403


def test_a_teacher_has_the_own_statement_and_no_other(site):
    teacher = site.client(f"{SCHOOL}.teacher")
    assert "教师继续教育学分证明" in on_paper(teacher.get("/self/credits/statement.pdf"))
    assert teacher.get(f"/training/accounts/{TEACHER}/statement.pdf").status_code == 403


def test_a_code_that_nobody_knows_is_said_to_be_unknown(site):
    assert done(site.visitor().get("/verifications/00000-00000-00000-00000"))["known"] is False


def test_whoever_holds_a_training_prints_its_sheet_and_no_certificate_before_results_count(site, training):
    clerk = site.client(f"{SCHOOL}.clerk")
    assert "培训签到表" in on_paper(clerk.get(f"{training}/sign-in.pdf"))
    assert clerk.get(f"{training}/certificates.pdf").status_code == 404
    assert site.client("340104.reviewer").get(f"{training}/sign-in.pdf").status_code == 403
    assert clerk.get(f"{training}/certificates.pdf", params={"part": 0}).status_code == 422


def test_the_plan_of_a_year_names_the_own_trainings(site, training):
    clerk = site.client(f"{SCHOOL}.clerk")
    plan = on_paper(clerk.get("/training/plan.pdf", params={"year": clock.today().year}))
    assert "校本教研" in plan

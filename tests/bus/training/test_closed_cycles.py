"""A closed cycle is frozen: nothing enters it, what arrives waits, only an act with a reason opens it (R-TRN-10)."""

import datetime
import uuid
from decimal import Decimal

import pytest
from sqlalchemy import text

from services.common.database.transactions import system
from services.common.errors import Conflict, Forbidden, NotFound
from services.training.accounts import viewing
from services.training.confirming import correcting
from services.training.cycles import closing
from tests.bus.training.courses import CENTRE, CITY, COUNTY, OTHER_SCHOOL, PROVINCE, SCHOOL
from tests.bus.training.test_claims import Claims

BACK = text("UPDATE project SET start = :day, finish = :day WHERE id = :id")
EARLIER = text("UPDATE result SET first_day = :day, finished = :day WHERE project_id = :id")


def ended_cycle(courses):
    """The cycle before the present one, by the province's rule."""
    found = courses.ask(courses.person(PROVINCE), closing.cycles)["cycles"]
    assert [each["state"] for each in found][:2] == ["running", "ended"]
    return found[1]


def close(courses, cycle, actor=None, **said):
    known = {"id": uuid.uuid4(), "first": cycle["first"], "words": "周期考核结束"} | said
    return courses.ask(actor or courses.person(PROVINCE), closing.close_cycle, **known)


def reopen(courses, made, actor):
    return courses.ask(actor, closing.open_cycle, made["id"], made["row_version"], "补录漏报结果")


def submitted_then(courses, day):
    """A result of a training that ended on a day long past, ready to be confirmed."""
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    with courses.store.begin(system()) as db:
        db.execute(BACK, {"id": project["id"], "day": day})
        db.execute(EARLIER, {"id": project["id"], "day": day})
    return teacher, project


def test_a_result_for_a_closed_cycle_waits_says_so_and_is_credited_once_it_is_open(courses):
    cycle = ended_cycle(courses)
    teacher, project = submitted_then(courses, cycle["last"] - datetime.timedelta(days=30))
    made = close(courses, cycle)
    [outcome] = courses.confirmed(project)
    assert (outcome["state"], outcome["amount"]) == ("submitted", None)
    assert PROVINCE in outcome["why"]
    account = courses.ask(courses.himself(teacher), viewing.own_credit_account)
    assert [(each["first"], each["office"]) for each in account["closed"]] == [(cycle["first"], PROVINCE)]
    assert "重新开启" in account["lines"][0]["why"]
    opened = reopen(courses, made, courses.person(PROVINCE, "reviewer"))
    assert (opened["state"], opened["opened_words"]) == ("opened", "补录漏报结果")
    assert [each["state"] for each in courses.confirmed(project)] == ["confirmed"]


def test_a_confirmed_credit_of_a_closed_cycle_is_neither_corrected_nor_revoked(courses):
    cycle = ended_cycle(courses)
    _, project = submitted_then(courses, cycle["last"])
    courses.confirmed(project)
    close(courses, cycle)
    [row] = courses.results(courses.person(COUNTY), project)
    said = {"hours": Decimal(12), "absent": None, "grade": "合格", "measures": {}, "words": "学时登记有误"}
    holder, reviewer = courses.person(CENTRE, "institution"), courses.person(COUNTY, "reviewer")
    seen = row["result_id"], row["row_version"]
    with pytest.raises(Conflict) as refused:
        courses.ask(holder, correcting.correct_result, *seen, **said)
    assert PROVINCE in str(refused.value)
    with pytest.raises(Conflict):
        courses.ask(reviewer, correcting.revoke_result, *seen, "重复登记")


def test_results_of_other_cycles_are_credited_as_ever(courses):
    close(courses, ended_cycle(courses))
    project = courses.ended(courses.teachers(1))
    courses.submitted(project)
    assert [each["state"] for each in courses.confirmed(project)] == ["confirmed"]


def test_only_the_office_of_the_rule_closes_and_only_what_is_over(courses):
    cycle = ended_cycle(courses)
    with pytest.raises(Forbidden):
        close(courses, cycle, courses.person(COUNTY))
    present = courses.ask(courses.person(PROVINCE), closing.cycles)["cycles"][0]
    with pytest.raises(Conflict):
        close(courses, present)
    with pytest.raises(Conflict):
        close(courses, {"first": cycle["first"] + datetime.timedelta(days=1)})


def test_a_cycle_is_opened_by_somebody_else_of_the_office_and_by_nobody_below(courses):
    made = close(courses, ended_cycle(courses))
    with pytest.raises(Forbidden):
        reopen(courses, made, courses.person(PROVINCE))
    with pytest.raises(Forbidden):
        reopen(courses, made, courses.person(CITY))
    reopen(courses, made, courses.person(PROVINCE, "reviewer"))
    with pytest.raises(Conflict):
        reopen(courses, made, courses.person(PROVINCE, "reviewer"))


def test_closing_twice_is_refused_and_the_same_act_again_is_harmless(courses):
    cycle, act = ended_cycle(courses), uuid.uuid4()
    assert close(courses, cycle, id=act) == close(courses, cycle, id=act)
    with pytest.raises(Conflict):
        close(courses, cycle)


def test_closings_are_seen_by_all_below_and_not_beside(courses):
    made = close(courses, ended_cycle(courses))
    seen = courses.ask(courses.person(OTHER_SCHOOL), closing.cycles)
    assert [each["id"] for each in seen["closings"]] == [made["id"]]
    assert seen["cycles"][1]["state"] == "closed"
    stranger = courses.actor_of("info_admin", path="000000/other/", org_level="province")
    with pytest.raises(NotFound):
        courses.ask(stranger, closing.open_cycle, made["id"], made["row_version"], "补录漏报结果")
    assert SCHOOL not in [each["org_name"] for each in seen["closings"]]


def test_a_claim_for_a_closed_cycle_is_refused_and_one_granted_meanwhile_waits_until_it_is_open(courses):
    cycle, teacher = ended_cycle(courses), courses.himself(courses.teacher())
    claims, day = Claims(courses), cycle["last"]
    before = claims.claim(teacher, start=day, finish=day)
    made = close(courses, cycle)
    with pytest.raises(Conflict) as refused:
        claims.claim(teacher, start=day, finish=day, name="校本教研")
    assert PROVINCE in str(refused.value)
    claims.decided(before, "approved")
    assert claims.credits(teacher.teacher_id) == []
    account = courses.ask(teacher, viewing.own_credit_account)
    assert [each["state"] for each in account["lines"]] == ["submitted"]
    assert "重新开启" in account["lines"][0]["why"]
    reopen(courses, made, courses.person(PROVINCE, "reviewer"))
    assert len(claims.credits(teacher.teacher_id)) == 1

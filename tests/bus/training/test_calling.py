"""Accepted participants are called by whoever holds the training, until its last day and not later (R-TRN-09)."""

import pytest

from services.common.errors import Conflict, Forbidden, NotFound
from services.common.secrets import tickets
from services.training.enrolments import calling, leaving
from tests.bus.training.courses import CENTRE, COUNTY, SCHOOL


def asked(courses, project, actor):
    return courses.ask(actor, calling.participants_to_call, project["id"], 200, None)


def test_only_who_is_accepted_now_is_on_the_list_and_in_the_ticket(courses):
    project, clerk = courses.published(), courses.person(SCHOOL)
    stays, leaves = courses.enrol(clerk, project, courses.teachers(2))
    courses.ask(clerk, leaving.withdraw_enrolment, leaves["enrolment_id"], 1, "另有安排")
    holder = courses.person(CENTRE, "institution")
    found = asked(courses, project, holder)
    assert [each["teacher_id"] for each in found["items"]] == [stays["teacher_id"]]
    assert tickets.to_call(found["ticket"], holder) == ([stays["teacher_id"]], "培训“新课标研修”联系学员")


def test_the_ticket_is_of_no_use_to_anybody_else(courses):
    project = courses.published()
    courses.enrol(courses.person(SCHOOL), project, courses.teachers(1))
    ticket = asked(courses, project, courses.person(CENTRE, "institution"))["ticket"]
    with pytest.raises(tickets.Untrue):
        tickets.to_call(ticket, courses.person(COUNTY))


def test_only_the_institution_that_holds_it_is_told(courses):
    project = courses.published()
    with pytest.raises(Forbidden):
        asked(courses, project, courses.person(COUNTY))
    with pytest.raises(NotFound):
        asked(courses, project, courses.person("某大学"))


def test_after_the_last_day_nobody_is_told_and_why_is_said(courses):
    project = courses.ended(courses.teachers(1))
    holder = courses.person(CENTRE, "institution")
    assert "call" not in courses.look(holder, project["id"])["may"]
    with pytest.raises(Conflict) as refused:
        asked(courses, project, holder)
    assert str(refused.value.params["day"]) in str(refused.value)


def test_a_draft_has_nobody_to_call(courses):
    project = courses.draft(institution_id=None)
    with pytest.raises(Conflict):
        asked(courses, project, courses.person(COUNTY))

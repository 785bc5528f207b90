"""Somebody decides in the place of a colleague who is away (R-REV-07)."""

import datetime
import uuid

import pytest

from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.review.actions import delegating

DAY = datetime.timedelta(days=1)


def now():
    return datetime.datetime.now(datetime.UTC)


@pytest.fixture
def delegate(desks):
    """Give one's desk to somebody; the university's people are known."""
    desks.staff("皖江大学", desks.personnel, desks.teaching_office, desks.research_office)

    def delegate(giver, keeper, begins=-DAY, ends=DAY):
        terms = {"from_at": now() + begins, "until_at": now() + ends, "note": "出差"}
        return desks.ask(giver, delegating.delegate, id=uuid.uuid4(), to_person_id=keeper.person_id, **terms)

    return delegate


def at_the_offices(desks, **known):
    case_id = desks.submit_at_university(**known)
    desks.decide(desks.department_head, case_id)
    return case_id


def test_who_keeps_a_desk_decides_there_and_the_decision_names_both(desks, delegate):
    delegate(desks.teaching_office, desks.research_office)
    case_id = at_the_offices(desks)
    assert desks.case(desks.research_office, case_id)["sets"] == ["teaching", "student_award"]
    case = desks.decide(desks.research_office, case_id)

    done = case["decisions"][-1]
    assert (done["person"], done["for_person"], done["step_name"]) == (
        desks.research_office.name,
        desks.teaching_office.name,
        "教务处审核",
    )
    assert desks.announced()[-1]["decisions"][-1]["for_person_id"] == desks.teaching_office.person_id


def test_neither_decides_another_step_of_the_case_afterwards(desks, delegate):  # R-REV-06
    delegate(desks.teaching_office, desks.personnel)
    case_id = at_the_offices(desks)
    desks.decide(desks.personnel, case_id)

    for actor in (desks.personnel, desks.teaching_office):
        with pytest.raises(Forbidden):
            desks.decide(actor, case_id)
        assert desks.names(actor, "todo") == []


def test_a_file_that_the_absent_colleague_entered_is_not_decided_in_the_colleagues_place(desks, delegate):  # R-REV-06
    other = desks.person("皖江大学", "teaching_office")
    desks.staff("皖江大学", desks.personnel, desks.teaching_office, desks.research_office, other, version=2)
    delegate(desks.teaching_office, desks.personnel)
    case_id = desks.submit(
        "李教授",
        "皖江大学",
        category="higher_education",
        department_id=desks.orgs["文学院"],
        contributors=[desks.teaching_office.person_id],
    )
    desks.decide(desks.department_head, case_id)

    assert desks.case(desks.personnel, case_id)["step_name"] == "人事处审核"
    assert desks.decide(desks.personnel, case_id)["decisions"][-1]["for_person"] is None


def test_todo_holds_what_waits_on_the_desks_that_are_kept(desks, delegate):
    keeper = desks.person("皖江大学", "info_admin")
    desks.staff("皖江大学", desks.personnel, desks.teaching_office, keeper, version=2)
    desks.decide(desks.personnel, at_the_offices(desks))
    assert desks.names(desks.teaching_office, "todo") == ["李教授"]

    outsider = desks.person("皖江大学", "department_head")
    desks.staff("皖江大学", desks.personnel, desks.teaching_office, keeper, outsider, version=3)
    assert desks.names(outsider, "todo") == []
    delegate(desks.teaching_office, outsider)
    assert desks.names(outsider, "todo") == ["李教授"]
    assert desks.counts(outsider)["steps"][0]["step"] == "teaching_office"


@pytest.mark.parametrize(("begins", "ends"), [(DAY, 2 * DAY), (-DAY, datetime.timedelta(milliseconds=1))])
def test_a_delegation_holds_between_its_days_only(desks, delegate, begins, ends):
    delegate(desks.teaching_office, desks.research_office, begins, ends)
    case_id = at_the_offices(desks)

    assert desks.case(desks.research_office, case_id)["step_name"] == "科技处审核"


def test_a_revoked_delegation_holds_no_more(desks, delegate):
    given = delegate(desks.teaching_office, desks.research_office)
    ended = desks.ask(desks.teaching_office, delegating.revoke, given["id"])
    case_id = at_the_offices(desks)

    assert (given["state"], given["may"], ended["state"], ended["may"]) == ("active", ["revoke"], "revoked", [])
    assert desks.case(desks.research_office, case_id)["step_name"] == "科技处审核"
    with pytest.raises(Conflict):
        desks.ask(desks.teaching_office, delegating.revoke, given["id"])


def test_a_desk_is_given_to_a_reviewer_of_the_same_organisation_only(desks, delegate):
    for stranger in (desks.department_head, desks.province, desks.clerk, desks.teaching_office):
        with pytest.raises(Invalid, match="Choose another reviewer"):
            delegate(desks.teaching_office, stranger)


def test_a_colleague_who_reviews_no_more_has_no_desk_to_give(desks, delegate):
    delegate(desks.teaching_office, desks.research_office)
    desks.staff("皖江大学", desks.personnel, desks.research_office, version=2)
    case_id = at_the_offices(desks)

    assert desks.case(desks.research_office, case_id)["step_name"] == "科技处审核"


def test_delegations_are_listed_for_both_and_ended_by_either(desks, delegate):
    given = delegate(desks.teaching_office, desks.research_office)

    def listed(actor):
        return [row["id"] for row in desks.ask(actor, delegating.list_delegations, 50, None)["items"]]

    assert listed(desks.teaching_office) == listed(desks.research_office) == [given["id"]]
    assert listed(desks.personnel) == []
    with pytest.raises(NotFound):
        desks.ask(desks.personnel, delegating.revoke, given["id"])
    assert desks.ask(desks.research_office, delegating.revoke, given["id"])["state"] == "revoked"


def test_colleagues_are_the_other_reviewers_of_ones_organisation(desks, delegate):
    told = desks.ask(desks.teaching_office, delegating.colleagues)["items"]

    assert {each["person_id"] for each in told} == {desks.personnel.person_id, desks.research_office.person_id}

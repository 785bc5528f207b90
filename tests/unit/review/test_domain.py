"""The rules of review: who may decide, where a decision leads, when a step is due."""

import dataclasses
import datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict, Forbidden, Invalid, Refused
from services.review import domain

SCHOOL, BUREAU, ELSEWHERE = UUID(int=1), UUID(int=2), UUID(int=3)
CLERK, REVIEWER, HEAD, OFFICER = (UUID(int=10 + n) for n in range(4))
STEPS = (
    domain.Step(SCHOOL, "第一小学", frozenset({"reviewer", "school_head"})),
    domain.Step(BUREAU, "和县教育局", frozenset({"reviewer"})),
)
SUBMITTED = domain.Walk(STEPS, involved=frozenset({CLERK}))

reviewer = domain.Asker(REVIEWER, SCHOOL, frozenset({"reviewer"}))
head = domain.Asker(HEAD, SCHOOL, frozenset({"school_head"}))
officer = domain.Asker(OFFICER, BUREAU, frozenset({"reviewer"}))


def approve(walk: domain.Walk, asker: domain.Asker) -> domain.Walk:
    return domain.decide(walk, asker, domain.APPROVE, [])


def test_a_case_is_approved_after_school_and_authority_and_not_before():
    at_authority = approve(SUBMITTED, reviewer)

    assert (at_authority.state, at_authority.number) == ("open", 2)
    assert (approve(at_authority, officer).state, approve(at_authority, officer).number) == ("approved", None)


def test_a_rejection_with_a_reason_ends_the_case_at_any_step():
    assert domain.decide(SUBMITTED, reviewer, domain.REJECT, ["姓名与证件不一致"]).state == "rejected"
    assert domain.decide(approve(SUBMITTED, reviewer), officer, domain.REJECT, ["照片不清"]).state == "rejected"


@pytest.mark.parametrize("reasons", [[], [""], ["  "]])
def test_a_rejection_without_a_reason_is_refused(reasons):
    with pytest.raises(Invalid, match="needs a reason"):
        domain.decide(SUBMITTED, reviewer, domain.REJECT, reasons)


def test_who_entered_the_file_does_not_decide_on_it():  # R-REV-06
    same_person = dataclasses.replace(reviewer, person_id=CLERK)

    refused = domain.objection(SUBMITTED, same_person)

    assert isinstance(refused, Forbidden)
    assert str(refused) == "You entered or submitted this yourself; another reviewer of 第一小学 decides."


def test_who_decided_for_the_school_does_not_decide_for_the_authority():  # R-REV-06
    moved_on = dataclasses.replace(officer, person_id=REVIEWER)

    refused = domain.objection(approve(SUBMITTED, reviewer), moved_on)

    assert "You have decided an earlier step" in str(refused)


@pytest.mark.parametrize("asker", [officer, dataclasses.replace(reviewer, org_id=ELSEWHERE)])
def test_another_desk_does_not_decide_and_is_told_who_does(asker):
    assert str(domain.objection(SUBMITTED, asker)) == "This step is decided by 第一小学."


def test_a_role_that_the_step_does_not_name_does_not_decide():
    head_of_bureau = dataclasses.replace(head, org_id=BUREAU)

    refused = domain.objection(approve(SUBMITTED, reviewer), head_of_bureau)

    assert str(refused) == "This step is decided by a reviewer of 和县教育局."


def test_a_closed_case_takes_no_decision():
    withdrawn = dataclasses.replace(SUBMITTED, state=domain.WITHDRAWN)

    with pytest.raises(Conflict):
        approve(withdrawn, reviewer)


def test_steps_are_done_current_or_ahead():
    assert [SUBMITTED.state_of(number) for number in (1, 2)] == ["current", "ahead"]
    assert [approve(SUBMITTED, reviewer).state_of(number) for number in (1, 2)] == ["done", "current"]


def test_a_rejected_case_has_no_current_step():
    rejected = domain.decide(SUBMITTED, reviewer, domain.REJECT, ["照片不清"])

    assert [rejected.state_of(number) for number in (1, 2)] == ["done", "ahead"]


def test_desks_are_picked_from_the_school():
    school = SimpleNamespace(id=SCHOOL, authority_id=BUREAU)

    assert [domain.desk_of(desk, school) for desk in ("school", "authority")] == [SCHOOL, BUREAU]


def test_a_school_without_an_authority_opens_no_case():
    with pytest.raises(LookupError, match="No authority is known"):
        domain.desk_of("authority", SimpleNamespace(id=SCHOOL, authority_id=None))


@pytest.mark.parametrize(
    ("since", "days", "due"),
    [
        ("2026-03-02T01:00Z", 1, "2026-03-03T01:00Z"),  # Monday to Tuesday
        ("2026-03-06T01:00Z", 1, "2026-03-09T01:00Z"),  # Friday to Monday
        ("2026-03-07T01:00Z", 1, "2026-03-09T01:00Z"),  # Saturday to Monday
        ("2026-03-05T17:00Z", 1, "2026-03-08T17:00Z"),  # Friday already in China
        ("2026-03-02T01:00Z", 10, "2026-03-16T01:00Z"),  # two weeks
    ],
)
def test_a_step_is_due_after_working_days_in_china(since, days, due):
    start, end = (datetime.datetime.fromisoformat(text) for text in (since, due))

    assert domain.due(start, days) == end


PEOPLE = st.integers(min_value=0, max_value=5).map(lambda number: UUID(int=number))
ORGS = st.sampled_from([SCHOOL, BUREAU])
ROLES = st.frozensets(st.sampled_from(["reviewer", "info_admin", "school_head"]), min_size=1, max_size=2)
CHAINS = st.lists(st.builds(domain.Step, ORGS, st.just("desk"), ROLES), min_size=1, max_size=3).map(tuple)
WALKS = st.builds(domain.Walk, CHAINS, st.frozensets(PEOPLE, max_size=2))
ATTEMPTS = st.tuples(
    st.builds(domain.Asker, PEOPLE, ORGS, ROLES),
    st.sampled_from([domain.APPROVE, domain.REJECT]),
    st.sampled_from([[], ["reason"]]),
)


@given(WALKS, st.lists(ATTEMPTS, max_size=30))
def test_no_sequence_of_decisions_breaks_the_rules(walk, attempts):  # R-REV-06
    for asker, verdict, reasons in attempts:
        before = walk
        try:
            walk = domain.decide(walk, asker, verdict, reasons)
        except Refused:
            assert walk == before
            continue
        step = walk.steps[walk.decisions[-1].step - 1]
        assert asker.org_id == step.org_id
        assert asker.roles & step.roles

    deciders = [decided.person_id for decided in walk.decisions]
    verdicts = [decided.verdict for decided in walk.decisions]
    assert [decided.step for decided in walk.decisions] == list(range(1, len(deciders) + 1))
    assert len(set(deciders)) == len(deciders)
    assert not set(deciders) & walk.involved
    assert (walk.state == domain.APPROVED) == (verdicts == [domain.APPROVE] * len(walk.steps))
    assert (walk.state == domain.REJECTED) == (verdicts[-1:] == [domain.REJECT])
    assert domain.REJECT not in verdicts[:-1]

"""How a case walks its chain: who may decide, where a decision leads, what a return makes void."""

import dataclasses
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict, Forbidden, Invalid, Refused
from services.review.domain import case_progress, four_eyes
from services.review.domain.case_progress import Decided, Step, Walk
from services.review.domain.four_eyes import Asker, Person

SCHOOL, BUREAU, ELSEWHERE = UUID(int=1), UUID(int=2), UUID(int=3)
CLERK, REVIEWER, HEAD, OFFICER, TEACHING, RESEARCH, COLLEAGUE = (UUID(int=10 + n) for n in range(7))
STEPS = (
    Step(1, SCHOOL, "第一小学", frozenset({"reviewer", "school_head"})),
    Step(2, BUREAU, "和县教育局", frozenset({"reviewer"})),
)
BESIDE = (
    Step(1, SCHOOL, "皖江大学", frozenset({"reviewer"})),
    Step(2, SCHOOL, "皖江大学", frozenset({"teaching_office"})),
    Step(2, SCHOOL, "皖江大学", frozenset({"research_office"})),
    Step(3, BUREAU, "省教育厅", frozenset({"reviewer"})),
)
SUBMITTED = Walk(STEPS, involved=frozenset({CLERK}))
UNIVERSITY = Walk(BESIDE, involved=frozenset({CLERK}))

reviewer = Asker(REVIEWER, SCHOOL, frozenset({"reviewer"}))
head = Asker(HEAD, SCHOOL, frozenset({"school_head"}))
teaching = Asker(TEACHING, SCHOOL, frozenset({"teaching_office"}))
research = Asker(RESEARCH, SCHOOL, frozenset({"research_office"}))
officer = Asker(OFFICER, BUREAU, frozenset({"reviewer"}))


def approve(walk: Walk, *askers: Asker) -> Walk:
    for asker in askers:
        walk = four_eyes.decide(walk, asker, case_progress.APPROVE, [])
    return walk


def send_back(walk: Walk, asker: Asker) -> Walk:
    return four_eyes.decide(walk, asker, case_progress.RETURN, ["请核实学历"])


def test_a_case_is_approved_after_school_and_authority_and_not_before():
    at_authority = approve(SUBMITTED, reviewer)

    assert (at_authority.state, at_authority.current) == ("open", (2,))
    assert (approve(at_authority, officer).state, approve(at_authority, officer).current) == ("approved", ())


def test_steps_beside_each_other_wait_together_and_the_case_moves_on_when_all_are_approved():  # R-REV-02
    beside = approve(UNIVERSITY, reviewer)
    one_left = approve(beside, research)

    assert (beside.position, beside.current) == (2, (2, 3))
    assert (one_left.position, one_left.current) == (2, (2,))
    assert (approve(one_left, teaching).position, approve(one_left, teaching).current) == (3, (4,))


def test_one_rejection_beside_others_closes_the_case():
    rejected = four_eyes.decide(approve(UNIVERSITY, reviewer), teaching, case_progress.REJECT, ["课时有误"])

    assert (rejected.state, rejected.current) == ("rejected", ())


@pytest.mark.parametrize("reasons", [[], [""], ["  "]])
@pytest.mark.parametrize("verdict", [case_progress.REJECT, case_progress.RETURN])
def test_a_rejection_or_return_without_a_reason_is_refused(verdict, reasons):
    with pytest.raises(Invalid, match="needs a reason"):
        four_eyes.decide(approve(SUBMITTED, reviewer), officer, verdict, reasons)


def test_a_return_gives_the_case_back_one_step_and_its_decisions_stay_in_the_history():  # R-REV-04
    returned = send_back(approve(SUBMITTED, reviewer), officer)

    assert (returned.state, returned.current) == ("open", (1,))
    assert [(each.verdict, each.annulled) for each in returned.decisions] == [("approve", True), ("return", False)]


def test_whose_decision_was_returned_may_decide_again_and_so_may_who_returned_it():
    again = approve(send_back(approve(SUBMITTED, reviewer), officer), reviewer, officer)

    assert again.state == "approved"


def test_a_return_makes_void_what_was_decided_beside_it_too():
    beside = approve(UNIVERSITY, reviewer, research)
    returned = send_back(beside, teaching)

    assert returned.current == (1,)
    assert approve(returned, reviewer).current == (2, 3)


def test_there_is_nothing_before_the_first_step_to_return_to():
    with pytest.raises(Conflict, match="No step lies before"):
        send_back(SUBMITTED, reviewer)


def test_what_can_be_done_is_told_beforehand():
    assert four_eyes.may(SUBMITTED, reviewer) == ["decide"]
    assert four_eyes.may(SUBMITTED, officer) == []
    assert four_eyes.may(approve(SUBMITTED, reviewer), officer) == ["decide", "return"]


def test_who_entered_the_file_does_not_decide_on_it():  # R-REV-06
    refused = four_eyes.objection(SUBMITTED, dataclasses.replace(reviewer, person_id=CLERK))

    assert isinstance(refused, Forbidden)
    assert str(refused) == "You entered or submitted this yourself; another reviewer of 第一小学 decides."


def test_who_decided_for_the_school_does_not_decide_for_the_authority():  # R-REV-06
    refused = four_eyes.objection(approve(SUBMITTED, reviewer), dataclasses.replace(officer, person_id=REVIEWER))

    assert "You have decided an earlier step" in str(refused)


def test_one_person_with_two_offices_decides_only_one_of_the_steps_beside_each_other():  # R-REV-06
    both = dataclasses.replace(teaching, roles=frozenset({"teaching_office", "research_office"}))
    once = approve(approve(UNIVERSITY, reviewer), both)

    assert once.current == (3,)
    assert "You have decided an earlier step" in str(four_eyes.objection(once, both))


@pytest.mark.parametrize("asker", [officer, dataclasses.replace(reviewer, org_id=ELSEWHERE)])
def test_another_desk_does_not_decide_and_is_told_who_does(asker):
    assert str(four_eyes.objection(SUBMITTED, asker)) == "This step is decided by 第一小学."


def test_a_role_that_the_step_does_not_name_does_not_decide():
    refused = four_eyes.objection(approve(SUBMITTED, reviewer), dataclasses.replace(head, org_id=BUREAU))

    assert str(refused) == "This step is decided by a reviewer of 和县教育局."


def test_a_closed_case_takes_no_decision():
    with pytest.raises(Conflict):
        approve(dataclasses.replace(SUBMITTED, state=case_progress.WITHDRAWN), reviewer)


def test_who_keeps_an_absent_colleagues_desk_decides_in_the_colleagues_place():  # R-REV-07
    keeper = dataclasses.replace(head, absent=(Person(TEACHING, frozenset({"teaching_office"}), "王主任"),))
    walk = approve(approve(UNIVERSITY, reviewer), keeper)

    assert walk.decisions[-1] == Decided(2, HEAD, "approve", for_person_id=TEACHING)
    assert walk.spent == {REVIEWER, HEAD, TEACHING}


def test_four_eyes_hold_for_the_absent_colleague_too():  # R-REV-06
    entered_it = Person(CLERK, frozenset({"teaching_office"}), "王主任")
    keeper = dataclasses.replace(head, absent=(entered_it,))

    refused = four_eyes.objection(approve(UNIVERSITY, reviewer), keeper)

    assert str(refused).startswith("王主任, whose desk you keep, entered or submitted this")


def test_a_file_that_nobody_has_decided_is_taken_back():  # R-REV-04
    assert case_progress.withdraw(SUBMITTED).state == "withdrawn"
    assert case_progress.withdraw(send_back(approve(SUBMITTED, reviewer), officer)).state == "withdrawn"


@pytest.mark.parametrize("walk", [approve(SUBMITTED, reviewer), approve(UNIVERSITY, reviewer, research)])
def test_a_decided_file_is_not_taken_back(walk):
    with pytest.raises(Conflict, match="has decided on this case already"):
        case_progress.withdraw(walk)


def test_steps_are_done_current_or_ahead():
    assert [SUBMITTED.state_of(number) for number in (1, 2)] == ["current", "ahead"]
    assert [approve(SUBMITTED, reviewer).state_of(number) for number in (1, 2)] == ["done", "current"]


PEOPLE = st.integers(min_value=0, max_value=6).map(lambda number: UUID(int=number))
ORGS = st.sampled_from([SCHOOL, BUREAU])
ROLES = st.frozensets(st.sampled_from(["reviewer", "info_admin", "school_head"]), min_size=1, max_size=2)
SHAPES = st.lists(st.integers(1, 3), min_size=1, max_size=3)


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """Chains of up to three positions with up to three steps beside each other."""
    steps = [
        Step(position, draw(ORGS), "desk", draw(ROLES))
        for position, beside in enumerate(draw(SHAPES), 1)
        for _ in range(beside)
    ]
    return Walk(tuple(steps), draw(st.frozensets(PEOPLE, max_size=2)))


ABSENT = st.lists(st.builds(Person, PEOPLE, ROLES, st.just("absent")), max_size=1).map(tuple)
ATTEMPTS = st.tuples(
    st.builds(Asker, PEOPLE, ORGS, ROLES, ABSENT),
    st.sampled_from([case_progress.APPROVE, case_progress.APPROVE, case_progress.REJECT, case_progress.RETURN]),
    st.sampled_from([[], ["reason"]]),
)


@given(walks(), st.lists(ATTEMPTS, max_size=40))
def test_no_sequence_of_decisions_breaks_the_rules(walk, attempts):  # R-REV-04, R-REV-06
    for asker, verdict, reasons in attempts:
        before = walk
        try:
            walk = four_eyes.decide(walk, asker, verdict, reasons)
        except Refused:
            assert walk == before
            continue
        _check_step(before, walk, asker)

    standing = [each for each in walk.decisions if each.stands]
    persons = [person for each in standing for person in each.persons]
    assert len(set(persons)) == len(persons), "nobody has a say twice"
    assert not set(persons) & walk.involved, "who is involved has none"
    assert len(walk.decided) == len(standing), "a step is decided once"
    if walk.state == case_progress.APPROVED:
        assert walk.decided == set(range(1, len(walk.steps) + 1)), "no step is skipped"
    elif walk.state == case_progress.OPEN:
        behind = {number for number, step in enumerate(walk.steps, 1) if step.position < walk.position}
        assert behind <= walk.decided
        assert all(walk.steps[number - 1].position == walk.position for number in walk.decided - behind)
    assert (walk.state == case_progress.REJECTED) == any(
        each.verdict == case_progress.REJECT for each in walk.decisions
    )


def _check_step(before: Walk, after: Walk, asker: Asker) -> None:
    taken = after.decisions[-1]
    step = before.steps[taken.step - 1]
    held = next((each.roles for each in asker.absent if each.person_id == taken.for_person_id), asker.roles)
    assert taken.step in before.current
    assert asker.org_id == step.org_id
    assert held & step.roles
    assert len(after.decisions) == len(before.decisions) + 1, "the history only grows"
    if taken.verdict == case_progress.RETURN:
        assert after.position == before.position - 1


def test_a_decision_that_could_not_be_applied_is_void_and_only_its_own_position_waits_again():
    walk = case_progress.look_again(approve(SUBMITTED, reviewer, officer))

    assert (walk.state, walk.current) == ("open", (2,))
    assert [each.annulled for each in walk.decisions] == [False, True]
    assert approve(walk, officer).state == "approved"


@pytest.mark.parametrize(("verdict", "state"), [("approve", "approved"), ("reject", "rejected")])
def test_an_answer_elsewhere_closes_the_case_at_the_step_that_waited(verdict, state):
    walk = case_progress.answered(SUBMITTED, CLERK, verdict)

    assert (walk.state, walk.current, walk.decisions[-1].step) == (state, (), 1)

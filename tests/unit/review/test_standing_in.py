"""Who may decide an overdue step: the desk, and the office directly above where the province says so (R-MOB-02)."""

import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Forbidden
from services.review.domain import case_progress, four_eyes, standing_in
from services.review.domain.case_progress import Step, Walk
from services.review.domain.four_eyes import Asker, Person
from services.review.domain.standing_in import Said

SCHOOL, COUNTY, CITY = (UUID(int=number) for number in range(1, 4))
CLERK, REVIEWER, OFFICER, COLLEAGUE = (UUID(int=10 + number) for number in range(4))
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
TODAY, DAY = NOW.date(), datetime.timedelta(days=1)
AT_SCHOOL, AT_COUNTY = frozenset({"reviewer", "school_head"}), frozenset({"reviewer", "info_admin"})


def walk(*, stand_in: UUID | None = COUNTY, **known: object) -> Walk:
    """A case that waits at the school, then at the county."""
    steps = Step(1, SCHOOL, "第一小学", AT_SCHOOL, stand_in), Step(2, COUNTY, "和县教育局", AT_COUNTY)
    return Walk(steps, **{"involved": frozenset({CLERK})} | known)


officer = Asker(OFFICER, COUNTY, frozenset({"reviewer"}))
reviewer = Asker(REVIEWER, SCHOOL, frozenset({"reviewer"}))


def approved(at: Walk, *askers: Asker) -> Walk:
    for asker in askers:
        at = four_eyes.decide(at, asker, case_progress.APPROVE, [])
    return at


def test_the_office_above_decides_an_overdue_step_as_the_desk_could():
    at_county = approved(walk(), officer)

    assert at_county.current == (2,)
    assert four_eyes.in_stead(walk(), officer) == 1
    rejected = four_eyes.decide(walk(), officer, case_progress.REJECT, ["材料不全"])
    assert rejected.state == "rejected"


def test_the_desk_still_decides_and_that_is_in_nobodys_stead():
    assert approved(walk(), reviewer).current == (2,)
    assert four_eyes.in_stead(walk(), reviewer) is None


def test_who_decided_in_the_schools_stead_does_not_decide_the_own_offices_step_too():
    at_county = approved(walk(), officer)

    with pytest.raises(Forbidden, match="earlier step"):
        approved(at_county, officer)
    colleague = Asker(COLLEAGUE, COUNTY, frozenset({"info_admin"}))
    assert approved(at_county, colleague).state == "approved"


def test_who_entered_it_does_not_decide_in_the_schools_stead():
    with pytest.raises(Forbidden, match="entered or submitted"):
        approved(walk(involved=frozenset({CLERK, OFFICER})), officer)


@pytest.mark.parametrize("roles", [{"school_head"}, {"entry_clerk"}, {"query_user"}, set()])
def test_only_reviewers_of_the_office_stand_in(roles):
    with pytest.raises(Forbidden, match="decided by 第一小学"):
        approved(walk(), Asker(OFFICER, COUNTY, frozenset(roles)))


def test_who_keeps_a_colleagues_desk_at_the_office_above_stands_in_for_the_colleague():
    keeper = Asker(OFFICER, COUNTY, frozenset(), (Person(COLLEAGUE, AT_COUNTY, "同事"),))

    assert approved(walk(), keeper).decisions[-1].for_person_id == COLLEAGUE


def test_the_own_desk_comes_before_one_that_is_overdue_beside_it():
    steps = Step(1, SCHOOL, "第一小学", AT_SCHOOL, COUNTY), Step(1, COUNTY, "和县教育局", AT_COUNTY)
    beside = Walk(steps, frozenset())

    assert approved(beside, officer).decisions[-1].step == 2


LAW = {
    "place": st.sampled_from([SCHOOL, COUNTY, CITY]),
    "above": st.sampled_from([COUNTY, None]),
    "hours": st.integers(-72, 72),
    "said": st.lists(st.tuples(st.booleans(), st.integers(-3, 3))),
    "roles": st.frozensets(st.sampled_from(["reviewer", "info_admin", "school_head", "entry_clerk"])),
}


@given(**LAW)
def test_who_may_decide_is_the_desk_and_the_office_above_only_of_what_is_overdue_where_it_is_said(
    place, above, hours, said, roles
):
    known = [Said(number, on, TODAY + days * DAY) for number, (on, days) in enumerate(said)]
    allowed = standing_in.is_on(known, TODAY)
    stand_in = standing_in.office(NOW + hours * DAY / 24, NOW, above, allowed=allowed)
    may = four_eyes.objection(walk(stand_in=stand_in), Asker(OFFICER, place, roles)) is None

    of_the_desk = place == SCHOOL and bool(roles & AT_SCHOOL)
    of_the_office = place == above and bool(roles & AT_COUNTY) and hours < 0 and allowed
    assert may == (of_the_desk or of_the_office)


def test_by_default_it_is_off_and_a_step_without_a_due_date_is_never_overdue():
    assert not standing_in.is_on([], TODAY)
    assert standing_in.office(None, NOW, COUNTY, allowed=True) is None
    assert standing_in.office(NOW, NOW, COUNTY, allowed=True) is None


def test_what_is_said_last_of_what_has_begun_counts_and_replaces_what_was_planned():
    planned, called_off = Said(1, True, TODAY + 9 * DAY), Said(2, False, TODAY)

    assert standing_in.is_on([planned], TODAY + 9 * DAY)
    assert not standing_in.is_on([planned], TODAY + 8 * DAY)
    assert not standing_in.is_on([planned, called_off], TODAY + 9 * DAY)


def test_what_comes_next_is_the_earliest_that_nothing_said_later_replaces():
    on, off = Said(1, True, TODAY + 2 * DAY), Said(2, False, TODAY + 9 * DAY)

    assert standing_in.coming([on, off], TODAY) == on
    assert standing_in.coming([on, off], TODAY + 2 * DAY) == off
    assert standing_in.coming([on, Said(3, False, TODAY)], TODAY) is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6))), st.integers(0, 6))
def test_what_comes_next_is_what_counts_from_its_day_on_and_before_it_nothing_changes(said, today):
    known = [Said(number, on, TODAY + days * DAY) for number, (on, days) in enumerate(said)]
    at = TODAY + today * DAY
    now, then = standing_in.counting(known, at), standing_in.coming(known, at)
    later = [standing_in.counting(known, at + days * DAY) for days in range(8)]

    changes = [each for each in later if each != now]
    assert then == (changes[0] if changes else None)
    if then:
        assert standing_in.counting(known, then.effective_from) == then


def test_days_late_are_whole_days():
    assert standing_in.days_late(NOW - 2 * DAY - DAY / 2, NOW) == 2
    assert standing_in.days_late(NOW - DAY / 2, NOW) == 0

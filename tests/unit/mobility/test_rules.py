"""What may become of a transfer, who may do it, which way it goes (R-MOB-01, -02, -03)."""

import itertools
import uuid
from types import SimpleNamespace

import pytest

from services.common import roles
from services.common.errors import Conflict
from services.contracts.mobility import transfers as contract
from services.mobility.transfers import rules

CLOSED = set(contract.STATES) - set(contract.UNDER_WAY)


def school(authority: uuid.UUID | None = None, category: str = "primary_secondary"):
    return SimpleNamespace(id=uuid.uuid4(), authority_id=authority or uuid.uuid4(), category=category)


@pytest.mark.parametrize(("state", "act"), list(itertools.product(sorted(CLOSED), rules.ACTS)))
def test_nothing_is_done_to_a_transfer_that_has_ended(state, act):
    with pytest.raises(Conflict):
        rules.move(state, act)


def test_every_state_but_the_first_ones_is_reached_by_an_act():
    assert {after for _, after in rules.ACTS.values()} == set(contract.STATES) - {contract.ASKED, contract.COLLECTING}


@pytest.mark.parametrize("state", contract.UNDER_WAY)
def test_an_open_transfer_can_always_end(state):
    reached, fresh = set(), {state}
    while fresh:
        reached |= fresh
        fresh = {after for before, after in rules.ACTS.values() if set(before) & fresh} - reached
    assert reached & CLOSED


def test_it_is_taken_back_only_before_the_sending_side_has_confirmed():
    for state in (contract.AWAITED, contract.MOVING, contract.DONE):
        with pytest.raises(Conflict, match=r"taken back|transfer back"):
            rules.move(state, "withdrawn")
    assert rules.move(contract.REVIEWED, "withdrawn") == contract.WITHDRAWN


def test_one_office_over_both_schools_is_asked_once():
    office = uuid.uuid4()
    within = rules.business_of(school(office), school(office))
    assert within == contract.WITHIN
    assert rules.business_of(school(), school()) == contract.BETWEEN
    assert "sending_authority" not in rules.PARTS[within]


def test_a_province_is_told_by_the_beginning_of_a_path():
    assert rules.province_of("000000/340000/340104/1/") == rules.province_of("000000/340000/2/")
    assert rules.province_of("000000/330000/1/") != rules.province_of("000000/340000/1/")


def test_the_way_between_universities_needs_both_to_be_universities():
    university = school(category="higher_education")
    assert rules.business_of(university, school(category="higher_education")) == contract.UNIVERSITY
    assert rules.business_of(university, school()) == contract.BETWEEN


@pytest.mark.parametrize("status", ["301", "303", "308", "201", "205", "211"])
def test_who_has_left_or_is_away_is_not_transferred(status):
    with pytest.raises(Conflict):
        rules.refuse_unless_transferable("effective", status, "transfer", is_open=False)


@pytest.mark.parametrize("status", ["100", "101", None, "305", "306", "307"])
def test_who_is_at_the_post_or_has_resigned_is(status):
    rules.refuse_unless_transferable("effective", status, "transfer", is_open=False)


def test_who_has_resigned_does_not_go_on_rotation():
    with pytest.raises(Conflict, match="not for a rotation"):
        rules.refuse_unless_transferable("effective", "306", "rotation", is_open=False)


def test_an_office_over_both_sides_stands_on_neither(actor_of):
    root = "000000/340000/"
    sending, receiving = f"{root}340111/1/", f"{root}340104/2/"
    sides = {path: rules.side_of(actor_of("reviewer", path=path), sending, receiving) for path in (
        sending, f"{root}340111/", receiving, f"{root}340104/", root,
    )}  # fmt: skip
    assert list(sides.values()) == ["sending", "sending", "receiving", "receiving", None]


@pytest.mark.parametrize("role", sorted(roles.ALL - roles.ENTRY))
def test_only_who_enters_files_at_the_receiving_side_may_do_something(actor_of, role):
    path = "000000/340000/340104/2/"
    assert rules.may(actor_of(role, path=path), contract.AWAITED, path) == []
    assert rules.may(actor_of("entry_clerk", path=path), contract.AWAITED, path) == ["take_over"]
    assert rules.may(actor_of("entry_clerk", path=path), contract.REVIEWED, path) == ["withdraw"]

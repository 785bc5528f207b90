"""Who manages whom, which roles go together, how many there may be (R-ID-02 … R-ID-05)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common import roles
from services.common.errors import Conflict, Forbidden, Invalid
from services.identity.domain import accounts as rules

MINISTRY, PROVINCE, COUNTY, SCHOOL = (uuid.UUID(int=number) for number in range(1, 5))
AUTHORITY = {MINISTRY: None, PROVINCE: MINISTRY, COUNTY: PROVINCE, SCHOOL: COUNTY}
ORGS = st.sampled_from(list(AUTHORITY))
ROLES = st.frozensets(st.sampled_from(sorted(roles.ALL)), min_size=1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def holding(org, *held):
    return rules.Holding(org, AUTHORITY[org], frozenset(held))


@given(ORGS, ORGS, ROLES)
def test_administrators_are_managed_from_above_and_all_others_from_within(manager, org, held):  # R-ID-04
    expected = AUTHORITY[org] == manager if roles.SYSTEM_ADMIN in held else org == manager

    assert rules.manages(manager, holding(org, *held)) == expected


@given(ORGS, ROLES)
def test_nobody_manages_an_administrator_of_the_own_level(org, held):  # R-ID-04
    assert not rules.manages(org, holding(org, roles.SYSTEM_ADMIN, *held))


@given(ORGS, ROLES)
def test_every_account_but_the_ministrys_administrator_has_exactly_one_manager(org, held):
    managers = [manager for manager in AUTHORITY if rules.manages(manager, holding(org, *held))]

    assert len(managers) == (0 if org == MINISTRY and roles.SYSTEM_ADMIN in held else 1)


@given(ORGS, ORGS, ROLES, st.sampled_from(sorted(rules.ACTS)))
def test_whoever_is_refused_is_offered_nothing(manager, org, held, state):
    account = holding(org, *held)
    if rules.manages(manager, account):
        rules.check_manages(manager, account)
        assert rules.acts(manager, account, state)
    else:
        assert rules.acts(manager, account, state) == ()
        with pytest.raises(Forbidden):
            rules.check_manages(manager, account)


@pytest.mark.parametrize("level", ["office", "affiliated", "training"])
@given(manager=ORGS, held=ROLES)
def test_the_users_of_an_authoritys_units_are_managed_by_the_authority(level, manager, held):
    account = rules.Holding(uuid.UUID(int=9), COUNTY, held, level)

    assert rules.manages(manager, account) == (manager == COUNTY)


@pytest.mark.parametrize(
    ("held", "level"),
    [
        (["entry_clerk", "reviewer"], "school"),
        (["system_admin"], "county"),
        (["school_head", "reviewer"], "school"),
        (["operator"], "ministry"),
        (["info_admin", "entry_clerk", "reviewer", "query_user"], "office"),
        (["reviewer"], "affiliated"),
        (["institution"], "training"),
    ],
)
def test_roles_that_go_together_do(held, level):  # R-ID-02
    rules.check_roles(held, None, level)


@pytest.mark.parametrize(
    ("held", "level"),
    [
        (["system_admin", "entry_clerk"], "school"),
        (["auditor", "system_admin"], "county"),
        (["operator"], "school"),
        (["school_head"], "county"),
        (["teacher"], "school"),  # without a file
        (["system_admin"], "office"),
        (["school_head"], "affiliated"),
        (["system_admin"], "training"),
        (["reviewer"], "training"),
        (["query_user", "institution"], "training"),
        (["institution"], "county"),
    ],
)
def test_duties_that_stand_apart_are_not_joined(held, level):
    with pytest.raises(Invalid) as raised:
        rules.check_roles(held, None, level)
    assert raised.value.errors["roles"]


def test_a_teachers_account_is_tied_to_a_file_and_has_no_second_role():
    rules.check_roles(["teacher"], SCHOOL, "school")
    with pytest.raises(Invalid):
        rules.check_roles(["teacher", "entry_clerk"], SCHOOL, "school")
    with pytest.raises(Invalid):
        rules.check_roles(["entry_clerk"], SCHOOL, "school")


def test_an_organisation_starts_with_the_quota_of_the_plan():  # R-ID-03
    plan = {"system_admin": 1, "info_admin": 1, "query_user": 2, "school_head": 1}

    assert plan.items() <= rules.QUOTA.items()


@given(st.sampled_from(sorted(rules.QUOTA)), st.integers(0, 9), st.none() | st.integers(0, 9))
def test_a_role_is_refused_when_its_places_are_taken(role, taken, raised_to):  # R-ID-03
    own = {} if raised_to is None else {role: raised_to}
    places = own.get(role, rules.QUOTA[role])
    if taken < places:
        rules.check_quota([role], {role: taken}, own)
    else:
        with pytest.raises(Conflict, match=f"as it may: {places}"):
            rules.check_quota([role], {role: taken}, own)


def test_teachers_have_no_quota():
    rules.check_quota([roles.TEACHER], {roles.TEACHER: 10_000}, {})


@pytest.mark.parametrize(
    ("enabled", "minutes", "initial", "state"),
    [
        (False, 5, True, "disabled"),
        (True, 5, True, "locked"),
        (True, -1, True, "initial"),
        (True, None, True, "initial"),
        (True, None, False, "active"),
    ],
)
def test_an_account_is_in_the_gravest_state_that_holds(enabled, minutes, initial, state):
    until = None if minutes is None else NOW + timedelta(minutes=minutes)

    assert rules.state_of(enabled, until, initial, NOW) == state


def test_a_user_name_has_one_form():
    assert rules.normal_username(" Ｚhang.San ") == "zhang.san"

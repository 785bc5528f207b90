"""System administrators and the accounts that they manage (R-ID-03, R-ID-04, R-ID-05, R-ID-07)."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.common.database import transactions
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale, Unauthenticated
from services.contracts.identity import accounts
from services.identity.actions.organisations import load_orgs
from services.identity.domain import passwords


def opening(site, org="甲小学", *roles, **more):
    """What a form sends to open an account."""
    username = f"{site.mark}.{uuid.uuid4().hex[:6]}"
    new = {"id": str(uuid.uuid4()), "org_id": site.org_id(org), "username": username, "name": "张三"}
    return new | {"roles": list(roles) or ["entry_clerk"]} | more


def row_of(site, actor, name):
    """The account as the administrator's list shows it."""
    found = site.ask(accounts.list_accounts, actor, limit=200)["items"]
    return next(row for row in found if row["username"] == site.username(name))


def change(site, actor, who, **changes):
    row = site.account(who)
    return site.ask(accounts.change_account, actor, account_id=str(row.id), row_version=row.row_version, **changes)


def test_a_new_account_gets_a_secret_that_is_good_and_kept_nowhere(site):  # R-ID-07
    admin = site.signed_in("甲小学管理员")
    new = opening(site)
    given = site.ask(accounts.add_account, admin, **new)

    assert given["account"]["state"] == "initial"
    assert passwords.faults(given["initial_password"], new["username"]) == []
    assert site.sign_in(new["username"], given["initial_password"])["me"]["must_change_password"]


def test_the_same_opening_twice_does_not_give_a_second_secret(site):
    admin, new = site.signed_in("甲小学管理员"), opening(site)
    site.ask(accounts.add_account, admin, **new)

    with pytest.raises(Conflict, match="opened already"):
        site.ask(accounts.add_account, admin, **new)


def test_a_user_name_is_given_once_in_the_whole_country(site):
    taken = site.username("乙小学管理员").upper()

    with pytest.raises(Conflict, match="taken"):
        site.ask(accounts.add_account, site.signed_in("甲小学管理员"), **opening(site, username=taken))


@pytest.mark.parametrize(
    ("admin", "org", "role"),
    [
        ("甲小学管理员", "甲小学", "entry_clerk"),
        ("甲县管理员", "甲县", "reviewer"),
        ("省管理员", "省", "operator"),
    ],
)
def test_an_administrator_opens_the_accounts_of_the_own_organisation(site, admin, org, role):  # R-ID-04
    assert site.ask(accounts.add_account, site.signed_in(admin), **opening(site, org, role))


@pytest.fixture
def with_units(site):
    """The site with an office and a training institution of 甲县."""
    rows = [site.add_org("人事股", "office", "甲县", unit="personnel"), site.add_org("培训中心", "training", "甲县")]
    with site.store.begin(transactions.system()) as db:
        load_orgs(db, rows)
    return site


@pytest.mark.parametrize(("org", "role"), [("人事股", "reviewer"), ("培训中心", "institution")])
def test_the_administrator_of_an_authority_opens_and_sees_the_accounts_of_its_units(with_units, org, role):
    admin, new = with_units.signed_in("甲县管理员"), opening(with_units, org, role)
    with_units.ask(accounts.add_account, admin, **new)

    listed = with_units.ask(accounts.list_accounts, admin, org_id=with_units.org_id(org))["items"]
    assert [(row["username"], "reset" in row["may"]) for row in listed] == [(new["username"], True)]
    told = {body["org_id"]: len(body["reviewers"]) for body in with_units.announced("reviewers_changed")}
    assert told[with_units.org_id(org)] == (1 if role == "reviewer" else 0)


@pytest.mark.parametrize(
    ("admin", "org", "role", "refusal"),
    [
        ("甲县管理员", "人事股", "system_admin", Invalid),
        ("甲县管理员", "人事股", "institution", Invalid),
        ("甲县管理员", "培训中心", "system_admin", Invalid),
        ("甲县管理员", "培训中心", "reviewer", Invalid),
        ("市管理员", "人事股", "reviewer", Forbidden),
        ("乙县管理员", "人事股", "reviewer", NotFound),
    ],
)
def test_the_units_of_an_authority_have_no_other_users(with_units, admin, org, role, refusal):
    with pytest.raises(refusal):
        with_units.ask(accounts.add_account, with_units.signed_in(admin), **opening(with_units, org, role))


@pytest.mark.parametrize(
    ("admin", "org", "role", "refusal"),
    [
        ("甲小学管理员", "甲小学", "system_admin", Forbidden),  # nobody manages the own level
        ("甲县管理员", "甲小学", "entry_clerk", Forbidden),  # a school's users are the school's
        ("市管理员", "甲小学", "system_admin", Forbidden),  # above, but not its authority
        ("市管理员", "大学", "system_admin", NotFound),  # stands in the city and is not the city's
        ("甲小学管理员", "甲中学", "entry_clerk", NotFound),
        ("甲县管理员", "乙县", "reviewer", NotFound),
        ("甲县管理员", "省", "reviewer", NotFound),
    ],
)
def test_nobody_opens_an_account_that_others_manage(site, admin, org, role, refusal):  # R-ID-04
    with pytest.raises(refusal):
        site.ask(accounts.add_account, site.signed_in(admin), **opening(site, org, role))


def test_the_authority_replaces_an_administrator_at_any_level(site):  # R-ID-04
    province = site.signed_in("省管理员")
    change(site, province, "大学管理员", enabled=False)

    assert site.ask(accounts.add_account, province, **opening(site, "大学", "system_admin"))


def test_an_organisation_has_only_so_many_users_of_a_role(site):  # R-ID-03
    admin = site.signed_in("甲小学管理员")
    site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head"))

    with pytest.raises(Conflict, match="as it may: 1"):
        site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head"))


def test_two_at_once_do_not_share_the_last_place(site):  # R-ID-03
    admin = site.signed_in("甲小学管理员")

    def open_one(_):
        try:
            return site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head"))
        except Conflict:
            return None

    with ThreadPoolExecutor(3) as pool:
        opened = [done for done in pool.map(open_one, range(3)) if done]
    assert len(opened) == 1


def test_roles_that_do_not_go_together_are_refused(site):
    with pytest.raises(Invalid) as raised:
        site.ask(accounts.add_account, site.signed_in("甲小学管理员"), **opening(site, "甲小学", "auditor", "reviewer"))

    assert raised.value.errors["roles"]


def test_a_disabled_user_is_out_at_once_and_comes_back_when_enabled(site):  # R-ID-05
    admin = site.signed_in("甲小学管理员")
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    actor = site.actor_by(token)

    assert change(site, admin, "甲小学录入员", enabled=False)["state"] == "disabled"
    assert {"session_id": str(actor.session_id)} in site.announced("session_ended")
    with pytest.raises(Unauthenticated):
        site.sign_in(site.username("甲小学录入员"))

    assert change(site, admin, "甲小学录入员", enabled=True)["state"] == "active"
    assert site.sign_in(site.username("甲小学录入员"))
    with pytest.raises(Unauthenticated):
        site.actor_by(token)


def test_a_reset_gives_a_new_secret_and_ends_the_sessions(site):  # R-ID-05
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    account_id = str(site.accounts["甲小学录入员"]["id"])
    given = site.ask(accounts.reset_account, site.signed_in("甲小学管理员"), account_id=account_id)

    with pytest.raises(Unauthenticated):
        site.actor_by(token)
    with pytest.raises(Unauthenticated):
        site.sign_in(site.username("甲小学录入员"))
    assert site.sign_in(site.username("甲小学录入员"), given["initial_password"])["me"]["must_change_password"]
    assert "identity.reset_account" in site.trail("甲小学录入员")


def test_a_locked_account_is_unlocked_by_hand(site):  # R-ID-05
    admin = site.signed_in("甲小学管理员")
    for _ in range(5):
        with pytest.raises(Unauthenticated):
            site.sign_in(site.username("甲小学录入员"), "Wrong-12-guess")

    assert "unlock" in row_of(site, admin, "甲小学录入员")["may"]
    assert change(site, admin, "甲小学录入员", unlock=True)["state"] == "active"
    assert site.sign_in(site.username("甲小学录入员"))


def test_other_roles_take_effect_at_the_next_sign_in_which_is_at_once(site):  # R-ID-05
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    changed = change(site, site.signed_in("甲小学管理员"), "甲小学录入员", roles=["reviewer"])

    assert changed["roles"] == ["reviewer"]
    with pytest.raises(Unauthenticated):
        site.actor_by(token)
    assert site.signed_in("甲小学录入员").roles == {"reviewer"}


def test_nobody_makes_a_colleague_an_administrator(site):  # R-ID-04
    with pytest.raises(Forbidden):
        change(site, site.signed_in("甲小学管理员"), "甲小学录入员", roles=["system_admin"])


def test_a_disabled_user_leaves_room_that_enabling_needs_again(site):  # R-ID-03
    admin = site.signed_in("甲小学管理员")
    first = site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head"))["account"]
    known = {"account_id": first["id"], "row_version": 1}
    site.ask(accounts.change_account, admin, **known, enabled=False)
    site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head"))

    with pytest.raises(Conflict):
        site.ask(accounts.change_account, admin, account_id=first["id"], row_version=2, enabled=True)


def test_a_change_of_something_outdated_is_refused(site):
    admin, account_id = site.signed_in("甲小学管理员"), str(site.accounts["甲小学录入员"]["id"])
    site.ask(accounts.change_account, admin, account_id=account_id, row_version=1, name="李四")

    with pytest.raises(Stale):
        site.ask(accounts.change_account, admin, account_id=account_id, row_version=1, name="王五")


@pytest.mark.parametrize(
    ("admin", "name", "refusal"),
    [
        ("甲小学管理员", "甲小学管理员", Forbidden),
        ("甲县管理员", "甲小学录入员", Forbidden),
        ("乙小学管理员", "甲小学录入员", NotFound),
        ("甲小学管理员", "甲县管理员", NotFound),
    ],
)
def test_nobody_changes_or_resets_an_account_that_others_manage(site, admin, name, refusal):  # R-ID-04
    actor = site.signed_in(admin)
    with pytest.raises(refusal):
        change(site, actor, name, name="x")
    with pytest.raises(refusal):
        site.ask(accounts.reset_account, actor, account_id=str(site.accounts[name]["id"]))


def test_the_list_shows_the_own_users_and_the_managed_administrators(site):
    listed = site.ask(accounts.list_accounts, site.signed_in("甲县管理员"))["items"]

    acts = {row["name"]: bool(row["may"]) for row in listed}
    assert acts == {"甲县管理员": False, "甲小学管理员": True, "甲中学管理员": True}


def test_the_list_is_searched_and_paged_by_key(site):
    admin = site.signed_in("甲小学管理员")
    first = site.ask(accounts.list_accounts, admin, limit=3)
    second = site.ask(accounts.list_accounts, admin, limit=3, after=first["next"])

    assert [len(first["items"]), len(second["items"]), second["next"]] == [3, 1, None]
    found = site.ask(accounts.list_accounts, admin, q="录入")["items"]
    assert [row["name"] for row in found] == ["甲小学录入员"]

"""What administrators do to many teachers' accounts at once (R-ID-05, R-ID-10, R-ID-11)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from services.common.database import transactions
from services.common.errors import Forbidden, Invalid, NotFound, Unauthenticated
from services.common.processes import jobs
from services.contracts import operations
from services.contracts.identity import accounts, sessions
from services.contracts.identity import teacher_accounts as contract
from services.identity.actions.accounts import load_accounts
from services.identity.domain.sessions import Tries
from services.identity.jobs import KINDS
from services.identity.models import Account


@pytest.fixture
def admin(site):
    return site.signed_in("甲小学管理员")


@pytest.fixture
def teachers(site):
    """Three teachers of 甲小学 and one of 乙小学, by name; their own passwords are set."""
    places = {"教师一": "甲小学", "教师二": "甲小学", "教师三": "甲小学", "外校教师": "乙小学"}
    with site.store.begin(transactions.system()) as db:
        rows = [site.add_account(name, org, "teacher", teacher_id=uuid.uuid4()) for name, org in places.items()]
        load_accounts(db, rows)
    return {row["name"]: str(row["id"]) for row in rows}


def act(site, admin, what, *ids, **chosen):
    which = {"account_ids": list(ids)} if ids else {"chosen": chosen}
    return site.ask(contract.act_on_accounts, admin, id=str(uuid.uuid4()), act=what, **which)


def outcomes(done):
    return [one["done"] for one in done["items"]]


def states(site, admin, **wanted):
    found = site.ask(contract.list_teacher_accounts, admin, **wanted)["items"]
    return {row["name"]: row["state"] for row in found}


def test_a_search_finds_names_and_user_names_of_the_own_school(site, admin, teachers):
    assert states(site, admin, q="三") == {"教师三": "active"}
    assert set(states(site, admin, q=site.username("教师二").upper())) == {"教师二"}
    assert states(site, admin, q=site.username("外校教师")) == {}
    assert states(site, admin, q="%") == {}


def test_each_account_named_has_its_own_outcome(site, admin, teachers):
    first, second = teachers["教师一"], teachers["教师二"]
    act(site, admin, "disable", first)
    done = act(site, admin, "disable", first, second, teachers["外校教师"], str(uuid.uuid4()))

    assert outcomes(done) == [False, True, False, False]
    assert [one["message"] for one in done["items"]] == [
        "该账号已是此状态，无需操作。",
        None,
        "贵校没有这个教师账号。",
        "贵校没有这个教师账号。",
    ]
    assert site.sign_in(site.username("外校教师"))["token"]


def test_who_is_disabled_or_shut_out_is_signed_out_at_once(site, admin, teachers):
    for what, name, refusal in (("disable", "教师一", Unauthenticated), ("close", "教师二", Forbidden)):
        token = site.sign_in(site.username(name))["token"]
        act(site, admin, what, teachers[name])
        with pytest.raises(Unauthenticated):
            site.ask(sessions.renew, token=token)
        with pytest.raises(refusal):
            site.sign_in(site.username(name))

    assert outcomes(act(site, admin, "open", teachers["教师二"])) == [True]
    assert site.sign_in(site.username("教师二"))["token"]


def test_a_reset_account_waits_for_its_next_slip(site, admin, teachers):
    act(site, admin, "reset", teachers["教师一"])
    with pytest.raises(Unauthenticated):
        site.sign_in(site.username("教师一"))

    slips = site.ask(contract.issue_teacher_slips, admin, account_ids=[teachers["教师一"]])["items"]
    assert site.sign_in(site.username("教师一"), slips[0]["initial_password"])["me"]["must_change_password"]


def test_a_deleted_account_is_gone_and_can_be_opened_again(site, admin, teachers):  # R-ID-10
    site.signed_in("教师一")
    assert outcomes(act(site, admin, "delete", teachers["教师一"])) == [True]

    assert "教师一" not in states(site, admin)
    assert site.row(Account, uuid.UUID(teachers["教师一"])) is None


def test_the_list_is_filtered_by_state_and_name(site, admin, teachers):
    act(site, admin, "disable", teachers["教师一"])
    act(site, admin, "close", teachers["教师二"])
    soon = datetime.now(UTC) + timedelta(minutes=5)
    site.change(Account, uuid.UUID(teachers["教师三"]), tries=Tries(0, soon))

    assert states(site, admin) == {"教师一": "disabled", "教师二": "closed", "教师三": "locked"}
    for state, name in (("disabled", "教师一"), ("closed", "教师二"), ("locked", "教师三")):
        assert states(site, admin, state=state) == {name: state}
    assert states(site, admin, q="三") == {"教师三": "locked"}
    act(site, admin, "unlock", teachers["教师三"])
    assert states(site, admin, state="active") == {"教师三": "active"}
    assert states(site, admin, state="initial") == {}


def test_all_that_a_filter_chooses_are_handled_by_a_job(site, admin, teachers):
    act(site, admin, "disable", teachers["教师一"])
    queued = act(site, admin, "close", state="active")
    while jobs.run_one(site.store, "identity", KINDS):
        pass
    done = site.ask(operations.job.at("identity"), admin, job_id=queued["job_id"])

    assert done["result"] == {"done": 2, "unchanged": 0}
    assert states(site, admin) == {"教师一": "disabled", "教师二": "closed", "教师三": "closed"}
    assert states(site, site.signed_in("乙小学管理员")) == {"外校教师": "active"}


def test_neither_nobody_nor_two_ways_of_choosing_is_taken(site, admin, teachers):
    for which in ({}, {"account_ids": [teachers["教师一"]], "chosen": {}}):
        with pytest.raises(Invalid):
            site.ask(contract.act_on_accounts, admin, id=str(uuid.uuid4()), act="disable", **which)


def test_teachers_are_in_no_list_but_their_own(site, admin, teachers):
    listed = site.ask(accounts.list_accounts, admin, limit=200)["items"]

    assert not {row["name"] for row in listed} & teachers.keys()
    assert states(site, site.signed_in("甲县管理员")) == {}


def test_nobody_opens_a_teachers_account_by_hand_or_takes_an_id_number_as_user_name(site, admin):
    given = {"id": str(uuid.uuid4()), "org_id": site.org_id("甲小学"), "name": "张三"}
    with pytest.raises(Invalid, match="ID document"):
        site.ask(accounts.add_account, admin, **given, username="zhang3", roles=["teacher"], teacher_id=given["id"])
    with pytest.raises(Invalid, match="no user name"):
        site.ask(accounts.add_account, admin, **given, username="34010419850101004X", roles=["reviewer"])


def test_one_teachers_account_is_reset_like_any_other_by_the_own_school_only(site, admin, teachers):
    reset = site.ask(accounts.reset_account, admin, account_id=teachers["教师一"])
    assert site.sign_in(site.username("教师一"), reset["initial_password"])["me"]["must_change_password"]

    with pytest.raises(Forbidden):
        site.ask(accounts.reset_account, site.signed_in("甲县管理员"), account_id=teachers["教师一"])
    with pytest.raises(NotFound):
        site.ask(accounts.reset_account, site.signed_in("乙小学管理员"), account_id=teachers["教师一"])

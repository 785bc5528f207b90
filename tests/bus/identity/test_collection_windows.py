"""A school says when its teachers enter their files, and when none signs in; and whom to ask (R-ID-11, R-ID-12)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from services.common.database import transactions
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale, Unauthenticated
from services.common.messages.wording import word
from services.contracts.identity import collection, sessions
from services.identity.actions.accounts import load_accounts

CONTACTS = [
    {"kind": "technical", "name": "吴工", "duties": "账号与系统"},
    {"kind": "business", "name": "周老师", "office_phone": "0551-65551234", "duties": "信息采集"},
]


def at(**distance):
    return (datetime.now(UTC) + timedelta(**distance)).isoformat()


@pytest.fixture
def admin(site):
    return site.signed_in("甲小学管理员")


@pytest.fixture
def teacher(site):
    with site.store.begin(transactions.system()) as db:
        load_accounts(db, [site.add_account("教师", "甲小学", "teacher", teacher_id=uuid.uuid4())])
    return site.username("教师")


def put(site, admin, org="甲小学", **wanted):
    known = site.ask(collection.collection_window, admin, org_id=site.org_id(org))["row_version"]
    wanted = {"mode": "shared", "row_version": known} | wanted
    return site.ask(collection.set_collection_window, admin, org_id=site.org_id(org), **wanted)


def refusal(site, teacher):
    with pytest.raises(Forbidden) as raised:
        site.sign_in(teacher)
    return word(raised.value.message, raised.value.params, "zh-CN")


def test_a_school_that_set_nothing_collects_alone_and_its_teachers_read(site, admin, teacher):
    window = site.ask(collection.collection_window, admin, org_id=site.org_id("甲小学"))

    assert (window["mode"], window["state"], window["row_version"]) == ("school", "school", 0)
    assert site.sign_in(teacher)["token"]


def test_within_the_window_teachers_come_in(site, admin, teacher):
    assert put(site, admin, opens_at=at(days=-1), closes_at=at(days=1))["state"] == "open"
    assert site.sign_in(teacher)["me"]["roles"] == ["teacher"]


@pytest.mark.parametrize(
    ("window", "state"), [({"opens_at": at(days=1)}, "before"), ({"closes_at": at(days=-1)}, "after")]
)
def test_before_and_after_the_window_a_teacher_comes_in_and_stays(site, admin, teacher, window, state):
    there = site.sign_in(teacher)["token"]

    assert put(site, admin, **window)["state"] == state
    assert site.sign_in(teacher)["me"]["roles"] == ["teacher"]
    assert site.ask(sessions.renew, token=there)


def test_only_a_school_that_forbids_it_keeps_its_teachers_out_and_says_whom_to_ask(site, admin, teacher):
    assert put(site, admin, closed=True, opens_at=at(days=-1))["state"] == "closed"
    assert refusal(site, teacher) == "贵校目前禁止教师用户登录。如有疑问请联系：甲小学。"

    site.ask(collection.set_contacts, admin, org_id=site.org_id("甲小学"), contacts=CONTACTS)
    assert refusal(site, teacher).endswith("请联系：周老师 0551-65551234。")
    put(site, admin, opens_at=at(days=-1))
    assert site.sign_in(teacher)["token"]


def test_a_wrong_password_hears_nothing_of_the_window(site, admin, teacher):
    put(site, admin, closed=True)

    with pytest.raises(Unauthenticated):
        site.sign_in(teacher, "Wrong-12-guess")


def test_closing_ends_the_teachers_sessions_and_nobody_elses(site, admin, teacher):
    token, clerk = site.sign_in(teacher)["token"], site.sign_in(site.username("甲小学录入员"))["token"]
    put(site, admin, closed=True)

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)
    assert site.ask(sessions.renew, token=clerk)
    assert site.sign_in(site.username("甲小学录入员"))


def test_records_hears_of_every_change_and_of_a_closed_school_as_one_that_collects_alone(site, admin):
    put(site, admin, mode="self", opens_at=at(days=-1))
    put(site, admin, mode="self", closed=True)
    told = [one for one in site.announced("collection_window_changed") if one["org_id"] == site.org_id("甲小学")]

    assert [(one["mode"], one["row_version"]) for one in told] == [("self", 1), ("school", 2)]


def test_of_two_changes_at_a_time_the_second_is_told(site, admin):
    put(site, admin)
    with pytest.raises(Stale):
        put(site, admin, row_version=0)


def test_a_window_opens_before_it_closes(site, admin):
    with pytest.raises(Invalid) as raised:
        put(site, admin, opens_at=at(days=1), closes_at=at(days=-1))
    assert "closes_at" in raised.value.errors


def test_only_the_school_itself_sets_its_window_and_its_contacts(site, admin):
    county = site.signed_in("甲县管理员")
    with pytest.raises(Forbidden):
        put(site, county)
    with pytest.raises(Forbidden):
        site.ask(collection.set_contacts, county, org_id=site.org_id("甲小学"), contacts=CONTACTS)
    with pytest.raises(NotFound):
        put(site, admin, org="乙小学")
    with pytest.raises(Conflict):
        put(site, county, org="甲县")


def test_contacts_are_seen_from_above_and_by_the_own_people_and_by_no_other(site, admin, teacher):
    whose = {"org_id": site.org_id("甲小学")}
    site.ask(collection.set_contacts, admin, **whose, contacts=CONTACTS)
    site.ask(collection.set_contacts, admin, **whose, contacts=CONTACTS[::-1])

    for asker in (site.signed_in("甲县管理员"), site.actor_by(site.sign_in(teacher)["token"])):
        seen = site.ask(collection.contacts, asker, **whose)["contacts"]
        assert [one["name"] for one in seen] == ["周老师", "吴工"]
    with pytest.raises(NotFound):
        site.ask(collection.contacts, site.signed_in("乙小学管理员"), **whose)

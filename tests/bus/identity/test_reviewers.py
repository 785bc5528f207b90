"""Departments and hub schools, and who may decide at an organisation (R-ID-01, R-REV-06)."""

import uuid

import pytest

from services.common.database import transactions
from services.common.errors import Forbidden, Invalid
from services.contracts.identity import accounts, orgs
from services.identity.actions.accounts import load_accounts
from services.identity.models import Account

from .test_accounts import change, opening


def told(site, org):
    """What was announced of an organisation's reviewers, oldest first."""
    return [one for one in site.announced("reviewers_changed") if one["org_id"] == site.org_id(org)]


def names(message):
    return [one["name"] for one in message["reviewers"]]


@pytest.fixture
def department(site):
    """A department of 大学, opened by the university itself."""
    new = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:8], "name": "文学院", "level": "department"}
    new |= {"parent_id": site.org_id("大学")}
    org = site.ask(orgs.add_org, site.signed_in("大学管理员"), **new)
    site.orgs["文学院"] = new | {"id": uuid.UUID(new["id"])}
    return org


def test_loading_accounts_tells_of_each_organisation_once(site):
    [first] = told(site, "甲小学")

    assert names(first) == ["甲小学审核员"]
    assert first["reviewers"][0]["roles"] == ["reviewer"]


def test_that_nobody_may_decide_is_told_too(site):
    new = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:8], "name": "教学点", "level": "school"}
    new |= {"parent_id": site.org_id("甲县"), "school_type": "218"}
    site.ask(orgs.add_org, site.signed_in("甲县管理员"), **new)
    site.orgs["教学点"] = new | {"id": uuid.UUID(new["id"])}
    site.ask(
        accounts.add_account, site.signed_in("甲县管理员"), **opening(site, "教学点", "system_admin", name="管理员")
    )

    assert [one["reviewers"] for one in told(site, "教学点")] == [[]]


def test_loading_the_same_accounts_again_tells_nothing(site):
    with site.store.begin(transactions.system()) as db:
        load_accounts(db, site.accounts.values())

    assert len(told(site, "甲小学")) == 1


def test_every_change_of_who_may_decide_is_told_with_a_higher_number(site):
    admin = site.signed_in("甲小学管理员")
    site.ask(accounts.add_account, admin, **opening(site, "甲小学", "school_head", name="校长"))
    change(site, admin, "甲小学审核员", enabled=False)
    change(site, admin, "甲小学审核员", enabled=True, roles=["query_user"])
    change(site, admin, "甲小学录入员", name="改名")

    messages = told(site, "甲小学")
    assert [sorted(names(one)) for one in messages] == [["甲小学审核员"], ["校长", "甲小学审核员"], ["校长"], ["校长"]]
    assert [one["row_version"] for one in messages] == [1, 2, 3, 4]


def test_a_department_stands_below_its_school(site, department):
    school = site.ask(orgs.org, site.signed_in("大学管理员"), org_id=site.org_id("大学"))
    office = {"parent_id": site.org_id("甲县"), "level": "department", "code": "x1", "name": "科室"}

    assert department["path"] == f"{school['path']}{department['code']}/"
    with pytest.raises(Invalid):
        site.ask(orgs.add_org, site.signed_in("甲县管理员"), id=str(uuid.uuid4()), **office)


def test_a_departments_users_are_its_schools_and_its_head_may_decide(site, department):
    new = opening(site, "文学院", "department_head", name="院长")
    with pytest.raises(Forbidden):
        site.ask(accounts.add_account, site.signed_in("省管理员"), **new)
    given = site.ask(accounts.add_account, site.signed_in("大学管理员"), **new)

    assert names(told(site, "文学院")[-1]) == ["院长"]
    site.change(Account, uuid.UUID(new["id"]), password_is_initial=False)
    head = site.actor_by(site.sign_in(new["username"], given["initial_password"])["token"])
    assert (head.org_level, head.org_path) == ("department", department["path"])
    listed = site.ask(accounts.list_accounts, site.signed_in("大学管理员"))["items"]
    assert "院长" in {row["name"] for row in listed}


@pytest.mark.parametrize(
    ("org", "role"), [("文学院", "system_admin"), ("大学", "department_head"), ("甲县", "teaching_office")]
)
def test_a_role_is_had_where_it_belongs_only(site, department, org, role):
    admin = {"文学院": "大学管理员", "大学": "大学管理员", "甲县": "甲县管理员"}[org]
    with pytest.raises(Invalid, match="no such role"):
        site.ask(accounts.add_account, site.signed_in(admin), **opening(site, org, role))


def test_a_hub_is_a_school_of_the_same_office(site):
    admin = site.signed_in("甲县管理员")
    school = {"name": "教学点", "level": "school", "parent_id": site.org_id("甲县"), "school_type": "218"}
    added = site.ask(
        orgs.add_org, admin, **school, id=str(uuid.uuid4()), code=uuid.uuid4().hex[:8], hub_id=site.org_id("甲小学")
    )
    assert added["hub_id"] == site.org_id("甲小学")
    for hub in ("乙小学", "甲县"):
        with pytest.raises(Invalid):
            site.ask(
                orgs.add_org,
                admin,
                **school,
                id=str(uuid.uuid4()),
                code=uuid.uuid4().hex[:8],
                hub_id=site.org_id(hub),
            )

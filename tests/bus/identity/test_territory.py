"""The database's own wall around accounts and sessions, the service's queries left out (R-SEC-01)."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import ProgrammingError

from services.common.request import Request
from services.identity import queries
from services.identity.actions.accounts import load_accounts
from services.identity.models import Account, OpenSession


def seen(site, actor, model=Account):
    """How many rows an unlimited query of this actor returns."""
    with site.store.begin(Request(actor=actor)) as db:
        return db.scalar(select(func.count()).select_from(model))


def test_a_stranger_sees_no_account_and_no_session(site):
    site.signed_in("甲小学录入员")

    assert seen(site, None) == 0
    assert seen(site, None, OpenSession) == 0


def test_a_careless_query_returns_the_territory_and_no_more(site):
    assert seen(site, site.signed_in("甲小学管理员")) == 4
    assert seen(site, site.signed_in("甲县管理员")) == 6


def test_a_stranger_learns_an_accounts_id_and_nothing_else(site):
    with site.store.begin(Request()) as db:
        found = db.scalar(select(func.account_signing_in(site.username("甲小学录入员"), b"")))
        assert found == site.accounts["甲小学录入员"]["id"]
        assert db.scalars(select(Account)).all() == []


def test_a_write_into_another_territory_is_refused(site):
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        site.store.begin(Request(actor=site.signed_in("甲小学管理员"))) as db,
    ):
        db.execute(text("UPDATE account SET org_path = '000000/'"))


def test_a_teacher_comes_and_goes_without_any_territory(site):
    with site.store.begin(Request(actor=site.signed_in("省管理员"))) as db:
        teacher_id = site.accounts["甲小学录入员"]["id"]
        load_accounts(db, [site.add_account("教师", "甲小学", "teacher", teacher_id=teacher_id)])
    teacher = site.signed_in("教师")

    assert teacher.teacher_id == teacher_id
    assert seen(site, teacher) == 1


def test_whom_to_ask_at_the_own_school_is_read_by_its_teacher_and_written_by_its_administrator(site):
    with site.store.begin(Request(actor=site.signed_in("省管理员"))) as db:
        teacher_id = site.accounts["甲小学录入员"]["id"]
        load_accounts(db, [site.add_account("教师", "甲小学", "teacher", teacher_id=teacher_id)])
    org_id, path = site.signed_in("甲小学管理员").org_id, site.signed_in("甲小学管理员").org_path
    with site.store.begin(Request(actor=site.signed_in("甲小学管理员"))) as db:
        known = {"org_id": org_id, "path": path}
        db.execute(text(f"INSERT INTO org_contact {CONTACT}"), known | {"position": 1})
    with site.store.begin(Request(actor=site.signed_in("教师"))) as db:
        assert db.execute(text("SELECT count(*) FROM org_contact")).scalar_one() == 1
        assert db.execute(text("UPDATE org_contact SET mobile = '13800000000'")).rowcount == 0
        assert db.execute(text("DELETE FROM org_contact")).rowcount == 0
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        site.store.begin(Request(actor=site.signed_in("教师"))) as db,
    ):
        db.execute(text(f"INSERT INTO org_contact {CONTACT}"), known | {"position": 2})


CONTACT = "(org_id, position, org_path, kind, name) VALUES (:org_id, :position, :path, 'business', '王老师')"


def test_without_the_databases_wall_the_service_still_shows_no_other_schools_accounts(unwalled, site):
    admin = site.signed_in("甲小学管理员")
    with unwalled("identity").begin(Request(actor=admin)) as db:
        assert db.scalar(select(func.count()).select_from(Account)) > 4
        found = queries.list_accounts(db, admin, None, None, limit=200, after=None)
    assert {account["org_id"] for account in found["items"]} == {admin.org_id}

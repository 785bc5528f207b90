"""账号密码单: initial passwords on paper, and what becomes of them (R-ID-07, R-ID-08)."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common.database import transactions
from services.common.database.tables import audit
from services.common.errors import Forbidden, Invalid, Unauthenticated
from services.contracts.identity import sessions
from services.contracts.identity import teacher_accounts as contract
from services.identity.models import Account
from tests.bus.identity.teacher_accounts.asking import slips
from tests.bus.identity.teachers import someone

OWN = "Tulpe-17-Regen"


def test_slips_let_everybody_in_once_and_a_second_printing_replaces_the_first(site, admin, opened):  # R-ID-07
    people = [someone(number) for number in range(3)]
    batch = opened(people)
    first, second = slips(site, admin, batch), slips(site, admin, batch)
    by_name = {person["name"]: person["id_number"] for person in people}

    with pytest.raises(Unauthenticated):
        site.sign_in(by_name[first[0]["name"]], first[0]["initial_password"])
    for slip in second:
        assert site.sign_in(by_name[slip["name"]], slip["initial_password"].upper())["me"]["must_change_password"]


def test_who_chose_an_own_password_gets_a_blank_slip(site, admin, opened):  # R-ID-07, R-ID-08
    person = someone(1)
    batch = opened([person, someone(2)])
    mine = next(slip for slip in slips(site, admin, batch) if slip["name"] == person["name"])
    teacher = site.actor_by(site.sign_in(person["id_number"], mine["initial_password"])["token"])
    assert teacher.roles == {"newcomer"}
    site.ask(sessions.change_password, teacher, old=mine["initial_password"], new=OWN)

    again = {slip["name"]: slip["initial_password"] for slip in slips(site, admin, batch)}
    assert again[person["name"]] is None
    assert again[someone(2)["name"]]
    assert site.sign_in(person["id_number"], OWN)["me"]["roles"] == ["teacher"]
    with pytest.raises(Unauthenticated):
        site.sign_in(person["id_number"], mine["initial_password"])


def test_the_own_password_may_not_hold_the_id_number(site, admin, opened):  # R-ID-08
    person = someone(1)
    [slip] = slips(site, admin, opened([person]))
    teacher = site.actor_by(site.sign_in(person["id_number"], slip["initial_password"])["token"])

    with pytest.raises(Invalid):
        site.ask(sessions.change_password, teacher, old=slip["initial_password"], new=f"Aa-{person['id_number']}")


def test_a_new_slip_ends_the_session_that_the_old_one_opened(site, admin, opened):
    person = someone(1)
    batch = opened([person])
    [slip] = slips(site, admin, batch)
    token = site.sign_in(person["id_number"], slip["initial_password"])["token"]
    slips(site, admin, batch)

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)


def test_an_initial_password_expires_and_only_who_knows_it_hears_so(site, admin, opened):
    person = someone(1)
    [slip] = slips(site, admin, opened([person]))
    with site.store.begin(transactions.system()) as db:
        db.execute(text("UPDATE account SET secret_expires_at = now() WHERE id = :id"), {"id": slip["account_id"]})

    with pytest.raises(Forbidden, match="expired"):
        site.sign_in(person["id_number"], slip["initial_password"])
    with pytest.raises(Unauthenticated):
        site.sign_in(person["id_number"], "k7m2q-9hxp-4tzwa")


def test_the_teachers_actor_carries_the_file_and_no_territory(site, admin, opened, records):
    person = someone(1)
    file_id = records.add(person["name"], person["id_number"])
    [slip] = slips(site, admin, opened([person]))
    site.change(Account, uuid.UUID(slip["account_id"]), password_is_initial=False)
    actor = site.actor_by(site.sign_in(person["id_number"].lower(), slip["initial_password"])["token"])

    assert (actor.teacher_id, actor.roles) == (file_id, {"teacher"})


def test_issuing_is_in_the_trail_and_its_reply_is_not_kept(site, admin, opened):
    batch = opened([someone(1)])
    slips(site, admin, batch)

    with site.store.begin(transactions.system()) as db:
        query = select(audit.c.details).where(audit.c.action == "identity.slips_issued", audit.c.subject == batch["id"])
        assert db.scalars(query).all() == [{"slips": 1, "secrets": 1}]
    assert not contract.issue_batch_slips.keeps_reply


def test_slips_come_in_pages_and_each_person_on_one(site, admin, opened):
    batch = opened([someone(number) for number in range(30)])
    first = site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=20)
    rest = site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=20, after=first["next"])

    ids = [slip["account_id"] for slip in [*first["items"], *rest["items"]]]
    assert len(set(ids)) == len(ids) == 30
    assert rest["next"] is None


def test_users_get_slips_of_the_same_kind_but_no_administrator_of_the_own_level(site, admin):  # R-ID-07, R-ID-04
    site.change(Account, site.accounts["甲小学管理员"]["id"], password_is_initial=True)
    given = {slip["name"]: slip["initial_password"] for slip in site.ask(contract.issue_user_slips, admin)["items"]}

    assert given.keys() == {"甲小学录入员", "甲小学审核员", "新人"}
    assert [name for name, secret in given.items() if secret] == ["新人"]
    assert site.sign_in(site.username("新人"), given["新人"])["token"]

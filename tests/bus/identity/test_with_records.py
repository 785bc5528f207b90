"""Accounts and files together: the real records service answers identity's job (R-ID-06)."""

import uuid

import pytest
from sqlalchemy import select

from services.common import errors
from services.common.copies import known_orgs
from services.common.database import transactions
from services.contracts.identity import teacher_accounts as contract
from services.identity.models import Account
from services.records.file.models import Teacher
from services.records.service import RecordsService
from tests.bus.identity.teacher_accounts.asking import counts, run_jobs, slips

from .teachers import someone, workbook


@pytest.fixture
def records(site, stores):
    """Asks the records service as the bus does; it knows the organisations that identity announced."""
    service = RecordsService()
    service.store = stores["records"]
    with service.store.begin(transactions.system()) as db:
        known_orgs.learn_all(db, [org for org in site.announced_orgs() if org["code"].startswith(site.mark)])

    def ask(call, payload, *, actor_token, language):
        service.caller = {"actor": actor_token, "language": language}
        answer = getattr(service, call.method)(**call.takes().dump(payload))
        if "refused" in answer:
            raise errors.from_dict(answer["refused"])
        return call.gives().load(answer["ok"])

    return ask


@pytest.fixture
def admin(site):
    return site.signed_in("甲小学管理员")


def run(site, admin, records, **given):
    batch_id = str(uuid.uuid4())
    site.ask(contract.start_account_batch, admin, id=batch_id, **given)
    run_jobs(site, records)
    return site.ask(contract.account_batch, admin, batch_id=batch_id)


def teachers_of(model, store, org_id):
    key = Teacher.id if model is Teacher else Account.teacher_id
    with store.begin(transactions.system()) as db:
        return set(db.scalars(select(key).where(model.org_id == org_id, key.is_not(None))))


def test_every_account_is_tied_to_the_draft_that_records_opened(site, stores, admin, records):
    people = [someone(number, newly_hired="是") for number in range(8)]
    batch = run(site, admin, records, source="workbook", key=workbook(people))

    assert (batch["state"], counts(batch)) == ("done", [8, 0, 0]), batch["error"]
    files = teachers_of(Teacher, stores["records"], site.orgs["甲小学"]["id"])
    assert len(files) == 8
    assert teachers_of(Account, site.store, site.orgs["甲小学"]["id"]) == files
    assert counts(run(site, admin, records, source="workbook", key=workbook(people))) == [0, 8, 0]
    assert counts(run(site, admin, records, source="records")) == [0, 8, 0]


def test_a_deleted_account_is_drawn_from_its_file_again(site, admin, records):  # R-ID-10
    person = someone(1)
    first = run(site, admin, records, source="workbook", key=workbook([person]))
    [slip] = slips(site, admin, first)
    site.ask(contract.act_on_accounts, admin, id=str(uuid.uuid4()), act="delete", account_ids=[slip["account_id"]])
    again = run(site, admin, records, source="records")

    assert counts(again) == [1, 0, 0]
    [slip] = slips(site, admin, again)
    assert site.sign_in(person["id_number"], slip["initial_password"])["token"]


def test_a_person_on_file_at_another_school_is_refused_by_records_and_told_so(site, admin, records):
    person = someone(1)
    run(site, admin, records, source="workbook", key=workbook([person]))
    other = site.signed_in("乙小学管理员")
    batch = run(site, other, records, source="workbook", key=workbook([person, someone(2)]))
    [fault] = site.ask(contract.account_batch_faults, other, batch_id=batch["id"])["items"]

    assert counts(batch) == [1, 0, 1]
    assert fault["row"] == 2
    assert "甲小学" not in fault["message"]

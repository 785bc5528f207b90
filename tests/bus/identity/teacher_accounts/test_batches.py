"""Teachers' accounts are opened in batches: from a workbook, singly, from the files (R-ID-06)."""

import uuid

import pytest
from sqlalchemy import select

from services.common.database import transactions
from services.common.errors import Invalid
from services.contracts import operations
from services.contracts.identity import orgs
from services.contracts.identity import teacher_accounts as contract
from services.identity.account_batches import asking_records
from services.identity.models import Account
from tests.bus.identity.records import FILES_FOR, Records
from tests.bus.identity.teacher_accounts.asking import counts, listed, run_jobs
from tests.bus.identity.teachers import someone


def test_the_same_workbook_again_changes_nothing(site, admin, opened, records):
    people = [someone(number) for number in range(20)]
    opened(people)
    before = [site.account_rows("甲小学")]
    again = opened(people)

    assert counts(again) == [0, 20, 0]
    assert [site.account_rows("甲小学")] == before
    assert records.asked == [FILES_FOR]


def test_a_job_that_died_half_way_finds_what_is_done(site, admin, opened, records):
    people = [someone(number) for number in range(700)]

    class Dies(Records):
        def files_for(self, **asked):
            if len(self.asked) == 2:
                raise KeyboardInterrupt  # as by kill -9: nothing catches it
            return super().files_for(**asked)

    dying = Dies()
    with pytest.raises(KeyboardInterrupt):
        opened(people, asks=dying)
    assert len(listed(site, admin)) == 200
    dying.asked = [""] * 9
    run_jobs(site, dying)
    [batch] = site.ask(contract.account_batches, admin)["items"]

    assert counts(batch) == [700, 0, 0]


def test_while_records_is_away_the_job_waits(site, opened, monkeypatch):
    monkeypatch.setattr(asking_records, "PAUSES", (0, 0, 0))

    assert counts(opened([someone(1)], asks=Records(away=3))) == [1, 0, 0]
    assert opened([someone(2)], asks=Records(away=9))["state"] == "failed"


def test_a_cancelled_batch_opens_no_more(site, admin, opened):
    class Cancels(Records):
        def files_for(self, **asked):
            [row] = site.ask(operations.jobs.at("identity"), admin)["items"]
            site.ask(operations.cancel_job.at("identity"), admin, job_id=row["id"])
            return super().files_for(**asked)

    batch = opened([someone(number) for number in range(900)], asks=Cancels())

    assert batch["state"] == "cancelled"
    assert len(listed(site, admin)) == 200
    assert site.count(Account, Account.org_id == site.orgs["甲小学"]["id"], Account.teacher_id.is_not(None)) == 500


def test_a_teacher_is_put_into_a_department_of_the_own_school_only(site, records):  # R-ID-06, six items
    head = site.signed_in("大学管理员")
    new = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:8], "name": "文学院", "level": "department"}
    site.ask(orgs.add_org, head, **new, parent_id=site.org_id("大学"))
    person = someone(1, department_id=new["id"], newly_hired=True)
    with pytest.raises(Invalid) as raised:
        site.ask(contract.add_teacher_account, site.signed_in("甲小学管理员"), id=str(uuid.uuid4()), **person)
    assert raised.value.errors.keys() == {"department_id"}

    site.ask(contract.add_teacher_account, head, id=str(uuid.uuid4()), **person)
    run_jobs(site, records)
    assert records.given[0]["department_id"] == uuid.UUID(new["id"])
    assert records.given[0]["newly_hired"]


def test_accounts_are_drawn_from_the_files_of_the_school(site, admin, opened, records):  # 提取
    people = [someone(number) for number in range(450)]
    files = {records.add(person["name"], person["id_number"]) for person in people}
    batch = opened(source="records")

    assert counts(batch) == [450, 0, 0]
    assert FILES_FOR not in records.asked
    with site.store.begin(transactions.system()) as db:
        tied = db.scalars(select(Account.teacher_id).where(Account.org_id == site.orgs["甲小学"]["id"]))
        assert files <= set(tied)
    assert counts(opened(source="records")) == [0, 450, 0]

"""Nobody else sees batches, numbers or secrets."""

import uuid

import pytest
from sqlalchemy import text

from services.common import storage
from services.common.database import transactions
from services.common.errors import Forbidden, NotFound
from services.contracts.identity import teacher_accounts as contract
from services.identity.models import AccountBatch
from tests.bus.identity.teacher_accounts.asking import listed, slips
from tests.bus.identity.teachers import someone


def test_no_id_number_and_no_secret_can_be_read_anywhere(site, admin, opened):
    people = [someone(number) for number in range(5)]
    batch = opened([*people, someone(6, sex="?")])
    handed = slips(site, admin, batch)
    with site.store.begin(transactions.system()) as db:
        tables = db.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        rows = (f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t" for table in tables)  # noqa: S608
        everything = "".join(db.scalar(text(query)) for query in rows)

    with site.store.begin(transactions.system()) as db:
        assert not storage.exists(db.get(AccountBatch, uuid.UUID(batch["id"])).file_key)
    for secret in [*(slip["initial_password"] for slip in handed), *(one["id_number"] for one in people)]:
        assert secret not in everything
        assert secret.replace("-", "") not in everything
    assert [row["login"][6:14] for row in listed(site, admin)] == ["*" * 8] * 5


def test_another_schools_batch_is_not_there(site, opened):
    batch = opened([someone(1)])
    for name in ("乙小学管理员", "甲县管理员", "甲中学管理员"):
        other = site.signed_in(name)
        for call in (contract.account_batch, contract.account_batch_faults, contract.issue_batch_slips):
            with pytest.raises(Forbidden if name == "甲县管理员" else NotFound):
                site.ask(call, other, batch_id=batch["id"])
        assert site.ask(contract.account_batches, other)["items"] == []
        assert site.ask(contract.issue_teacher_slips, other)["items"] == []


def test_an_office_opens_no_teachers_accounts(site):
    with pytest.raises(Forbidden):
        site.ask(contract.start_account_batch, site.signed_in("甲县管理员"), id=str(uuid.uuid4()), source="records")

"""A school's administrator and a batch from a workbook."""

import uuid

import pytest

from services.contracts.identity import teacher_accounts as contract
from tests.bus.identity.records import Records
from tests.bus.identity.teacher_accounts.asking import run_jobs
from tests.bus.identity.teachers import workbook


@pytest.fixture
def records():
    return Records()


@pytest.fixture
def admin(site):
    return site.signed_in("甲小学管理员")


@pytest.fixture
def opened(site, records, admin):
    """Runs a batch to its end and gives it as its page shows it."""

    def run(people=None, *, source="workbook", key=None, asks=records):
        batch_id = str(uuid.uuid4())
        given = {"id": batch_id, "source": source}
        if source == "workbook":
            given |= {"key": key or workbook(people), "file_name": "教师账号.xlsx"}
        site.ask(contract.start_account_batch, admin, **given)
        run_jobs(site, asks)
        return site.ask(contract.account_batch, admin, batch_id=batch_id)

    return run

"""Asking for batches, counts, lists and slips."""

import uuid

from services.common.processes import jobs
from services.contracts.identity import teacher_accounts as contract
from services.identity import account_batches
from services.identity.account_batches import Opening


def run_jobs(site, asks):
    """What the job process does, with records in the place of the bus."""
    kinds = {account_batches.KIND: lambda work, batch_id: Opening(work, uuid.UUID(batch_id), asks).run()}
    while jobs.run_one(site.store, "identity", kinds):
        pass


def slips(site, admin, batch):
    return site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=500)["items"]


def counts(batch):
    return [batch[name] for name in ("added", "unchanged", "faulty")]


def listed(site, admin, **wanted):
    return site.ask(contract.list_teacher_accounts, admin, limit=200, **wanted)["items"]

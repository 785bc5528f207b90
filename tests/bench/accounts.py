"""20,000 teachers' accounts with initial secrets, against one argon2id each (R-ID-06, R-ID-07).

What the job of a batch writes once it knows the files, and what a printing of all slips does: in the same sets, in
transactions that are on the disk. What records does for the files is not in it, and neither is the workbook.
"""

import itertools
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.common import roles
from services.common.database.transactions import Store
from services.common.request import Request
from services.identity import hashing, logins
from services.identity.account_batches import writing
from services.identity.account_batches.wanted import Wanted
from services.identity.actions import slips
from services.identity.models import AccountBatch
from tests.bench.figures import alternately, ratio
from tests.bench.ground import Ground, schools

SET = 500
HASHES = 20
BATCHES = itertools.count()  # no two batches share a number


def run(ground: Ground) -> None:
    """Each round opens other accounts at the same school."""
    ground.only()
    report, count = ground.report, ground.sizes.rows
    report.title(f"accounts: {count:,} teachers' accounts opened, and the slips of all with fresh secrets")
    bench = AccountBench(ground, count)
    opened, issued, hashed = alternately(ground.sizes.rounds, bench.open_all, bench.issue_all, bench.hash_some)
    each = [seconds * count / HASHES for seconds in hashed]
    report.row("accounts opened", [count / seconds for seconds in opened], "/s")
    report.row("slips with fresh secrets", [count / seconds for seconds in issued], "/s")
    report.row(f"argon2id, {HASHES} hashes", [HASHES / seconds for seconds in hashed], "/s")
    report.keep(ratio("secrets_vs_argon2", each, issued))
    both = [opening + issuing for opening, issuing in zip(opened, issued, strict=True)]
    report.keep(ratio("accounts_vs_argon2", each, both, "500"))
    bench.store.close()


class AccountBench:
    """A school's administrator with accounts to open; `batch` is the last that was opened."""

    def __init__(self, ground: Ground, count: int) -> None:
        self.admin = ground.people.actor(schools()[0], roles.SYSTEM_ADMIN)
        self.store, self.count, self.batch = Store("identity", "job", pool=1), count, uuid.uuid4()

    def open_all(self) -> float:
        """Seconds to open the accounts of one batch, their files being known."""
        began, self.batch = time.monotonic(), uuid.uuid4()
        with self.store.begin(Request(actor=self.admin)) as db:
            whose = {"org_id": self.admin.org_id, "org_path": self.admin.org_path, "person": self.admin.name}
            db.add(AccountBatch(id=self.batch, source="records", created_at=datetime.now(UTC), **whose))
        for some in self._sets():
            with self.store.begin(Request(actor=self.admin)) as db:
                refused = writing.open_accounts(db, db.get_one(AccountBatch, self.batch), some)
            if refused:
                raise SystemExit(f"{len(refused)} accounts were refused.")
        return time.monotonic() - began

    def issue_all(self) -> float:
        """Seconds to draw, keep and hand out a fresh secret for each account of the batch."""
        began, found, after = time.monotonic(), 0, None
        while True:
            with self.store.begin(Request(actor=self.admin)) as db:
                page: dict[str, Any] = slips.of_batch(
                    db, self.admin, datetime.now(UTC), self.batch, limit=SET, after=after
                )
            found += sum(slip["initial_password"] is not None for slip in page["items"])
            after = page["next"]
            if after is None:
                break
        if found != self.count:
            raise SystemExit(f"{found} slips came for {self.count} accounts.")
        return time.monotonic() - began

    def hash_some(self) -> float:
        """Seconds for a few argon2id hashes, one after another."""
        began = time.monotonic()
        for number in range(HASHES):
            hashing.hashed(f"Nebel-im-Maerz-{number}")
        return time.monotonic() - began

    def _sets(self) -> Iterator[list[Wanted]]:
        start = next(BATCHES)
        for first in range(0, self.count, SET):
            yield [_wanted(start, number) for number in range(first, min(first + SET, self.count))]


def _wanted(start: int, number: int) -> Wanted:
    login = logins.normal(f"{start:09}{number:09}")
    return Wanted(None, f"教师{number % 400}", login, logins.index(login), teacher_id=uuid.uuid4())

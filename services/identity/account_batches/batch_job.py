"""The job of a batch: set after set, files first, then the accounts in one transaction."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.bus.client import Bus
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.identity.teacher_accounts import COLUMNS
from services.identity.account_batches import sources, writing
from services.identity.account_batches.asking_records import Asks, Files
from services.identity.account_batches.wanted import Fault, Wanted
from services.identity.models import AccountBatch, BatchFault, Org


def run_batch(work: Work, batch_id: str) -> dict[str, int]:
    """The job: returns the counts, and ends in the transaction that writes them."""
    bus = Bus()
    try:
        return Opening(work, UUID(batch_id), bus.ask).run()
    finally:
        bus.close()


class Opening:
    """One run of a batch's job."""

    def __init__(self, work: Work, batch_id: UUID, asks: Asks):
        self._work, self._handled = work, 0
        self._letters: dict[str, str] = {}
        self._faults: Counter[int] = Counter()  # by row
        with work.begin() as db:
            batch = db.get(AccountBatch, batch_id)
            if batch is None:
                raise NotFound("There is no such batch of your school.")
            self._batch = batch
            self._departments = _departments(db, batch.org_id)
            db.execute(delete(BatchFault).where(BatchFault.batch_id == batch_id))
        self._files = Files(asks, work.request, self._batch.org_id, lambda: work.progress(self._handled))

    def run(self) -> dict[str, int]:
        for rows, wanted, faults in self._sets():
            self._open(wanted, faults)
            self._handled += rows
            self._work.progress(self._handled)
        return self._finish()

    def _sets(self) -> Iterator[sources.Set]:
        if self._batch.source == "single":
            return sources.of_one(self._batch.person_sealed)
        if self._batch.source == "records":
            return sources.of_files(self._files)
        workbook = sources.Workbook(self._batch.file_key or "", self._departments)
        self._letters = workbook.letters
        return workbook.sets(self._work.progress)

    def _open(self, wanted: list[Wanted], faults: list[Fault]) -> None:
        """Find or open the files, then write accounts and faults of the set together."""
        with self._work.begin() as db:
            there = writing.there(db, self._batch.org_id, wanted)
        others = writing.others(there, wanted)
        with_files, without = self._files.of([one for one in wanted if one.index not in there])
        with self._work.begin() as db:
            writing.join(db, self._batch, {row.id for row in there.values()} - others.keys())
            elsewhere = writing.open_accounts(db, self._batch, with_files)
            self._note(db, [*faults, *others.values(), *without, *elsewhere])
            failpoints.reach("job.before_commit")
        failpoints.reach("job.after_commit")

    def _note(self, db: Session, faults: list[Fault]) -> None:
        """Write faults down, worded for the asker; numbered in the order of the sheet."""
        rows = [self._row(one) for one in faults]
        if rows:
            db.execute(insert(BatchFault), rows)

    def _row(self, fault: Fault) -> dict[str, object]:
        row = fault.row or 0
        self._faults[row] += 1
        return {
            "batch_id": self._batch.id,
            "org_path": self._batch.org_path,
            "number": row * 16 + self._faults[row],  # a row has fewer fields than 16
            "row": fault.row,
            "column": self._letters.get(fault.field),
            "field": COLUMNS[fault.field],
            "message": word(fault.message, dict(fault.params), self._work.request.language),
        }

    def _finish(self) -> dict[str, int]:
        with self._work.begin() as db:
            found = writing.counts(db, self._batch.org_id, self._batch.id)
            spent = found | {"person_sealed": None}
            db.execute(update(AccountBatch).where(AccountBatch.id == self._batch.id).values(spent))
            audit.record(db, "identity.accounts_opened", self._batch.id, **found)
            self._work.finish(db, found)
        if self._batch.file_key:  # it holds ID numbers, and nobody needs it any more
            storage.delete(self._batch.file_key)
        return found


def _departments(db: Session, org_id: UUID) -> dict[str, UUID]:
    query = select(Org.code, Org.id).where(Org.authority_id == org_id, Org.level == "department", ~Org.closed)
    return {row.code: row.id for row in db.execute(query)}

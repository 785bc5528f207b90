"""Opens teachers' accounts as one job: finds or opens each person's file, then the account, in sets of 500 (R-ID-06).

Files are asked of records over the bus, in the name of the administrator who started the job, and never while a
transaction is open. A person is known by the ID number, so a killed job that starts again finds what is done, and the
same workbook again changes nothing. No secret comes into being here: slips draw them when they are printed.
"""

import itertools
import json
import logging
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import any_, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from services.common import actor as actors
from services.common import audit, failpoints, roles, settings, storage
from services.common.bus import Bus
from services.common.contract import Call
from services.common.contracts import persons as files
from services.common.contracts.teacher_accounts import COLUMNS
from services.common.errors import NotFound, Unavailable
from services.common.jobs import Work
from services.common.wording import word
from services.identity import logins
from services.identity.clock import now, today
from services.identity.domain import persons
from services.identity.models import Account, AccountBatch, BatchFault, BatchMember, Org
from services.identity.sheets import Sheet

log = logging.getLogger(__name__)

KIND = "account_batch"
SET = 500
PAUSES = (1, 2, 5, 10, 15, 30, 30, 30, 60, 60)  # seconds; a part of the system that restarts is waited for
REPEATED = "This number stands in the sheet already, in row {row}."
ELSEWHERE = "There is an account with this number at another school. Please have the teacher transferred."
ADDED, UNCHANGED = "added", "unchanged"


@dataclass(frozen=True)
class Wanted:
    """An account to be opened: the number in clear for as long as the job works on it, the file once it is known."""

    row: int | None
    name: str
    number: str
    teacher_id: UUID | None = None
    person: persons.Person | None = None


@dataclass(frozen=True)
class Fault:
    """Why a row gets no account."""

    row: int | None
    field: str | None
    message: str
    params: Mapping[str, Any]


class Asks(Protocol):
    """Asks another service, as Bus.ask does."""

    def __call__(self, call: Call, payload: dict, **sender: Any) -> dict: ...


def sealed(person: persons.Person) -> str:
    """A person as the batch keeps it until its job has used it."""
    return logins.sealer().seal(json.dumps(asdict(person), default=str))


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
        self._work, self._asks, self._handled = work, asks, 0
        self._letters: dict[str, str] = {}
        self._faults: Counter[int] = Counter()  # by row
        with work.begin() as db:
            batch = db.get(AccountBatch, batch_id)
            if batch is None:
                raise NotFound("There is no such batch of your school.")
            self._batch, self._school = batch, db.get_one(Org, batch.org_id)
            self._departments = _departments(db, batch.org_id)
            db.execute(delete(BatchFault).where(BatchFault.batch_id == batch_id))
            db.expunge_all()

    def run(self) -> dict[str, int]:
        sources = {"single": self._from_person, "workbook": self._from_workbook, "records": self._from_records}
        for wanted in sources[self._batch.source]():
            self._open(wanted)
        return self._finish()

    def _from_person(self) -> Iterator[list[Wanted]]:
        """Nothing, when an earlier run has used the person already."""
        if self._batch.person_sealed:
            kept = json.loads(logins.sealer().open(self._batch.person_sealed))
            born, department = date.fromisoformat(kept.pop("birth_date")), kept.pop("department_id")
            person = persons.Person(**kept, birth_date=born, department_id=UUID(department) if department else None)
            yield [Wanted(None, person.name, logins.normal(person.id_number), person=person)]

    def _from_workbook(self) -> Iterator[list[Wanted]]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "workbook.xlsx"
            storage.copy_to(self._batch.file_key or "", path)
            sheet = Sheet(path)
            self._letters = sheet.letters
            rows = list(sheet.rows())
            sheet.close()
        self._work.progress(0, len(rows))
        seen: dict[str, int] = {}
        for some in _sets(rows):
            self._handled += len(some)
            yield [wanted for wanted in (self._read(seen, number, texts) for number, texts in some) if wanted]

    def _from_records(self) -> Iterator[list[Wanted]]:
        """Those who have a file at the school; records pages by 200."""
        after = None
        while True:
            asked = {"org_id": self._batch.org_id, "limit": 200, "after": after}
            page = self._ask(files.accountless, asked)
            self._handled += len(page["items"])
            yield [
                Wanted(None, holder["name"] or "", logins.normal(_opened(holder)), teacher_id=holder["teacher_id"])
                for holder in page["items"]
            ]
            after = page["next"]
            if after is None:
                return

    def _read(self, seen: dict[str, int], number: int, texts: dict[str, str]) -> Wanted | None:
        person, faults = persons.read(texts, self._departments, today())
        if person is None:
            self._note([Fault(number, field, message, {}) for field, message in faults.items()])
            return None
        login = logins.normal(person.id_number)
        first = seen.setdefault(login, number)
        if first != number:
            self._note([Fault(number, "id_number", REPEATED, {"row": first})])
            return None
        return Wanted(number, person.name, login, person=person)

    def _open(self, wanted: list[Wanted]) -> None:
        """Open the accounts of one set in one transaction, their files having been found before it."""
        with self._work.begin() as db:
            there = _there(db, self._batch.org_id, {logins.index(one.number) for one in wanted})
        new = [one for one in wanted if logins.index(one.number) not in there]
        with_files, faults = self._with_files(new)
        with self._work.begin() as db:
            faults += self._insert(db, with_files)
            self._join(db, wanted)
            failpoints.reach("job.before_commit")
        failpoints.reach("job.after_commit")
        self._note(faults)
        self._work.progress(self._handled)

    def _with_files(self, wanted: list[Wanted]) -> tuple[list[Wanted], list[Fault]]:
        """Those wanted with their files; records opens what is missing, and says why where it does not."""
        known = [one for one in wanted if one.teacher_id]
        asked = {str(number): one for number, one in enumerate(wanted) if one.person and not one.teacher_id}
        faults = []
        if asked:
            given = {"org_id": self._batch.org_id, "persons": [_asked(ref, one) for ref, one in asked.items()]}
            for found in self._ask(files.files_for, given)["items"]:
                one = asked[found["ref"]]
                if found["teacher_id"] is None:
                    faults.append(Fault(one.row, "id_number", found["message"] or persons.BAD_NUMBER, {}))
                else:
                    known.append(Wanted(one.row, one.name, one.number, teacher_id=found["teacher_id"]))
        return known, faults

    def _insert(self, db: Session, wanted: list[Wanted]) -> list[Fault]:
        """New accounts; a number or a file that has one elsewhere is a fault."""
        if not wanted:
            return []
        indexes = {logins.index(one.number): one for one in wanted}
        rows = [_account(self._school, one, index) for index, one in indexes.items()]
        added = set(db.scalars(upsert(Account).on_conflict_do_nothing().returning(Account.login_index), rows))
        refused = {index: one for index, one in indexes.items() if index not in added}
        by_file = select(Account.teacher_id).where(Account.org_id == self._batch.org_id)
        held = set(db.scalars(by_file.where(Account.teacher_id == any_([one.teacher_id for one in refused.values()]))))
        there = _there(db, self._batch.org_id, set(refused))
        lost = [one for index, one in refused.items() if index not in there and one.teacher_id not in held]
        members = select(Account.id).where(Account.login_index == any_(list(added)))
        self._add_members(db, db.scalars(members).all(), ADDED)
        members = select(Account.id).where(Account.teacher_id == any_(list(held)))
        self._add_members(db, db.scalars(members).all(), UNCHANGED)
        return [Fault(one.row, "id_number", ELSEWHERE, {}) for one in lost]

    def _join(self, db: Session, wanted: list[Wanted]) -> None:
        """All accounts of these numbers belong to the batch; what an earlier run added stays added."""
        there = _there(db, self._batch.org_id, {logins.index(one.number) for one in wanted})
        self._add_members(db, list(there.values()), UNCHANGED)

    def _add_members(self, db: Session, account_ids: Iterable[UUID], act: str) -> None:
        whose = {"batch_id": self._batch.id, "org_path": self._batch.org_path, "act": act}
        rows = [whose | {"account_id": account_id} for account_id in account_ids]
        if rows:
            db.execute(upsert(BatchMember).on_conflict_do_nothing(), rows)

    def _note(self, faults: list[Fault]) -> None:
        """Write faults down, worded for the asker."""
        if not faults:
            return
        with self._work.begin() as db:
            db.execute(insert(BatchFault), [self._fault(number, one) for number, one in self._numbered(faults)])

    def _numbered(self, faults: list[Fault]) -> Iterator[tuple[int, Fault]]:
        """In the order of the sheet, in whatever order they are found; a row has fewer than 16 fields."""
        for one in faults:
            row = one.row or 0
            yield row * 16 + self._faults[row], one
            self._faults[row] += 1

    def _fault(self, number: int, one: Fault) -> dict[str, Any]:
        return {
            "batch_id": self._batch.id,
            "org_path": self._batch.org_path,
            "number": number,
            "row": one.row,
            "column": self._letters.get(one.field or ""),
            "field": COLUMNS.get(one.field or ""),
            "message": word(one.message, dict(one.params), self._work.request.language),
        }

    def _finish(self) -> dict[str, int]:
        with self._work.begin() as db:
            counts = _counts(db, self._batch.id)
            spent = {"person_sealed": None}
            db.execute(update(AccountBatch).where(AccountBatch.id == self._batch.id).values(counts | spent))
            audit.record(db, "identity.accounts_opened", self._batch.id, **counts)
            self._work.finish(db, counts)
        return counts

    def _ask(self, call: Call, payload: dict) -> dict:
        """Ask records in the name of whoever started the job; while it is away, wait and ask again."""
        for pause in itertools.chain(PAUSES, [None]):
            key = settings.load().actor_private_key or b""
            token = actors.sign(self._work.request.actor, key, now())  # type: ignore[arg-type] -- a job has an actor
            try:
                return self._asks(call, payload, actor_token=token, language=self._work.request.language)
            except Unavailable as away:
                if pause is None:
                    raise
                log.warning("waiting for records", extra={"call": call.name, "error": str(away)})
                self._work.progress(self._handled)
                time.sleep(pause)
        raise AssertionError


def _sets(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + SET] for start in range(0, len(rows), SET))


def _departments(db: Session, org_id: UUID) -> dict[str, UUID]:
    query = select(Org.code, Org.id).where(Org.authority_id == org_id, Org.level == "department", ~Org.closed)
    return {row.code: row.id for row in db.execute(query)}


def _there(db: Session, org_id: UUID, indexes: set[bytes]) -> dict[bytes, UUID]:
    """The school's accounts with these numbers."""
    query = select(Account.login_index, Account.id).where(Account.login_index == any_(list(indexes)))
    return {row.login_index: row.id for row in db.execute(query.where(Account.org_id == org_id))}


def _asked(ref: str, one: Wanted) -> dict[str, Any]:
    items = asdict(one.person) if one.person else {}
    return items | {"ref": ref, "id_number_sealed": logins.sealer().seal(items.pop("id_number"))}


def _opened(holder: dict[str, Any]) -> str:
    return logins.sealer().open(holder["id_number_sealed"])


def _account(school: Org, one: Wanted, index: bytes) -> dict[str, Any]:
    account_id = uuid.uuid4()
    return {
        "id": account_id,
        "person_id": account_id,
        "org_id": school.id,
        "org_path": school.path,
        "login_index": index,
        "login_sealed": logins.sealer().seal(one.number),
        "name": one.name,
        "roles": [roles.TEACHER],
        "teacher_id": one.teacher_id,
    }


def _counts(db: Session, batch_id: UUID) -> dict[str, int]:
    members = select(BatchMember.act, func.count()).where(BatchMember.batch_id == batch_id).group_by(BatchMember.act)
    acts = {row[0]: row[1] for row in db.execute(members)}
    lines = func.count(func.distinct(func.coalesce(BatchFault.row, -BatchFault.number)))
    faulty = db.scalar(select(lines).where(BatchFault.batch_id == batch_id)) or 0
    return {ADDED: acts.get(ADDED, 0), UNCHANGED: acts.get(UNCHANGED, 0), "faulty": faulty}

"""What a transaction has touched of files so far; `finish` (finishing.py) does what follows from it, once.

The tables of files are written by statements of this package alone. Two guards hold that: a row of them that was
changed in the session is refused before it is written, and a transaction that touched files cannot commit unfinished.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import event, text
from sqlalchemy.orm import Session, SessionTransaction

from services.common import clock
from services.records.file.models import Entry, Step, Teacher, Version

KEY = "records.touched"
DATABASE_CLOCK = text("SELECT clock_timestamp()")
Signature = Mapping[str, Any]  # person_id, person, org_id, org_name


@dataclass
class Touched:
    """Files of this transaction by id, since `at`: opened; with the sets whose values changed; with their moves.

    `owing` are to count anew what they owe, `counted` have done so. `by` signs what follows; `import_id` is the import
    that it belongs to. `catalogues` are the versions of the catalogue that the new values were checked against.
    """

    at: datetime.datetime
    opened: set[UUID] = field(default_factory=set)
    changed: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    moves: dict[UUID, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    catalogues: dict[UUID, str] = field(default_factory=dict)
    owing: set[UUID] = field(default_factory=set)
    counted: set[UUID] = field(default_factory=set)
    steps: list[dict[str, Any]] = field(default_factory=list)
    by: Signature = field(default_factory=dict)
    import_id: UUID | None = None

    def all(self) -> list[UUID]:
        """Every file that is not as it was."""
        return sorted(self.opened | self.changed.keys() | self.moves.keys() | self.counted)


def touched(db: Session) -> Touched:
    """What this transaction has touched; begins with the database's clock, so ask only after the rows are locked."""
    if KEY not in db.info:
        db.info[KEY] = Touched(clock.local(db.scalar(DATABASE_CLOCK)))
    return db.info[KEY]


def is_touched(db: Session) -> bool:
    """Whether there is anything to finish."""
    return KEY in db.info


def taken(db: Session) -> Touched:
    """The same for `finish`, after which nothing is touched."""
    return db.info.pop(KEY)


@event.listens_for(Session, "before_commit")
def _refuse_unfinished(db: Session) -> None:
    if KEY in db.info and not db.in_nested_transaction():
        raise RuntimeError("Files were touched and not finished; see services/records/file/finishing.py.")


@event.listens_for(Session, "after_soft_rollback")
def _forget(db: Session, transaction: SessionTransaction) -> None:
    """What was rolled back as a whole has touched nothing; a savepoint takes back no more than an attempt."""
    if not transaction.nested:
        db.info.pop(KEY, None)


@event.listens_for(Session, "before_flush")
def refuse_rows(db: Session, _context: object, _instances: object) -> None:
    """Rows of files are not changed through the session."""
    rows: Iterable[object] = (*db.new, *db.deleted, *(each for each in db.dirty if db.is_modified(each)))
    if any(isinstance(row, Teacher | Entry | Version | Step) for row in rows):
        raise RuntimeError("Files are written by services/records/file/versions.py and moving.py alone.")

"""What one person saves of one file, as changes of the writer: 基本信息, an entry, the end of an entry."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import RecordSet
from services.records.file import values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import ADDED, CHANGED, DELETED, Change, signature, write_values


def write_basic(db: Session, actor: Actor, teacher: Teacher, clean: dict[str, Any], missing: int) -> None:
    """New values of 基本信息, of which so many are owed or wrong."""
    sealed = values.sealed(values.basic_of(teacher.category), clean)
    change = Change(teacher.id, teacher.id, values.BASIC, CHANGED, "saved", sealed, missing)
    write_values(db, signature(actor), [change])


def new_entry(teacher: Teacher, entry_id: UUID, record_set: RecordSet, clean: dict[str, Any], missing: int) -> Change:
    """An entry that was not there before."""
    return Change(teacher.id, entry_id, record_set.code, ADDED, "added", *_kept(record_set, clean, missing))


def saved_entry(entry: Entry, record_set: RecordSet, clean: dict[str, Any], missing: int) -> Change:
    """New values of an entry that is there."""
    return Change(entry.teacher_id, entry.id, entry.set_code, CHANGED, "saved", *_kept(record_set, clean, missing))


def ended_entry(entry: Entry) -> Change:
    """An entry that is taken away; its last version says so."""
    return Change(entry.teacher_id, entry.id, entry.set_code, DELETED, "deleted")


def _kept(record_set: RecordSet, clean: dict[str, Any], missing: int) -> tuple[dict[str, Any], int, str | None]:
    key = values.entry_key(record_set, clean)
    return values.sealed(record_set, clean), missing, key.hex() if key else None

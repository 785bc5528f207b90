"""What one person saves of one file, as changes of the writer: 基本信息, an entry, the end of an entry."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import RecordSet
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import ADDED, CHANGED, DELETED, Change, signature, write_values


def write_basic(db: Session, actor: Actor, teacher: Teacher, clean: dict[str, Any], missing: int) -> None:
    """New values of 基本信息, of which so many are owed or wrong."""
    sealed = values.sealed(values.basic_of(teacher.org_path, teacher.category), clean)
    change = Change(teacher.id, teacher.id, values.BASIC, CHANGED, "saved", version_for(teacher), sealed, missing)
    write_values(db, signature(actor), [change])


def new_entry(teacher: Teacher, entry_id: UUID, record_set: RecordSet, clean: dict[str, Any], missing: int) -> Change:
    """An entry that was not there before."""
    kept = _kept(record_set, clean, missing)
    return Change(teacher.id, entry_id, record_set.code, ADDED, "added", version_for(teacher), *kept)


def saved_entry(teacher: Teacher, entry: Entry, record_set: RecordSet, clean: dict[str, Any], missing: int) -> Change:
    """New values of an entry that is there."""
    kept = _kept(record_set, clean, missing)
    return Change(teacher.id, entry.id, entry.set_code, CHANGED, "saved", version_for(teacher), *kept)


def ended_entry(teacher: Teacher, entry: Entry) -> Change:
    """An entry that is taken away; its last version says so."""
    return Change(teacher.id, entry.id, entry.set_code, DELETED, "deleted", version_for(teacher))


def version_for(teacher: Teacher) -> str:
    """The version of the catalogue that a file's values are checked against now."""
    return catalogues.current(teacher.org_path).version


def _kept(record_set: RecordSet, clean: dict[str, Any], missing: int) -> tuple[dict[str, Any], int, str | None]:
    key = values.entry_key(record_set, clean)
    return values.sealed(record_set, clean), missing, key.hex() if key else None

"""One teacher's file at once, as it stands or as it was known at an instant; while a person waits.

A school that held the file once prints it as of its last day there, and as of no other.
"""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import storage
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.processes import offloop
from services.common.trail import audit
from services.records.catalogue import Catalogue
from services.records.file import catalogues, former, history, holders, queries, showing
from services.records.file.models import Entry, FileHolder, Teacher
from services.records.file.reading import Reader
from services.records.printing import photos, sheets
from services.records.printing.prints import SUPERSEDED, Print, name_of, prepared, recorded, set_out

FOLDER = "printed/"
Begin = Callable[[], AbstractContextManager[Session]]


def print_file(
    look: Begin, begin: Begin, actor: Actor, teacher_id: UUID, as_of: datetime.datetime | None
) -> dict[str, Any]:
    """Where the printed file lies; its sensitive values are masked. The printing is a reading and is logged as one."""
    with look() as db:
        made, name = _prepared(db, actor, teacher_id, as_of)
    as_of = made.row["as_of"]
    key = f"{FOLDER}{made.row['id']}"
    with TemporaryDirectory() as folder:
        offloop.run(storage.put_file, key, set_out(made, Path(folder)))
    with begin() as db:
        recorded(db, [made.row])
        told = {"as_of": as_of.isoformat()} if as_of else {}
        audit.record(db, "records.file_printed", teacher_id, printing=str(made.row["id"]), **told)
    return {"key": key, "name": name}


def _prepared(db: Session, actor: Actor, teacher_id: UUID, as_of: datetime.datetime | None) -> tuple[Print, str]:
    history.refuse_time_to_come(as_of)
    if (
        as_of is None
        and (gone := holders.former_of(db, actor, teacher_id))
        and not queries.is_seen(db, actor, teacher_id)
    ):
        return _of_last_day(db, actor, gone)
    teacher = queries.teacher(db, actor, teacher_id)
    changed = as_of is not None and history.changed_since(db, [teacher.id], as_of)
    version = SUPERSEDED if changed else teacher.version
    if as_of is None:
        entries, catalogue = showing.entries_of(db, teacher), catalogues.current(teacher.org_path)
    else:
        entries, catalogue = history.taken_back(db, teacher, as_of)
    school = known_orgs.names(db, {teacher.org_id}).get(teacher.org_id, "")
    known = entries, catalogue, school, photos.digests(db, [teacher]).get(teacher.id)
    return _print(actor, teacher, known, as_of=as_of, version=version)


def _of_last_day(db: Session, actor: Actor, gone: FileHolder) -> tuple[Print, str]:
    """As the school that held the file knew it last; what became of it since makes no paper of that school."""
    teacher, entries, catalogue = former.as_it_was(db, gone)
    known = entries, catalogue, gone.org_name, photos.former_digest(db, teacher, holders.last_day(gone))
    return _print(actor, teacher, known, as_of=gone.held_until, version=SUPERSEDED)


def _print(
    actor: Actor, teacher: Teacher, known: tuple[list[Entry], Catalogue, str, str | None], **row: Any
) -> tuple[Print, str]:
    reader = Reader(sheets.LANGUAGE, clear=False, hidden_too=actor.has(queries.NEEDS_HIDDEN))
    return prepared(actor, teacher, known, reader, **row), name_of(teacher.id, teacher.name)

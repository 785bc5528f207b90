"""Entries of the record sets beside 基本信息: added, saved, kept as drafts, deleted (R-REC-02, R-REC-04, R-REC-07)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Invalid, NotFound
from services.records.attachments import receipts
from services.records.catalogue import Context, RecordSet
from services.records.file import access, checking_values, filling, queries, rejections, showing, values
from services.records.file.finishing import finish
from services.records.file.models import Entry, Teacher, Version
from services.records.file.saving import ended_entry, new_entry, saved_entry, version_for
from services.records.file.versions import Change, signature, write_counts, write_values


@dataclass
class Open:
    """A set of a file that may be changed now, and who changes it in which part."""

    db: Session
    actor: Actor
    teacher: Teacher
    part: str
    record_set: RecordSet

    @cached_property
    def locked(self) -> list[str]:
        return filling.locked_fields(self.part, self.record_set)

    def redeemed(self, given: dict) -> dict:
        """Values with the files that came as receipts taken in."""
        return receipts.redeem(self.db, self.actor, self.teacher, self.record_set, given)


def file_set(db: Session, actor: Actor, teacher_id: UUID, set: str) -> dict:
    """One set of a file with its entries."""
    teacher = queries.teacher(db, actor, teacher_id)
    return showing.file_set(db, actor, teacher, values.set_of(teacher.org_path, teacher.category, set))


def add_entry(db: Session, actor: Actor, id: UUID, teacher_id: UUID, set: str, values: dict) -> dict:
    """Add an entry (保存); refuses faulty values field by field."""
    return _add(_opened(db, actor, teacher_id, set), id, values, checking_values.refusing)


def keep_new_entry_draft(db: Session, actor: Actor, id: UUID, teacher_id: UUID, set: str, values: dict) -> dict:
    """Add an entry that may lack anything (暂存)."""
    return _add(_opened(db, actor, teacher_id, set), id, values, checking_values.forgiving)


def save_entry(db: Session, actor: Actor, values: dict, **named: Any) -> dict:
    """Change an entry's values; all of them have to be right (保存)."""
    return _change(*_named(db, actor, **named), values, checking_values.refusing)


def keep_entry_draft(db: Session, actor: Actor, values: dict, **named: Any) -> dict:
    """Change an entry's values and keep them as they are, right or not (暂存)."""
    return _change(*_named(db, actor, **named), values, checking_values.forgiving)


def delete_entry(db: Session, actor: Actor, **named: Any) -> dict:
    """Take an entry away; its history stays."""
    here, entry = _named(db, actor, **named)
    write_values(db, signature(actor), [ended_entry(here.teacher, entry)])
    finish(db)
    return showing.after(db, here.teacher, here.record_set)


def _add(here: Open, id: UUID, given: dict, judge: checking_values.Judge) -> dict:
    existing = here.db.get(Entry, id)
    if existing is not None and existing.teacher_id == here.teacher.id:
        return showing.saved(here.db, here.actor, here.part, here.teacher, existing)  # the same write again
    filling.refuse_unless_adds(here.part, here.record_set)
    filling.refuse_unless_begun(here.teacher.id_index)
    given = here.redeemed(given)
    checking_values.refuse_locked(here.db, here.record_set, given, {}, here.locked)
    clean, missing = judge(here.db, here.record_set, _begun(here, given), here.locked)
    _refuse_twice(here, id, clean)
    _refuse_used(here.db, id)
    try:
        with here.db.begin_nested():
            return _write(here, new_entry(here.teacher, id, here.record_set, clean, missing))
    except IntegrityError:
        raise Conflict(USED) from None


def _begun(here: Open, given: dict) -> dict:
    """What a new entry starts with: what is given, and defaults that were never rejected in this file."""
    school = known_orgs.known(here.db, here.teacher.org_id).name
    full = here.record_set.new_values(given, Context(school, clock.today()))
    filled_in = {code: value for code, value in full.items() if code not in given and code not in here.locked}
    return given | rejections.never_offered(here.teacher.rejected, here.record_set.code, filled_in)


def _change(here: Open, entry: Entry, given: dict, judge: checking_values.Judge) -> dict:
    record_set, locked = here.record_set, here.locked
    known, given = values.opened(record_set, entry.values), here.redeemed(given)
    checking_values.refuse_locked(here.db, record_set, values.unmasked(record_set, given, entry.values), known, locked)
    clean, missing = judge(here.db, record_set, checking_values.merged(record_set, given, entry.values, locked), locked)
    clean |= checking_values.untyped(record_set, known)
    _refuse_twice(here, entry.id, clean)
    if values.without_blanks(clean) != known:
        return _write(here, saved_entry(here.teacher, entry, record_set, clean, missing))
    if missing != entry.missing:
        write_counts(here.db, {here.teacher.id: version_for(here.teacher)}, {}, {entry.id: missing})
        finish(here.db)
    return showing.saved(here.db, here.actor, here.part, here.teacher, entry)


def _write(here: Open, change: Change) -> dict:
    write_values(here.db, signature(here.actor), [change])
    finish(here.db)
    return showing.saved(here.db, here.actor, here.part, here.teacher, here.db.get_one(Entry, change.entry_id))


def _opened(db: Session, actor: Actor, teacher_id: UUID, set_code: str) -> Open:
    """A set of a file that may be changed now, if the asker's part fills it in."""
    teacher, part = access.opened(db, actor, teacher_id)
    record_set = values.set_of(teacher.org_path, teacher.category, set_code)
    if record_set.kind == "main":
        raise Invalid("The basic information is saved with the file itself.")
    filling.refuse_unless_fills(part, record_set)
    return Open(db, actor, teacher, part, record_set)


def _named(
    db: Session, actor: Actor, teacher_id: UUID, set: str, entry_id: UUID, row_version: int
) -> tuple[Open, Entry]:
    """An entry that may be changed now, as the asker saw it."""
    here = _opened(db, actor, teacher_id, set)
    entry = db.get(Entry, entry_id)
    if entry is None or (entry.teacher_id, entry.set_code) != (here.teacher.id, set):
        raise NotFound("The file has no such entry.")
    current = values.view_of(here.record_set, entry.values, hidden_too=actor.has(queries.NEEDS_HIDDEN))
    access.refuse_stale(db, here.teacher, row_version, current)
    return here, entry


def _refuse_twice(here: Open, entry_id: UUID, clean: dict) -> None:
    """The natural key is a teacher's own once; the refusal says which entry has it."""
    record_set = here.record_set
    key = values.entry_key(record_set, clean)
    held = showing.entries_of(here.db, here.teacher, record_set.code)
    place = next((place for place, each in enumerate(held, start=1) if each.key == key and each.id != entry_id), None)
    if key is None or place is None:
        return
    language = here.db.info["request"].language
    name = record_set.name.in_(language)
    if record_set.kind == "single":
        raise Conflict("{set} is there already; please change that entry.", set=name)
    fields = "、".join(record_set.field(code).name.in_(language) for code in record_set.key)
    params = {"place": place, "set": name, "fields": fields}
    raise Conflict("Entry {place} of {set} has the same {fields}. Please change that one.", **params)


USED = "This id is already in use."


def _refuse_used(db: Session, entry_id: UUID) -> None:
    """An id names one entry for ever, be it deleted or out of sight."""
    if db.scalar(select(Version.number).where(Version.entry_id == entry_id).limit(1)):
        raise Conflict(USED)

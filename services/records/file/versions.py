"""Keeps values: the version that was known is closed, the next one opened, and the file counts what it owes."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import RecordSet
from services.records.clock import now
from services.records.file import catalogues, completeness, values
from services.records.file.models import Entry, Teacher, Version


def signature(actor: Actor) -> dict[str, Any]:
    """Who did it, as versions and steps keep it."""
    return {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}


@dataclass(frozen=True)
class Said:
    """The values of one version: of which entry, by which act, since when."""

    entry_id: UUID
    set_code: str
    number: int
    values: dict[str, Any]
    act: str
    at: datetime.datetime


def keep_basic(db: Session, actor: Actor, teacher: Teacher, clean: dict, act: str) -> None:
    """Keep new values of 基本信息."""
    at = _changed(teacher)
    teacher.basic = values.sealed(values.basic_of(teacher.org_path, teacher.category), clean)
    teacher.basic_version += 1
    db.flush()
    _close(db, teacher.id, at)
    _open(db, actor, teacher, Said(teacher.id, values.BASIC, teacher.basic_version, teacher.basic, act, at))
    _count(db, teacher)


def keep_entry(db: Session, actor: Actor, teacher: Teacher, entry: Entry, clean: dict, act: str) -> None:
    """Keep the values of an entry, a new one or one that was there."""
    at = _changed(teacher)
    record_set = values.set_of(teacher.org_path, teacher.category, entry.set_code)
    entry.values = values.sealed(record_set, clean)
    entry.key = values.entry_key(record_set, clean)
    entry.number += 1
    entry.updated_at = at
    db.flush()
    _close(db, entry.id, at)
    _open(db, actor, teacher, Said(entry.id, entry.set_code, entry.number, entry.values, act, at))
    _count(db, teacher)


def drop_entry(db: Session, actor: Actor, teacher: Teacher, entry: Entry) -> None:
    """Take an entry away; its last version says so and stays open."""
    at = _changed(teacher)
    _close(db, entry.id, at)
    _open(db, actor, teacher, Said(entry.id, entry.set_code, entry.number + 1, {}, "deleted", at))
    db.delete(entry)
    db.flush()
    _count(db, teacher)


def count(db: Session, teacher: Teacher) -> None:
    """Count again what a file owes, after what it has to owe changed."""
    db.flush()
    _count(db, teacher)


def _changed(teacher: Teacher) -> datetime.datetime:
    at = now()
    teacher.version += 1
    teacher.updated_at = at
    teacher.confirmed_at = None
    teacher.catalogue_version = catalogues.current(teacher.org_path).version
    return at


def _close(db: Session, entry_id: UUID, at: datetime.datetime) -> None:
    db.execute(update(Version).where(Version.entry_id == entry_id, Version.known_to.is_(None)).values(known_to=at))


def _open(db: Session, actor: Actor, teacher: Teacher, said: Said) -> None:
    version = Version(
        entry_id=said.entry_id,
        number=said.number,
        teacher_id=teacher.id,
        set_code=said.set_code,
        act=said.act,
        values=said.values,
        known_from=said.at,
        request_id=db.info["request"].id,
        catalogue_version=catalogues.current(teacher.org_path).version,
        **signature(actor),
    )
    db.add(version)
    db.flush()


def _count(db: Session, teacher: Teacher) -> None:
    completeness.recount(db, [teacher.id])
    db.refresh(teacher)


def empty_entry(teacher: Teacher, entry_id: UUID, record_set: RecordSet) -> Entry:
    """An entry that has no version yet."""
    return Entry(
        id=entry_id, teacher_id=teacher.id, set_code=record_set.code, number=0, created_at=now(), updated_at=now()
    )

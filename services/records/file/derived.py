"""Fields of 基本信息 that follow from other sets: the highest degree, the post held now (R-REC-02)."""

import functools
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.catalogue import load
from services.records.catalogue.derivation import derive
from services.records.file import values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import CHANGED, Change


def changes(db: Session, teacher_ids: Collection[UUID]) -> Iterable[Change]:
    """What becomes of 基本信息 in these files; nothing where nothing is different."""
    entries = _entries(db, teacher_ids)
    query = select(Teacher.id, Teacher.category, Teacher.basic, Teacher.basic_missing)
    for row in db.execute(query.where(Teacher.id.in_(teacher_ids))):
        known = derive(load(), row.category, row.basic, entries.get(row.id, {}))
        said = {code: known[code] for code in _fields(row.category) if known[code] != row.basic.get(code)}
        if said:
            yield Change(row.id, row.id, values.BASIC, CHANGED, "derived", row.basic | said, row.basic_missing)


def _entries(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, dict[str, list[dict]]]:
    """The entries that speak, by file and set, in their order; their fields are none of the sealed ones."""
    query = select(Entry.teacher_id, Entry.set_code, Entry.values, Teacher.category)
    query = query.join(Teacher, Teacher.id == Entry.teacher_id).where(Entry.teacher_id.in_(teacher_ids))
    found: dict[UUID, dict[str, list[dict]]] = {}
    for row in db.execute(query.where(Entry.set_code.in_(all_sources())).order_by(Entry.position)):
        opened = values.opened(values.set_of(row.category, row.set_code), row.values)
        found.setdefault(row.teacher_id, {}).setdefault(row.set_code, []).append(opened)
    return found


def all_sources() -> frozenset[str]:
    """The sets from which something follows in any school category."""
    return frozenset().union(*map(sources, load().sets_of))


@functools.cache
def sources(category: str) -> frozenset[str]:
    """The sets from which something in 基本信息 follows."""
    fields = load().set(category, values.BASIC).fields
    return frozenset(field.derived_from.set for field in fields if field.derived_from)


@functools.cache
def _fields(category: str) -> tuple[str, ...]:
    return tuple(field.code for field in load().set(category, values.BASIC).fields if field.derived_from)

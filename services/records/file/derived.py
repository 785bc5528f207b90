"""Fields of 基本信息 that follow from other sets: the highest degree, the post held now (R-REC-02)."""

import functools
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet, derive
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.moving import place_of
from services.records.file.versions import CHANGED, Change


def changes(db: Session, teacher_ids: Collection[UUID]) -> Iterable[Change]:
    """What becomes of 基本信息 in these files; nothing where nothing is different."""
    entries = _entries(db, teacher_ids)
    columns = Teacher.id, Teacher.org_path, Teacher.category, Teacher.basic, Teacher.basic_missing
    for row in db.execute(select(*columns).where(Teacher.id.in_(teacher_ids))):
        path, category = place_of(db, row.id, row.org_path, row.category)
        catalogue = catalogues.current(path)
        known = derive(catalogue, category, row.basic, entries.get(row.id, {}))
        fields = _fields(catalogue.set(category, values.BASIC))
        said = {code: known[code] for code in fields if known[code] != row.basic.get(code)}
        if said:
            new = row.basic | said, row.basic_missing
            yield Change(row.id, row.id, values.BASIC, CHANGED, "derived", catalogue.version, *new)


def _entries(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, dict[str, list[dict]]]:
    """The entries that speak, by file and set, in their order; their fields are none of the sealed ones."""
    query = select(Entry.teacher_id, Entry.set_code, Entry.values, Teacher.category, Teacher.org_path)
    query = query.join(Teacher, Teacher.id == Entry.teacher_id).where(Entry.teacher_id.in_(teacher_ids))
    found: dict[UUID, dict[str, list[dict]]] = {}
    for row in db.execute(query.where(Entry.set_code.in_(every_source())).order_by(Entry.position)):
        path, category = place_of(db, row.teacher_id, row.org_path, row.category)
        record_set = catalogues.current(path).sets_of[category].get(row.set_code)
        if record_set is not None:
            opened = values.opened(record_set, row.values)
            found.setdefault(row.teacher_id, {}).setdefault(row.set_code, []).append(opened)
    return found


def every_source() -> frozenset[str]:
    """The sets from which something follows in any school category of any province."""
    known = catalogues.by_province().values()
    mains = [sets[values.BASIC] for each in known for sets in each.sets_of.values() if values.BASIC in sets]
    return frozenset().union(*map(sources, mains))


@functools.cache
def sources(basic: RecordSet) -> frozenset[str]:
    """The sets from which something in 基本信息 follows."""
    return frozenset(field.derived_from.set for field in basic.fields if field.derived_from)


@functools.cache
def _fields(basic: RecordSet) -> tuple[str, ...]:
    return tuple(field.code for field in basic.fields if field.derived_from)

"""Fields of 基本信息 that follow from other sets: the highest degree, the post held now (R-REC-02)."""

import functools
import json
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import RecordSet
from services.records.catalogue.derivation import derive
from services.records.clock import now
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import signature

CHANGED = "CREATE TEMPORARY TABLE IF NOT EXISTS derived (id uuid, said jsonb, catalogue text) ON COMMIT DROP"
LAY = text(
    "INSERT INTO derived SELECT id, said, catalogue"
    " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS d (id uuid, said jsonb, catalogue text)"
)
STATEMENTS = (
    """
    UPDATE teacher SET basic = jsonb_strip_nulls(basic || said), basic_version = basic_version + 1,
        version = version + 1, row_version = row_version + 1, updated_at = :at, confirmed_at = NULL
    FROM derived WHERE teacher.id = derived.id
    """,
    "UPDATE version SET known_to = :at FROM derived WHERE entry_id = derived.id AND known_to IS NULL",
    """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id, catalogue_version)
    SELECT id, basic_version, id, 'basic', 'derived', basic, :at, :person_id, :person, :org_id, :org_name, :request_id,
        :import_id, catalogue
    FROM derived JOIN teacher USING (id)
    """,
    "TRUNCATE derived",
)


def follow(db: Session, actor: Actor, teacher: Teacher, changed: RecordSet) -> None:
    """Recompute what follows from a set that changed in one file."""
    if changed.code in sources(values.basic_of(teacher.org_path, teacher.category)):
        follow_many(db, actor, [teacher.id])
        db.refresh(teacher)


def follow_many(db: Session, actor: Actor, teacher_ids: Collection[UUID], import_id: UUID | None = None) -> None:
    """The same for many files; those in which nothing is different get no version."""
    rows = [row for row in _derived(db, teacher_ids) if row["said"]]
    if not rows:
        return
    db.execute(text(CHANGED))
    db.execute(LAY, {"rows": json.dumps(rows, default=str, ensure_ascii=False)})
    terms = signature(actor) | {"at": now(), "request_id": db.info["request"].id, "import_id": import_id}
    for statement in STATEMENTS:
        db.execute(text(statement), terms)


def _derived(db: Session, teacher_ids: Collection[UUID]) -> Iterable[dict[str, Any]]:
    """For each file the derived fields that are to become something else; None where there is nothing any more."""
    columns = Teacher.id, Teacher.org_path, Teacher.category, Teacher.basic
    rows = db.execute(select(*columns).where(Teacher.id.in_(teacher_ids))).all()
    every = {code for row in rows for code in sources(values.basic_of(row.org_path, row.category))}
    entries = _entries(db, teacher_ids, every)
    for row in rows:
        known = derive(catalogues.current(row.org_path), row.category, row.basic, entries.get(row.id, {}))
        wanted = {code: known[code] for code in _fields(values.basic_of(row.org_path, row.category))}
        said = {code: value for code, value in wanted.items() if value != row.basic.get(code)}
        yield {"id": row.id, "said": said, "catalogue": catalogues.current(row.org_path).version}


def _entries(db: Session, teacher_ids: Collection[UUID], every: Collection[str]) -> dict[UUID, dict[str, list[dict]]]:
    """The entries that speak, by file and set, in their order; their fields are none of the sealed ones."""
    query = select(Entry.teacher_id, Entry.set_code, Entry.values, Teacher.category, Teacher.org_path)
    query = query.join(Teacher, Teacher.id == Entry.teacher_id).where(Entry.teacher_id.in_(teacher_ids))
    found: dict[UUID, dict[str, list[dict]]] = {}
    for row in db.execute(query.where(Entry.set_code.in_(every)).order_by(Entry.position)):
        record_set = catalogues.current(row.org_path).sets_of[row.category].get(row.set_code)
        if record_set is not None:
            opened = values.opened(record_set, row.values)
            found.setdefault(row.teacher_id, {}).setdefault(row.set_code, []).append(opened)
    return found


@functools.cache
def sources(basic: RecordSet) -> frozenset[str]:
    """The sets from which something in 基本信息 follows."""
    return frozenset(field.derived_from.set for field in basic.fields if field.derived_from)


@functools.cache
def _fields(basic: RecordSet) -> tuple[str, ...]:
    return tuple(field.code for field in basic.fields if field.derived_from)

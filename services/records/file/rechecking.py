"""Whole files are checked anew, columns at once, after the catalogue became another one since they were kept."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import offloop
from services.records.catalogue import load
from services.records.file import values, versions
from services.records.file.completeness import errors_by_row
from services.records.file.models import Entry, Teacher


def recheck(db: Session, teacher_ids: list[UUID]) -> None:
    """Count again what these files owe or have wrong, place by place."""
    mains = db.execute(select(Teacher.id, Teacher.category, Teacher.basic).where(Teacher.id.in_(teacher_ids)))
    main_rows = [(row.category, values.BASIC, row.id, row.basic) for row in mains]
    wanted = select(Entry.id, Teacher.category, Entry.set_code, Entry.values).join(
        Teacher, Teacher.id == Entry.teacher_id
    )
    entries = db.execute(wanted.where(Teacher.id.in_(teacher_ids)))
    entry_rows = [(row.category, row.set_code, row.id, row.values) for row in entries]
    counts = offloop.run(_counted, main_rows), offloop.run(_counted, entry_rows)  # seconds, for 500 whole files
    versions.write_counts(db, teacher_ids, *counts, load().version)


def _counted(rows: list[tuple[str, str, UUID, dict]]) -> dict[UUID, int]:
    """How many places are owed or wrong, by id; one pass for all rows of a set."""
    by_set: dict[tuple[str, str], list[tuple[UUID, dict]]] = {}
    for category, set_code, row_id, kept in rows:
        by_set.setdefault((category, set_code), []).append((row_id, kept))
    counts: dict[UUID, int] = {}
    for (category, set_code), some in by_set.items():
        record_set = load().sets_of[category].get(set_code)
        found = errors_by_row(record_set, [kept for _, kept in some]) if record_set else [0] * len(some)
        counts |= dict(zip((row_id for row_id, _ in some), found, strict=True))
    return counts

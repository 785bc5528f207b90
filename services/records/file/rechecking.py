"""Whole files are checked anew, columns at once, after the catalogue became another one since they were kept.

A file that goes to a school of another category is checked by the catalogue of that school.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.processes import offloop
from services.records.catalogue import RecordSet
from services.records.file import catalogues, values, versions
from services.records.file.completeness import errors_by_row, errors_in_effective
from services.records.file.models import Entry, Teacher
from services.records.file.moving import place_of
from services.records.file.rules import EFFECTIVE

Counting = Callable[[RecordSet, list[dict]], list[int]]


def recheck(db: Session, teacher_ids: list[UUID]) -> None:
    """Count again what these files owe or have wrong, place by place."""
    mains = db.execute(
        select(Teacher.id, Teacher.org_path, Teacher.category, Teacher.stage, Teacher.basic).where(
            Teacher.id.in_(teacher_ids)
        )
    ).all()
    places = {row.id: place_of(db, row.id, row.org_path, row.category) for row in mains}
    main_rows, effective_rows = [], []
    for row in mains:
        some = effective_rows if row.stage == EFFECTIVE else main_rows
        some.append((_set_of(places[row.id], values.BASIC), row.id, row.basic))
    wanted = select(Entry.id, Entry.teacher_id, Entry.set_code, Entry.values).where(Entry.teacher_id.in_(teacher_ids))
    entry_rows = [(_set_of(places[row.teacher_id], row.set_code), row.id, row.values) for row in db.execute(wanted)]
    main_counts = offloop.run(_counted, main_rows)  # seconds, for 500 whole files
    main_counts |= offloop.run(_counted, effective_rows, errors_in_effective)
    counts = main_counts, offloop.run(_counted, entry_rows)
    versions.write_counts(db, {id_: catalogues.current(path).version for id_, (path, _) in places.items()}, *counts)


def _set_of(place: tuple[str, str], set_code: str) -> RecordSet | None:
    """The set as the file's province asks for it now; none if it does no more."""
    path, category = place
    return catalogues.current(path).sets_of[category].get(set_code)


def _counted(rows: list[tuple[RecordSet | None, UUID, dict]], counting: Counting = errors_by_row) -> dict[UUID, int]:
    """How many places are owed or wrong, by id; one pass for all rows of a set."""
    by_set: dict[RecordSet | None, list[tuple[UUID, dict]]] = {}
    for record_set, row_id, kept in rows:
        by_set.setdefault(record_set, []).append((row_id, kept))
    counts: dict[UUID, int] = {}
    for record_set, some in by_set.items():
        found = counting(record_set, [kept for _, kept in some]) if record_set else [0] * len(some)
        counts |= dict(zip((row_id for row_id, _ in some), found, strict=True))
    return counts

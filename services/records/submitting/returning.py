"""Rejected values on many files at once: kept with their digests, and looked at again when a file comes back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.records.file import rejections, values
from services.records.file.models import Entry, Teacher

Place = tuple[UUID, str | None]  # a file, and one of its entries (none: 基本信息)


def unmended(db: Session, rejected: Iterable[Row]) -> dict[UUID, int]:
    """How many rejected values each of these files still holds unexplained; `rejected` have id and reasons."""
    reasons = {file.id: [reason for reason in file.reasons if reason["digest"]] for file in rejected}
    held = named_values(db, reasons)
    counts = {teacher_id: sum(_stands(teacher_id, each, held) for each in some) for teacher_id, some in reasons.items()}
    return {teacher_id: count for teacher_id, count in counts.items() if count}


def _stands(teacher_id: UUID, reason: dict, held: dict[Place, dict]) -> bool:
    return not rejections.is_mended(reason, named_by(reason, teacher_id, held), 0)


def named_by(reason: dict, teacher_id: UUID, held: dict[Place, dict]) -> dict[str, Any] | None:
    """The values that a reason is about; a set of entries alone names none of them."""
    names_values = reason.get("set") == values.BASIC or reason["entry_id"]
    return held.get((teacher_id, reason["entry_id"])) if names_values else None


def named_values(db: Session, reasons: dict[UUID, list[dict]]) -> dict[Place, dict[str, Any]]:
    """The values, in clear, of all that these reasons name, in two queries for any number of files."""
    of_main = [teacher_id for teacher_id, some in reasons.items() if any(r["set"] == values.BASIC for r in some)]
    entries = [r["entry_id"] for some in reasons.values() for r in some if r["set"] != values.BASIC and r["entry_id"]]
    found: dict[Place, dict] = {}
    if of_main:
        query = select(Teacher.id, Teacher.org_path, Teacher.category, Teacher.basic).where(Teacher.id.in_(of_main))
        for row in db.execute(query):
            found[row.id, None] = values.opened(values.basic_of(row.org_path, row.category), row.basic)
    if entries:
        wanted = select(Entry.id, Entry.teacher_id, Entry.set_code, Entry.values, Teacher.org_path, Teacher.category)
        for row in db.execute(wanted.join(Teacher, Teacher.id == Entry.teacher_id).where(Entry.id.in_(entries))):
            record_set = values.set_of(row.org_path, row.category, row.set_code)
            found[row.teacher_id, str(row.id)] = values.opened(record_set, row.values)
    return found

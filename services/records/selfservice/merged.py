"""Remarks of a teacher whose two files became one: those that wait go with their cases to the kept file."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

OPEN = text("SELECT id FROM remark WHERE teacher_id = :id AND state = 'open' ORDER BY id FOR UPDATE")
MOVE_REMARKS = text("UPDATE remark SET teacher_id = :to WHERE id = ANY (CAST(:ids AS uuid[]))")
MOVE_CASES = text("UPDATE file_case SET teacher_id = :to WHERE case_id = ANY (CAST(:ids AS uuid[]))")


def open_remarks(db: Session, teacher_id: UUID) -> list[UUID]:
    """The remarks of this file that wait, which are their cases' ids too; held."""
    return list(db.scalars(OPEN, {"id": teacher_id}))


def move_remarks(db: Session, remark_ids: Collection[UUID], to: UUID) -> None:
    """These remarks are about this file from now on."""
    if remark_ids:
        db.execute(MOVE_REMARKS, {"ids": list(remark_ids), "to": to})
        db.execute(MOVE_CASES, {"ids": list(remark_ids), "to": to})

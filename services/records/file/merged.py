"""Files that were merged into others of the same person: which one is kept, and who came to it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.errors import Conflict
from services.records.file.models import Teacher

JOINED = "This file was joined with another one of the same person. Please go on with the one that is kept."
KEPT_FOR_ANOTHER = "Another file was joined with this one. Have the authority undo that first."
KEPT = text(
    """
    WITH RECURSIVE way AS (
        SELECT id AS asked, id, merged_into FROM teacher WHERE id = ANY (CAST(:ids AS uuid[]))
        UNION SELECT way.asked, t.id, t.merged_into FROM way JOIN teacher t ON t.id = way.merged_into
    )
    SELECT asked, id FROM way WHERE merged_into IS NULL
    """
)
FOLLOWERS = text(
    """
    WITH RECURSIVE way AS (
        SELECT id FROM teacher WHERE merged_into = :id
        UNION SELECT t.id FROM way JOIN teacher t ON t.merged_into = way.id
    )
    SELECT id FROM way ORDER BY id
    """
)
FOLLOWERS_OF = text(
    """
    WITH RECURSIVE way AS (
        SELECT merged_into AS kept, id FROM teacher WHERE merged_into = ANY (CAST(:ids AS uuid[]))
        UNION SELECT way.kept, t.id FROM way JOIN teacher t ON t.merged_into = way.id
    )
    SELECT kept, id FROM way ORDER BY id
    """
)


def kept_of(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The file that is kept for each of these, itself if it was never merged; those out of sight are left out."""
    return {row.asked: row.id for row in db.execute(KEPT, {"ids": list(teacher_ids)})}


def followers(db: Session, teacher_id: UUID) -> list[UUID]:
    """The files that were merged into this one, or into one that was."""
    return list(db.scalars(FOLLOWERS, {"id": teacher_id}))


def followers_of(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The same of many files, by file."""
    found: dict[UUID, list[UUID]] = {}
    for row in db.execute(FOLLOWERS_OF, {"ids": list(teacher_ids)}):
        found.setdefault(row.kept, []).append(row.id)
    return found


def refuse_kept(db: Session, teacher_id: UUID) -> None:
    """A file that another one was merged into is not deleted."""
    if followers(db, teacher_id):
        raise Conflict(KEPT_FOR_ANOTHER)


def refuse_merged(teacher: Teacher) -> None:
    """Nothing is written in a file that was merged into another."""
    if teacher.merged_into is not None:
        raise Conflict(JOINED, kept=str(teacher.merged_into))

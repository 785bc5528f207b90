"""The personal numbers of somebody whose two files became one: the kept one's holds, the other ends and is an alias."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

END = text("UPDATE personal_number SET ended_at = :at, why = 'merged' WHERE teacher_id = :id AND ended_at IS NULL")
REOPEN = text("UPDATE personal_number SET ended_at = NULL, why = NULL WHERE teacher_id = :id AND why = 'merged'")
# A number that comes while the file is merged: the one that the merge had ended gives way to it for good.
GIVES_WAY = text(
    """
    UPDATE personal_number p SET why = CASE p.kind WHEN 'L' THEN 'formal' ELSE 'corrected' END
    FROM teacher t WHERE t.id = p.teacher_id AND t.id = ANY (CAST(:ids AS uuid[])) AND t.merged_into IS NOT NULL
        AND p.why = 'merged' AND EXISTS (
            SELECT FROM personal_number WHERE teacher_id = t.id AND ended_at IS NULL)
    """
)
END_NEW = text(
    """
    UPDATE personal_number p SET ended_at = greatest(:at, p.issued_at), why = 'merged'
    FROM teacher t WHERE t.id = p.teacher_id AND t.id = ANY (CAST(:ids AS uuid[])) AND t.merged_into IS NOT NULL
        AND p.ended_at IS NULL
    """
)


def end_numbers_of_merged(db: Session, teacher_ids: Collection[UUID], at: object) -> None:
    """What the ministry gave to files that were merged meanwhile is an alias at once, and comes back when undone."""
    ids = list(teacher_ids)
    db.execute(GIVES_WAY, {"ids": ids})
    db.execute(END_NEW, {"ids": ids, "at": at})


def end_number(db: Session, teacher_id: UUID, at: object) -> None:
    """The current number of this file is an alias from now on."""
    db.execute(END, {"id": teacher_id, "at": at})


def reopen_number(db: Session, teacher_id: UUID) -> None:
    """It is the current one again."""
    db.execute(REOPEN, {"id": teacher_id})

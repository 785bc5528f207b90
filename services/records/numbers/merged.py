"""The personal numbers of somebody whose two files became one: the kept one's holds, the other ends and is an alias."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

END = text("UPDATE personal_number SET ended_at = :at, why = 'merged' WHERE teacher_id = :id AND ended_at IS NULL")
REOPEN = text("UPDATE personal_number SET ended_at = NULL, why = NULL WHERE teacher_id = :id AND why = 'merged'")


def end_number(db: Session, teacher_id: UUID, at: object) -> None:
    """The current number of this file is an alias from now on."""
    db.execute(END, {"id": teacher_id, "at": at})


def reopen_number(db: Session, teacher_id: UUID) -> None:
    """It is the current one again."""
    db.execute(REOPEN, {"id": teacher_id})

"""Finds people by personal number: the current one, or any that they ever had."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.numbers import identity

HOLDER = text("SELECT teacher_id FROM personal_number WHERE number_index = :number_index")


def holder_of(db: Session, number: str) -> UUID | None:
    """The teacher who has or had this number, if the file is in sight."""
    return db.scalar(HOLDER, {"number_index": identity.number_index(number)})

"""Finds people by number: of an ID document, or a personal one, the current or any that they ever had."""

from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.file import queries, values
from services.records.file.models import Teacher
from services.records.numbers import sealed_identity

HOLDER = text("SELECT teacher_id FROM personal_number WHERE number_index = :number_index")


def holder_of(db: Session, number: str) -> UUID | None:
    """The teacher who has or had this number, if the file is in sight."""
    return db.scalar(HOLDER, {"number_index": sealed_identity.number_index(number)})


def lookup(db: Session, actor: Actor, number: str) -> dict:
    """The file with this ID number (any type of ID document) or personal number, if it is in sight."""
    indexes = [values.id_index({"id_type": kind, "id_number": number}) for kind in values.id_types()]
    by_number = Teacher.id_index.in_(indexes) | (Teacher.id == holder_of(db, number))
    found = db.scalars(select(Teacher).where(by_number, queries.visible(actor))).all()
    return {"items": queries.rows(db, actor, found)}

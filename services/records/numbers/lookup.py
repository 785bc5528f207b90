"""Finds people by number: of an ID document, or a personal one, the current or any that they ever had."""

from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.file import merged, queries, values
from services.records.file.models import Teacher
from services.records.numbers import sealed_identity

HOLDER = text("SELECT teacher_id FROM personal_number WHERE number_index = :number_index")


def holder_of(db: Session, number: str) -> UUID | None:
    """The teacher who has or had this number, if the file is in sight."""
    return db.scalar(HOLDER, {"number_index": sealed_identity.number_index(number)})


def lookup(db: Session, actor: Actor, number: str) -> dict:
    """The file with this ID number (of any document) or personal number, if in sight; of merged ones the kept."""
    indexes = [values.id_index({"id_type": kind, "id_number": number}) for kind in values.id_types()]
    by_number = Teacher.id_index.in_(indexes) | (Teacher.id == holder_of(db, number))
    known = db.scalars(select(Teacher.id).where(by_number, queries.in_sight(actor))).all()
    kept = set(merged.kept_of(db, known).values())
    found = db.scalars(select(Teacher).where(Teacher.id.in_(kept), queries.visible(actor))).all()
    return {"items": queries.rows(db, actor, found)}

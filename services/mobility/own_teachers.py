"""Teachers of the school that acts, as records announced them."""

from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.tables import known_teacher
from services.common.errors import Forbidden, NotFound

NOBODY = "There is no such teacher at your school."
OF_THE_SCHOOL = "The school that holds the file enters what becomes of its teachers."


def teacher(db: Session, actor: Actor, teacher_id: UUID) -> Row:
    """A teacher of the asker's own school; raises NotFound, or Forbidden to other offices."""
    found = db.execute(select(known_teacher).where(known_teacher.c.id == teacher_id)).first()
    if found is None or found.merged_into is not None:
        raise NotFound(NOBODY)
    if found.org_id != actor.org_id:
        raise Forbidden(OF_THE_SCHOOL)
    return found

"""Teachers of the school that acts, or of the schools that an office manages, as records announced them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_org, known_teacher
from services.common.database.territory import path_range
from services.common.errors import Forbidden, NotFound

TEACHER = known_teacher.c
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


def within_reach(db: Session, org_id: UUID, org_path: str) -> ColumnElement[bool]:
    """The teachers about whom an organisation may enter something by workbook: its own, or of schools it manages."""
    if known_orgs.known(db, org_id).category:
        return TEACHER.org_id == org_id
    start, end = path_range(org_path)
    managed = select(known_org.c.id).where(known_org.c.authority_id == org_id, known_org.c.category.is_not(None))
    return and_(TEACHER.org_id.in_(managed), TEACHER.org_path >= start, TEACHER.org_path < end)


def reached(db: Session, org_id: UUID, org_path: str, teacher_ids: Collection[UUID]) -> dict[UUID, Row]:
    """Those of these teachers that are within reach, by id; none that was joined with another one."""
    mine = TEACHER.id.in_(teacher_ids) & TEACHER.merged_into.is_(None)
    query = select(known_teacher).where(mine, within_reach(db, org_id, org_path))
    return {row.id: row for row in db.execute(query)}

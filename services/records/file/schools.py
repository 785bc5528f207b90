"""The school that an organisation is, or whose department it is (二级单位), and where somebody enters files."""

from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden

DEPARTMENT = "department"


def school_of(db: Session, org_id: UUID) -> Row:
    """The organisation itself, or for a department the school that manages it; an office has no category."""
    found = known_orgs.known(db, org_id)
    return known_orgs.known(db, found.authority_id) if found.level == DEPARTMENT else found


def own_place(db: Session, actor: Actor, org_id: UUID | None, department_id: UUID | None) -> tuple[Row, Row]:
    """The asker's school, and the department or the school itself where a file that the asker enters belongs."""
    school = school_of(db, actor.org_id)
    department_id = department_id if school.id == actor.org_id else actor.org_id
    if org_id not in (None, actor.org_id, school.id):
        raise Forbidden("Files are entered by the teacher's own school.")
    if school.category is None:
        raise Forbidden("Files are entered at schools.")
    return place_at(db, actor, school, department_id)


def place_at(db: Session, actor: Actor, school: Row, department_id: UUID | None) -> tuple[Row, Row]:
    """A school with one of its departments, or with itself."""
    place = known_orgs.known(db, department_id) if department_id else school
    if not place.path.startswith(school.path):
        raise Forbidden("This department does not belong to your school.")
    if not actor.covers(place.path):
        raise Forbidden("Only the school itself moves a teacher out of your department.")
    return school, place

"""The school that an organisation is, or whose department it is (二级单位)."""

from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common.copies import known_orgs

DEPARTMENT = "department"


def school_of(db: Session, org_id: UUID) -> Row:
    """The organisation itself, or for a department the school that manages it; an office has no category."""
    found = known_orgs.known(db, org_id)
    return known_orgs.known(db, found.authority_id) if found.level == DEPARTMENT else found

"""Who read a teacher's file and what for: the trail's own door for the teacher whose file it is (R-SEC-02)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import audit, known_org
from services.common.errors import NotFound

# As the index audit_readings has them (migrations/0027_readings.py).
ACTS = (
    "records.file_read",
    "records.set_read",
    "records.sheet_printed",
    "records.file_printed",
    "records.value_revealed",
    "records.values_exported",
)


def file_readings(db: Session, actor: Actor, teacher_id: UUID, limit: int, after: str | None) -> dict[str, Any]:
    """What others read of the asker's own file, newest first; nobody else asks this."""
    if actor.teacher_id != teacher_id:
        raise NotFound("There is no such file in your territory.")
    of_trail = audit.c.id, audit.c.at, audit.c.person, audit.c.action, audit.c.details
    query = select(*of_trail, known_org.c.name.label("org_name"))
    query = query.outerjoin(known_org, known_org.c.path == audit.c.org_path)
    query = query.where(audit.c.subject == str(teacher_id), audit.c.action.in_(ACTS))
    query = query.where(audit.c.account_id != actor.account_id)
    found = page(db, query, (audit.c.id,), limit, after, descending=True)
    return found | {"items": [_item(row) for row in found["items"]]}


def _item(row: Row) -> dict[str, Any]:
    told = {"id": row.id, "at": row.at, "person": row.person, "org_name": row.org_name, "act": row.action}
    return told | {"what": row.details.get("field") or row.details.get("set"), "purpose": row.details.get("purpose")}

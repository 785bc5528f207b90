"""Remarks that wait when a file goes to another school: they stay with the teacher, and that school answers."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.selfservice.notifying import tell_schools

WAITING = text(
    """
    SELECT t.org_id, t.org_path, t.category, t.name, r.set_code FROM remark r JOIN teacher t ON t.id = r.teacher_id
    WHERE r.teacher_id = ANY (CAST(:ids AS uuid[])) AND r.state = 'open' ORDER BY r.at, r.id
    """
)


def tell_new_schools(db: Session, teacher_ids: Collection[UUID]) -> None:
    """The schools where these files lie now hear of each remark that waits; review brings the case to their desk."""
    found: list[Any] = list(db.execute(WAITING, {"ids": list(teacher_ids)}))
    tell_schools(db, ((row, row.set_code, row.name or "") for row in found))

"""Who read a teacher's file and what for: the trail's own door for the teacher whose file it is (R-SEC-02)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import audit, known_org
from services.common.errors import NotFound
from services.contracts.records import readings as contract

# As the index audit_read has them (migrations/0035_seekings.py).
ACTS = (
    "records.file_read",
    "records.set_read",
    "records.sheet_printed",
    "records.file_printed",
    "records.value_revealed",
    "records.values_exported",
    "records.request_read",
    *contract.ACTS,
    "records.sought_for_transfer",
    "records.former_file_read",
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


def keep_readings(db: Session, readings: list[dict[str, Any]]) -> None:
    """Others' services tell who read of a teacher there; it stands in the trail under the reader's name."""
    request_id = db.info["request"].id
    rows = [
        {name: each[name] for name in ("account_id", "person", "org_path", "at")}
        | {"action": each["act"], "subject": str(each["teacher_id"]), "request_id": request_id}
        | {"details": {"what": each["what"], "purpose": each["purpose"]}}
        for each in readings
    ]
    db.execute(insert(audit), rows)


def _item(row: Row) -> dict[str, Any]:
    told = {"id": row.id, "at": row.at, "person": row.person, "org_name": row.org_name, "act": row.action}
    return told | {"what": _what(row.details), "purpose": row.details.get("purpose")}


def _what(details: dict[str, Any]) -> str | None:
    return details.get("field") or details.get("set") or details.get("what")

"""Mobiles in clear for whoever may call these teachers, by the word of another service; each reading is logged."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden
from services.common.secrets import tickets
from services.common.trail import audit
from services.records.file import values

UNTRUE = "This was asked for too long ago, or by somebody else. Please open the list again."
SET, FIELD = "contact", "mobile"
ASK = text("SELECT teacher_id, org_path, category, mobile FROM mobiles_to_call(:ids)")


def mobiles_to_call(db: Session, actor: Actor, ticket: str) -> dict[str, Any]:
    """The mobile of each; empty for a file that has none. Raises Forbidden for a false ticket."""
    try:
        teacher_ids, purpose = tickets.to_call(ticket, actor)
    except tickets.Untrue:
        raise Forbidden(UNTRUE) from None
    known = {row.teacher_id: _opened(row) for row in db.execute(ASK, {"ids": teacher_ids})}
    audit.record_all(db, "records.value_revealed", list(known), set=SET, field=FIELD, purpose=purpose)
    return {"mobiles": [{"teacher_id": each, "mobile": known.get(each, "")} for each in teacher_ids]}


def _opened(row: Any) -> str:
    contact = values.set_of(row.org_path, row.category, SET)
    return str(values.opened(contact, {FIELD: row.mobile}).get(FIELD, ""))

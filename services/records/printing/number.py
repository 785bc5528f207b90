"""The ID number of a teacher for a paper that another service prints (transfers, statements of credits).

That service has seen to it that the asker may print the paper, and says so by a ticket. The number is in clear only
for whoever could read it in the file itself; that reading goes into the trail with the paper as its purpose (R-REC-19).
"""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden
from services.common.secrets import tickets
from services.common.trail import audit
from services.records.file import queries, values

UNTRUE = "This was asked for too long ago, or by somebody else. Please print it again."
ASK = text("SELECT org_path, category, id_number FROM number_on_paper(:teacher_id)")
FIELD = "id_number"


def number_on_paper(db: Session, actor: Actor, ticket: str) -> dict[str, Any]:
    """The number as it may stand on the paper; empty for a file that has none. Raises Forbidden for a false ticket."""
    try:
        teacher_id, purpose = tickets.paper_for(ticket, actor)
    except tickets.Untrue:
        raise Forbidden(UNTRUE) from None
    file = db.execute(ASK, {"teacher_id": teacher_id}).first()
    if file is None or file.id_number is None:
        return {"id_number": ""}
    basic, kept = values.basic_of(file.org_path, file.category), {FIELD: file.id_number}
    if not _reads_in_clear(db, actor, teacher_id):
        return {"id_number": values.view_of(basic, kept, hidden_too=False).get(FIELD) or ""}
    audit.record(db, "records.value_revealed", teacher_id, field=FIELD, purpose=purpose)
    return {"id_number": str(values.opened(basic, kept)[FIELD])}


def _reads_in_clear(db: Session, actor: Actor, teacher_id: UUID) -> bool:
    """As for `reveal`: the file is in sight, and the role needs it."""
    return actor.has(queries.NEEDS_HIDDEN) and queries.is_seen(db, actor, teacher_id)

"""One teacher's photo, set by itself: saving one field, whatever else the file still owes (R-MED-02)."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.attachments import receipts
from services.records.file import access, checking_values, filling, queries, showing, values
from services.records.file.finishing import finish
from services.records.file.saving import write_basic

FIELD = "photo"


def set_photo(db: Session, actor: Actor, teacher_id: UUID, row_version: int, receipt: str) -> dict:
    """The photo of a receipt becomes the file's, by the rules of saving 基本信息; faults elsewhere stay as they are."""
    teacher, part = access.opened(db, actor, teacher_id)
    record_set = values.basic_of(teacher.org_path, teacher.category)
    filling.refuse_unless_fills(part, record_set)
    shown = values.view_of(record_set, teacher.basic, hidden_too=actor.has(queries.NEEDS_HIDDEN))
    access.refuse_stale(db, teacher, row_version, shown)
    given = receipts.redeem(db, actor, teacher, record_set, {FIELD: receipt})
    known = values.opened(record_set, teacher.basic)
    checking_values.refuse_locked(db, record_set, given, known, filling.locked_fields(part, record_set))
    if given[FIELD] != known.get(FIELD):
        _, missing = checking_values.forgiving(db, record_set, known | given, ())
        write_basic(db, actor, teacher, known | given, missing)
        finish(db)
    return showing.whole(db, actor, teacher)

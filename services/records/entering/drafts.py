"""Checks values without keeping them, and reads sensitive ones in clear (R-REC-07, R-REC-19)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden, Invalid, NotFound
from services.common.trail import audit
from services.records.attachments import receipts
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import OWED, WARNING, say
from services.records.catalogue.validation import check_one
from services.records.clock import today
from services.records.file import queries, values
from services.records.file.models import Entry, Teacher
from services.records.file.schools import school_of


def validate_draft(db: Session, actor: Actor, **draft: Any) -> dict:
    """Check values without keeping them; only the faults of `touched` fields are told, if that is given."""
    language = db.info["request"].language
    record_set, given, kept = _meant(db, actor, draft)
    files = receipts.read(db, actor, draft["teacher_id"], record_set, given)
    clean, faults = check_one(record_set, kept | files.values, today())
    wrong = {fault.field for fault in files.faults}
    faults = files.faults + [fault for fault in faults if fault.field not in wrong]
    touched = draft["touched"]
    shown = [fault for fault in faults if touched is None or fault.field in touched]
    return {
        "faults": [
            {
                "field": fault.field,
                "severity": _severity_in_draft(fault.severity),
                "message": say(fault, record_set, language),
            }
            for fault in shown
        ],
        "values": {code: value for code, value in clean.items() if _is_told(record_set.field(code))},
    }


def _is_told(field: Field) -> bool:
    """Neither sensitive values come back nor files: an id would stand for a receipt that is not redeemed yet."""
    return not (field.sensitive or field.holds_files)


def _severity_in_draft(severity: str) -> str:
    """What is owed before a file is submitted is no fault yet."""
    return WARNING if severity == OWED else severity


def reveal(db: Session, actor: Actor, teacher_id: UUID, purpose: str, **named: Any) -> dict:
    """A sensitive value in clear; who read it and why goes into the trail (R-REC-19)."""
    teacher = queries.teacher(db, actor, teacher_id)
    set_code, field, entry_id = named.get("set", values.BASIC), named["field"], named.get("entry_id")
    record_set = values.set_of(teacher.org_path, teacher.category, set_code)
    kept = kept_values(db, teacher, set_code, entry_id)
    if not actor.has(queries.NEEDS_HIDDEN):
        raise Forbidden("Your role does not need this value.")
    if not record_set.has(field) or field not in kept:
        raise NotFound("The file has no such value.")
    details = {"field": field, "purpose": purpose} | ({"entry": str(entry_id)} if entry_id else {})
    audit.record(db, "records.value_revealed", teacher_id, **details)
    return {"value": str(values.opened(record_set, {field: kept[field]})[field])}


def kept_values(db: Session, teacher: Teacher, set_code: str, entry_id: UUID | None) -> dict[str, Any]:
    """The values of 基本信息, or of an entry; none of a new one."""
    if set_code == values.BASIC:
        return teacher.basic
    named = Entry.id == entry_id, Entry.teacher_id == teacher.id, Entry.set_code == set_code
    return db.scalar(select(Entry.values).where(*named)) or {}


def _meant(db: Session, actor: Actor, draft: dict) -> tuple[RecordSet, dict, dict]:
    """The set, the values that are to be checked, with what lies behind masks that came back, and those on file."""
    if draft["teacher_id"] is None:
        category = draft["category"] or school_of(db, actor.org_id).category
        if category is None:
            raise Invalid("Please say for which school category.")
        return values.set_of(actor.org_path, category, draft["set"]), draft["values"], {}
    teacher = queries.teacher(db, actor, draft["teacher_id"])
    record_set = values.set_of(teacher.org_path, teacher.category, draft["set"])
    kept = kept_values(db, teacher, draft["set"], draft["entry_id"])
    return record_set, values.unmasked(record_set, draft["values"], kept), values.opened(record_set, kept)

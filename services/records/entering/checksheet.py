"""The 核对表 of a file: every set in words, to be printed, signed and sealed (R-REC-26)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.trail import audit
from services.records.catalogue import RecordSet
from services.records.clock import now
from services.records.file import catalogues, queries, showing, values
from services.records.file.models import Entry, Teacher

AS_THEY_ARE = ("name", "category", "missing", "catalogue_version", "version", "confirmed_at")


def check_sheet(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """The data of the sheet; printing it is a reading like any other and is logged."""
    teacher = queries.teacher(db, actor, teacher_id)
    audit.record(db, "records.sheet_printed", teacher.id, version=teacher.version)
    language, hidden_too = db.info["request"].language, actor.has(queries.NEEDS_HIDDEN)
    entries = showing.entries_of(db, teacher)
    sets = catalogues.current(teacher.org_path).sets(teacher.category)
    sheets = [_set(record_set, teacher, entries, language, hidden_too) for record_set in sets]
    return {name: getattr(teacher, name) for name in AS_THEY_ARE} | {
        "teacher_id": teacher.id,
        "id_number": queries.masked_number(teacher),
        "org_name": known_orgs.names(db, {teacher.org_id}).get(teacher.org_id, ""),
        "status": teacher.stage,
        "printed_at": now(),
        "printed_by": actor.name,
        "sets": [sheet for sheet in sheets if sheet["rows"]],
    }


def _set(record_set: RecordSet, teacher: Teacher, entries: Iterable[Entry], language: str, hidden_too: bool) -> dict:
    kept = [entry.values for entry in entries if entry.set_code == record_set.code]
    rows = [teacher.basic] if record_set.code == values.BASIC else kept
    shown = [values.view_of(record_set, row, hidden_too=hidden_too) for row in rows]
    words = [queries.worded(record_set, row, language) for row in shown]
    return {
        "code": record_set.code,
        "name": record_set.name.in_(language),
        "kind": record_set.kind,
        "columns": [{"field": field.code, "name": field.name.in_(language)} for field in record_set.fields],
        "rows": [[row.get(field.code, "") for field in record_set.fields] for row in words],
    }

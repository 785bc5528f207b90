"""Last term's 教育教学, offered again as drafts of the term after it (R-REC-22)."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict
from services.records.catalogue import RecordSet
from services.records.catalogue.defaults import AUTUMN, SPRING
from services.records.file import access, checking_values, filling, rejections, showing, values
from services.records.file.finishing import finish
from services.records.file.models import Entry, Teacher
from services.records.file.saving import new_entry
from services.records.file.versions import Change, signature, write_values

TEACHING = "teaching"


def copy_teaching(db: Session, actor: Actor, teacher_id: UUID, row_version: int) -> dict:
    """Drafts of the next term for all entries of the last one; terms that are there already are left alone."""
    teacher, part = access.opened(db, actor, teacher_id)
    record_set = values.set_of(teacher.org_path, teacher.category, TEACHING)
    filling.refuse_unless_adds(part, record_set)
    access.refuse_stale(db, teacher, row_version, {})
    entries = showing.entries_of(db, teacher, TEACHING)
    known = {entry.key for entry in entries}
    wanted = [
        each for each in _next_term(record_set, teacher, entries) if values.entry_key(record_set, each) not in known
    ]
    if not wanted:
        raise Conflict("There is no entry of an earlier term that could be copied.")
    write_values(db, signature(actor), [_draft(db, teacher, record_set, given) for given in wanted])
    finish(db)
    return showing.file_set(db, actor, teacher, record_set)


def _next_term(record_set: RecordSet, teacher: Teacher, entries: list[Entry]) -> list[dict[str, Any]]:
    """The newest term's values, moved on by one term, without those that were ever rejected.

    Evidence stays behind: what proves one term proves nothing of the next.
    """
    files = {field.code for field in record_set.files}
    kept = [{code: value for code, value in entry.values.items() if code not in files} for entry in entries]
    opened = [values.opened(record_set, each) for each in kept]
    terms = {place: term for place, each in enumerate(opened) if (term := _term_of(each))}
    newest = max(terms.values(), default=None)
    moved = [opened[place] | _after(opened[place]) for place, term in terms.items() if term == newest]
    return [rejections.never_offered(teacher.rejected, TEACHING, each) for each in moved]


def _term_of(entry: dict[str, Any]) -> tuple[str, str] | None:
    """Year and term, if both are known; autumn comes first in a school year, spring in a calendar year."""
    year, term = entry.get("school_year") or entry.get("year"), entry.get("term")
    if not year or term not in (AUTUMN, SPRING):
        return None
    later = SPRING if entry.get("school_year") else AUTUMN
    return str(year), "2" if term == later else "1"


def _after(entry: dict[str, Any]) -> dict[str, Any]:
    """The term after, as these values name it."""
    term = SPRING if entry["term"] == AUTUMN else AUTUMN
    if entry.get("school_year"):
        first = int(entry["school_year"][:4]) + (term == AUTUMN)
        return {"term": term, "school_year": f"{first}-{first + 1}"}
    year = int(entry["year"]) + (term == SPRING)
    return {"term": term, "year": str(year) if isinstance(entry["year"], str) else year}


def _draft(db: Session, teacher: Teacher, record_set: RecordSet, given: dict[str, Any]) -> Change:
    clean, missing = checking_values.forgiving(db, record_set, given, ())
    return replace(new_entry(teacher, uuid4(), record_set, clean, missing), act="copied")

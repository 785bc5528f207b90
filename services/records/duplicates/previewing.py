"""What a merge would leave behind, before anybody is asked: by the very changes that it would write."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.trail import audit
from services.records.catalogue import Catalogue
from services.records.duplicates import merge_files, merging, pairs, taking_over
from services.records.duplicates.domain import merging as rules
from services.records.file import catalogues, holds, queries, showing, values
from services.records.file.models import Entry, Teacher
from services.records.file.versions import ADDED, Change

REMARKS = text("SELECT count(*) FROM remark WHERE teacher_id = :id AND state = 'open'")
FILES = text(
    """
    SELECT count(DISTINCT sha256) FROM held_file WHERE teacher_id = :lost
        AND sha256 NOT IN (SELECT sha256 FROM held_file WHERE teacher_id = :kept)
    """
)
NUMBERS = text("SELECT shown, teacher_id FROM personal_number WHERE teacher_id IN (:kept, :lost) AND ended_at IS NULL")


def preview(db: Session, actor: Actor, duplicate_id: UUID, kept_id: UUID) -> dict[str, Any]:
    """Which numbers, entries and values there will be; raises Conflict with what is in the way of this merge."""
    pair = pairs.seen(db, actor, duplicate_id)
    kept, lost = merging.chosen(pairs.files(db, actor, (pair.one_id, pair.other_id)), kept_id)
    audit.record_all(db, "records.file_read", [kept.id, lost.id], pair=str(pair.id))
    here, there = merge_files.standing(kept), merge_files.standing(lost)
    rules.refuse_unless_keepable(here, there)
    holds.refuse(next(iter(holds.blockers(db, [kept.id, lost.id], holds.MERGE).values()), None))
    own, theirs = showing.entries_of(db, kept), showing.entries_of(db, lost)
    gives = rules.gives(there, here)
    changes = list(taking_over.changes(uuid4(), kept, lost, own, theirs)) if gives else []
    both = {"kept": kept.id, "lost": lost.id}
    return {
        "kept_id": kept.id,
        "lost_id": lost.id,
        "takes_over": gives,
        "numbers": list(_numbers(db, kept, lost)),
        "sets": list(_sets(kept, own, changes, db.info["request"].language)),
        "remarks": db.scalar(REMARKS, {"id": lost.id}),
        "files": db.scalar(FILES, both),
    }


def _numbers(db: Session, kept: Teacher, lost: Teacher) -> Iterator[dict[str, Any]]:
    """Each file's ID number as lists show it, and its personal number."""
    found = db.execute(NUMBERS, {"kept": kept.id, "lost": lost.id}).all()
    for file in (kept, lost):
        if number := queries.masked_number(file):
            yield {"kind": "id_number", "text": number, "alias": file is lost}
        for row in found:
            if row.teacher_id == file.id:
                yield {"kind": "personal_number", "text": row.shown, "alias": file is lost}


def _sets(kept: Teacher, own: Iterable[Entry], changes: list[Change], language: str) -> Iterator[dict[str, Any]]:
    """The sets in which something would be different."""
    catalogue, known = catalogues.current(kept.org_path), {entry.id: entry.values for entry in own}
    known[kept.id] = kept.basic
    for code in dict.fromkeys(change.set_code for change in changes):
        of_set = [change for change in changes if change.set_code == code]
        count = sum(entry.set_code == code for entry in own)
        filled = [field for change in of_set for field in _filled(catalogue, kept, change, known, language)]
        added = sum(change.op == ADDED for change in of_set)
        name = catalogue.set(kept.category, code).name.in_(language)
        yield {"code": code, "name": name, "before": count, "after": count + added, "filled": filled}


def _filled(
    catalogue: Catalogue, kept: Teacher, change: Change, known: dict[UUID, dict[str, Any]], language: str
) -> Iterator[dict[str, Any]]:
    """The empty places of an entry that stands, with what would fill them; masked as everybody sees them."""
    if change.op == ADDED:
        return
    record_set = catalogue.set(kept.category, change.set_code)
    more = {code: value for code, value in change.values.items() if code not in known[change.entry_id]}
    texts = queries.worded(record_set, values.view_of(record_set, more, hidden_too=False), language)
    for field in record_set.fields:
        if field.code in more:
            yield {"name": field.name.in_(language), "text": texts.get(field.code)}

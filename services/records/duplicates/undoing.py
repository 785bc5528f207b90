"""Undoes the latest merge of a person: values as they were byte for byte, by compensating versions of the writer.

Refused once an entry that the merge wrote has changed, or the kept file was merged again.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Row, or_, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict
from services.common.trail import audit
from services.records.duplicates import merge_files, merging, outcomes, pairs, telling_schools, work_list
from services.records.duplicates.domain import merging as rules
from services.records.duplicates.models import Duplicate, FileMerge
from services.records.file import catalogues, holds, values
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.rechecking import recheck
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import CHANGED, DELETED, Change, make_effective, signature, write_values
from services.records.numbers import merged as numbers
from services.records.selfservice import merged as remarks

ACT = "unmerged"
NOT_MERGED = "These two files are not joined."
NOT_THE_LATEST = "Only the latest merge of a person can be undone. Undo the one of {at} first."
CHANGED_SINCE = "This cannot be undone any more: {sets} of the kept file was changed since."
WRITTEN = text(
    """
    SELECT now.entry_id, now.set_code, before.values AS before, entry.key
    FROM version now
    LEFT JOIN jsonb_each_text(CAST(:before AS jsonb)) AS was (entry_id, number) ON was.entry_id = now.entry_id::text
    LEFT JOIN version before ON before.entry_id = now.entry_id AND before.number = was.number::integer
    LEFT JOIN entry ON entry.id = now.entry_id
    WHERE now.teacher_id = :id AND now.known_to IS NULL AND now.entry_id = ANY (CAST(:entries AS uuid[]))
    ORDER BY now.entry_id
    """
)


def undo(db: Session, actor: Actor, duplicate_id: UUID, row_version: int, note: str) -> dict[str, Any]:
    """Two files again, as they were before."""
    pair = pairs.held(db, actor, duplicate_id, row_version)
    done = merge_of(db, pair)
    if done is None or done.undone_at:
        raise Conflict(NOT_MERGED)
    files = pairs.held_files(db, actor, (done.kept_id, done.lost_id))
    if refused := why_not(db, done, files[done.kept_id]):
        raise refused
    _undo(db, actor, done, files[done.kept_id], note)
    outcomes.sign(pair, actor, "open", note)
    db.flush()
    return work_list.views(db, actor, [pair])[0]


def merge_of(db: Session, pair: Duplicate) -> FileMerge | None:
    """The last merge of a pair."""
    query = select(FileMerge).where(FileMerge.duplicate_id == pair.id).order_by(FileMerge.at.desc()).limit(1)
    return db.scalar(query)


def why_not(db: Session, done: FileMerge, kept: Teacher) -> Conflict | None:
    """Why a merge cannot be undone now, if so."""
    of_person = or_(FileMerge.kept_id == done.kept_id, FileMerge.lost_id == done.kept_id)
    later = select(FileMerge.at).where(of_person, FileMerge.at > done.at, FileMerge.undone_at.is_(None))
    if latest := db.scalar(later.order_by(FileMerge.at.desc()).limit(1)):
        return Conflict(NOT_THE_LATEST, at=latest.date().isoformat())
    changed = rules.changed_since(merge_files.numbers(db, kept.id), done.before, done.after)
    return Conflict(CHANGED_SINCE, sets=_names(db, kept, changed)) if changed else None


SETS_OF = text("SELECT DISTINCT set_code FROM version WHERE entry_id = ANY (CAST(:ids AS uuid[])) ORDER BY set_code")


def _names(db: Session, kept: Teacher, entries: Iterable[str]) -> str:
    """The names of the sets in which entries have changed."""
    sets, language = catalogues.current(kept.org_path).sets_of[kept.category], db.info["request"].language
    codes = db.scalars(SETS_OF, {"ids": list(entries)})
    return "、".join(sets[code].name.in_(language) if code in sets else code for code in codes)


def _undo(db: Session, actor: Actor, done: FileMerge, kept: Teacher, reason: str) -> None:
    merging.take_holds(db, done.id, (done.kept_id, done.lost_id))
    done.undone_at, done.undone_by = touched(db).at, actor.name
    done.undone_org, done.undo_reason = actor.org_name, reason
    db.flush()
    write_values(db, signature(actor), _compensating(db, done, kept))
    move_files(db, {UUID(id_): dict(place) for id_, place in done.places["files"].items()})
    remarks.move_remarks(db, [UUID(each) for each in done.places["cases"]], done.lost_id)
    numbers.reopen_number(db, done.lost_id)
    _finish(db, done, kept)
    holds.release(db, [done.id])
    audit.record(db, "records.files_parted", done.lost_id, kept=str(done.kept_id), merge=str(done.id), reason=reason)
    merging.announce(db, done, kept)
    telling_schools.tell(db, actor, "file_parted", merging.schools_of(done), kept)


def _finish(db: Session, done: FileMerge, kept: Teacher) -> None:
    is_effective, at = kept.stage == EFFECTIVE, touched(db).at
    recheck(db, [done.kept_id])
    finish(db)
    if is_effective:
        make_effective(db, [done.kept_id], at)


def _compensating(db: Session, done: FileMerge, kept: Teacher) -> Iterator[Change]:
    """What the merge wrote as it was before, or gone."""
    terms = {"id": kept.id, "before": json.dumps(done.before), "entries": list(rules.written(done.before, done.after))}
    catalogue = catalogues.current(kept.org_path).version
    for row in db.execute(WRITTEN, terms).all():
        yield _change(kept, row, catalogue)


def _change(kept: Teacher, row: Row, catalogue: str) -> Change:
    if row.before is None:
        return Change(kept.id, row.entry_id, row.set_code, DELETED, DELETED, catalogue)  # as any entry that is gone
    key = bytes(row.key).hex() if row.key and row.set_code != values.BASIC else None
    return Change(kept.id, row.entry_id, row.set_code, CHANGED, ACT, catalogue, row.before, 0, key)

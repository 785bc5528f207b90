"""Joins two files of one person: the one is kept and takes over what it lacks, the other stays whole beside it.

What goes with it: open remarks with their cases, photo and evidence, the number as an alias; identity moves the
account when it hears of it. Values are written by the writer alone, so the history says what a merge did.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.trail import audit
from services.contracts.records.duplicates import files_merged
from services.contracts.records.holds import MERGE
from services.records.attachments import merged as attachments
from services.records.duplicates import merge_files, pairs, taking_over, telling_schools
from services.records.duplicates.domain import merging as rules
from services.records.duplicates.models import Duplicate, FileMerge
from services.records.file import holds, merged, showing, statistics_deltas
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.rechecking import recheck
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import make_effective, signature, write_values
from services.records.numbers import merged as numbers
from services.records.requests import merged as drafts
from services.records.selfservice import merged as remarks


def merge(db: Session, actor: Actor, pair: Duplicate, kept_id: UUID, reason: str) -> None:
    """Keep one file of a pair that is held, and say why; raises Conflict with what is in the way."""
    kept, lost = chosen(pairs.held_files(db, actor, (pair.one_id, pair.other_id)), kept_id)
    rules.refuse_unless_keepable(merge_files.standing(kept), merge_files.standing(lost))
    done = FileMerge(id=uuid4(), duplicate_id=pair.id, kept_id=kept.id, lost_id=lost.id, org_path=pair.org_path)
    done.person, done.org_name, done.reason = actor.name, actor.org_name, reason
    take_holds(db, done.id, (kept.id, lost.id))
    done.at, done.before = touched(db).at, merge_files.numbers(db, kept.id)
    _take_over(db, actor, done.id, kept, lost)
    drafts.close_drafts(db, actor, lost.id, kept)
    drafts.close_orders(db, actor, lost)
    done.places = _move(db, kept, lost)
    done.after = _finished(db, kept)
    db.add(done)
    db.flush()
    holds.release(db, [done.id])
    audit.record(db, "records.files_joined", done.lost_id, kept=str(done.kept_id), merge=str(done.id), reason=reason)
    announce(db, done, kept)
    telling_schools.tell(db, actor, "file_joined", schools_of(done), kept)


def chosen(files: dict[UUID, Teacher], kept_id: UUID) -> tuple[Teacher, Teacher]:
    """The file of a pair that is kept, and the other one."""
    if kept_id not in files:
        raise rules.Conflict(rules.NOT_OF_PAIR)
    [lost_id] = files.keys() - {kept_id}
    return files[kept_id], files[lost_id]


def take_holds(db: Session, ref: UUID, teacher_ids: Collection[UUID]) -> None:
    """Hold both files while they are written; a request or a transfer of either is in the way, and named."""
    wanted = [{"ref": ref, "teacher_id": teacher_id, "kind": MERGE, "entries": None} for teacher_id in teacher_ids]
    for blocker in holds.take(db, wanted).values():
        holds.refuse(blocker)


def _take_over(db: Session, actor: Actor, merge_id: UUID, kept: Teacher, lost: Teacher) -> None:
    attachments.share(db, kept, lost.id)
    numbers.end_number(db, lost.id, touched(db).at)
    if rules.gives(merge_files.standing(lost), merge_files.standing(kept)):
        entries = showing.entries_of(db, kept), showing.entries_of(db, lost)
        write_values(db, signature(actor), taking_over.changes(merge_id, kept, lost, *entries))


def _move(db: Session, kept: Teacher, lost: Teacher) -> dict[str, Any]:
    """The other file, and what was merged into it before, go where the kept one lies; where they were before."""
    with_it = [lost, *(db.get_one(Teacher, each) for each in merged.followers(db, lost.id))]
    places = {str(file.id): merge_files.place(file) for file in with_it}
    here = {name: value for name, value in merge_files.place(kept).items() if name != "merged_into"}
    move_files(db, {file.id: dict(here) for file in with_it})
    move_files(db, {lost.id: {"merged_into": str(kept.id)}})
    cases = remarks.open_remarks(db, lost.id)
    remarks.move_remarks(db, cases, kept.id)
    if cases:
        move_files(db, {kept.id: {"doors": sorted({*kept.doors, *lost.doors})}})
    statistics_deltas.take_away(db, lost.id, touched(db).at)
    return {"kept": merge_files.place(kept), "files": places, "cases": [str(each) for each in cases]}


def _finished(db: Session, kept: Teacher) -> dict[str, int]:
    """Count what the kept file owes now and finish; the numbers of its entries afterwards."""
    is_effective, kept_id, at = kept.stage == EFFECTIVE, kept.id, touched(db).at
    recheck(db, [kept_id])
    finish(db)
    if is_effective:
        make_effective(db, [kept_id], at)
    return merge_files.numbers(db, kept_id)


def schools_of(done: FileMerge) -> list[str]:
    """Where the files lay that came to the kept one."""
    return [place["org_id"] for place in done.places["files"].values()]


def announce(db: Session, done: FileMerge, kept: Teacher) -> None:
    """Tell identity, and whoever else keeps something by file."""
    body = {
        "merge_id": done.id,
        "row_version": 2 if done.undone_at else 1,
        "merged": done.undone_at is None,
        "kept_id": done.kept_id,
        "lost_id": done.lost_id,
        "at": done.undone_at or done.at,
    }
    place = done.places["files"][str(done.lost_id)] if done.undone_at else merge_files.place(kept)
    emit(db, files_merged, body | {name: place[name] for name in ("org_id", "org_path")})

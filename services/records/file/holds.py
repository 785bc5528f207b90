"""Holds on files: while one business is under way, those that it excludes are refused by name (R-REC-14).

A hold is taken under the file's lock. What excludes what stands in EXCLUDES and nowhere else.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.bus.outbox import emit
from services.common.errors import Conflict
from services.contracts.records.holds import ASSIGNMENT, MERGE, REQUEST, STATUS, TRANSFER, hold_granted

WRITING = "writing"  # a form or an import, which needs no hold of its own: it ends with its transaction
ELSEWHERE = "elsewhere"  # 交流轮岗 or 借调 from its first day to its last; see status_changes/elsewhere.py
# Two requests meet only where they name the same entries.
EXCLUDES: Mapping[str, frozenset[str]] = {
    WRITING: frozenset({TRANSFER, MERGE}),
    REQUEST: frozenset({REQUEST, TRANSFER, MERGE}),
    TRANSFER: frozenset({WRITING, REQUEST, TRANSFER, STATUS, ASSIGNMENT, ELSEWHERE, MERGE}),
    STATUS: frozenset({TRANSFER, STATUS, ASSIGNMENT, MERGE}),
    ASSIGNMENT: frozenset({TRANSFER, STATUS, ASSIGNMENT, ELSEWHERE, MERGE}),
    MERGE: frozenset({WRITING, REQUEST, TRANSFER, STATUS, ASSIGNMENT, ELSEWHERE, MERGE}),
    ELSEWHERE: frozenset({TRANSFER, ASSIGNMENT, MERGE}),
}
HELD = {
    REQUEST: "A change of this teacher's information is under way; please wait until it is decided, or take it back.",
    TRANSFER: "A transfer of this teacher is under way; please wait until it is decided, or take it back.",
    STATUS: "A change of this teacher's status is under way; please wait until it is decided, or take it back.",
    ASSIGNMENT: "A rotation or loan of this teacher is under way; please wait until it is decided, or take it back.",
    ELSEWHERE: "This teacher is on rotation or on loan; please end that first.",
    MERGE: "This file is being joined with another one of the same person; please wait until that is decided.",
}
LOCK = text("SELECT id, merged_into FROM teacher WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR NO KEY UPDATE")
OF_FILES = text("SELECT ref, teacher_id, kind, entries FROM file_hold WHERE teacher_id = ANY (CAST(:ids AS uuid[]))")
TAKE = text(
    """
    INSERT INTO file_hold (ref, teacher_id, kind, entries)
    SELECT ref, teacher_id, kind, entries FROM jsonb_to_recordset(CAST(:holds AS jsonb))
        AS h (ref uuid, teacher_id uuid, kind text, entries uuid[])
    ON CONFLICT DO NOTHING
    """
)
RELEASE = text("DELETE FROM file_hold WHERE ref = ANY (CAST(:refs AS uuid[])) AND kind <> 'elsewhere'")
COME_HOME = text("DELETE FROM file_hold WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND kind = 'elsewhere'")
Hold = Mapping[str, Any]  # ref, teacher_id, kind, entries (none: the whole file)


def excludes(wanted: Hold, held: Hold) -> bool:
    """Whether a hold that is there stands against another one on the same file."""
    if held["ref"] == wanted["ref"] or held["kind"] not in EXCLUDES[wanted["kind"]] or failpoints.is_off("holds"):
        return False
    if held["kind"] == wanted["kind"] == REQUEST and held["entries"] and wanted["entries"]:
        return not set(held["entries"]).isdisjoint(wanted["entries"])
    return True


def hold(db: Session, teacher_id: UUID, kind: str, ref: UUID, entries: Collection[UUID] | None = None) -> None:
    """Hold a file or some of its entries; raises Conflict with what holds it already."""
    wanted = {"ref": ref, "teacher_id": teacher_id, "kind": kind, "entries": entries}
    refuse(take(db, [wanted])[ref, teacher_id])


def take(db: Session, wanted: Collection[Hold]) -> dict[tuple[UUID, UUID], Hold | None]:
    """Take those of these holds that nothing stands against: by ref and file, its blocker or none.

    A file that is not here (in sight), or was joined with another one, is blocked by a hold without a kind; what
    undoes a merge holds both files.
    """
    ids = [each["teacher_id"] for each in wanted]
    joined_with = {row.id: row.merged_into for row in db.execute(LOCK, {"ids": ids})}
    there = held(db, joined_with)
    answers: dict[tuple[UUID, UUID], Hold | None] = {}
    for each in wanted:
        place = each["ref"], each["teacher_id"]
        known = there.setdefault(each["teacher_id"], [])
        answers[place] = _blocker(each, known) if _is_here(each, joined_with) else NOT_HERE
        if answers[place] is None:
            known.append(each)
    granted = [each for each in wanted if answers[each["ref"], each["teacher_id"]] is None]
    db.execute(TAKE, {"holds": json.dumps([dict(each) for each in granted], default=_plain)})
    return answers


def _is_here(wanted: Hold, joined_with: Mapping[UUID, UUID | None]) -> bool:
    """Whether a file can be held at all: it is there, and was not joined with another one, unless that is undone."""
    found = wanted["teacher_id"] in joined_with
    return found and (wanted["kind"] == MERGE or joined_with[wanted["teacher_id"]] is None)


NOT_HERE: Hold = {"kind": None, "ref": None}


def held(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, list[Hold]]:
    """The holds on these files."""
    found: dict[UUID, list[Hold]] = {}
    for row in db.execute(OF_FILES, {"ids": list(teacher_ids)}).mappings():
        found.setdefault(row["teacher_id"], []).append(dict(row))
    return found


def blockers(db: Session, teacher_ids: Iterable[UUID], kind: str = WRITING) -> dict[UUID, Hold]:
    """What stands against an act on these whole files, by file; only of files that something stands against."""
    there = held(db, teacher_ids)
    wanted = {"ref": None, "kind": kind, "entries": None}
    found = {teacher_id: _blocker(wanted, some) for teacher_id, some in there.items()}
    return {teacher_id: blocker for teacher_id, blocker in found.items() if blocker}


def blocker_of(db: Session, teacher_id: UUID, kind: str, ref: UUID, entries: Collection[UUID]) -> Hold | None:
    """What stands against an act on some entries that ends with its transaction, and so needs no hold of its own."""
    wanted = {"ref": ref, "kind": kind, "entries": entries}
    return _blocker(wanted, held(db, [teacher_id]).get(teacher_id, ()))


def _blocker(wanted: Hold, there: Iterable[Hold]) -> Hold | None:
    return next((each for each in there if excludes(wanted, each)), None)


def refuse(blocker: Hold | None) -> None:
    """Say what is under way, unless nothing is."""
    if blocker is not None:
        raise refusal(blocker)


def refusal(blocker: Hold) -> Conflict:
    """What is under way, with its kind and id, so that a page can lead there."""
    if blocker["kind"] is None:
        return Conflict("There is no such file here.")
    return Conflict(HELD[blocker["kind"]], blocked_by=blocker["kind"], ref=str(blocker["ref"]))


def release(db: Session, refs: Collection[UUID]) -> None:
    """These businesses have ended; who went elsewhere by one of them is there until the status says otherwise."""
    db.execute(RELEASE, {"refs": list(refs)})


def go_elsewhere(db: Session, away: Mapping[UUID, UUID]) -> None:
    """These teachers have gone elsewhere for a time, each by the business of this id."""
    wanted = [{"ref": ref, "teacher_id": id_, "kind": ELSEWHERE, "entries": None} for id_, ref in away.items()]
    db.execute(TAKE, {"holds": json.dumps(wanted, default=_plain)})


def come_home(db: Session, teacher_ids: Collection[UUID]) -> None:
    """These teachers are elsewhere no more."""
    db.execute(COME_HOME, {"ids": list(teacher_ids)})


RELEASE_FOR = text(
    """
    DELETE FROM file_hold h USING jsonb_to_recordset(CAST(:ended AS jsonb)) AS e (ref uuid, teacher_id uuid)
    WHERE h.ref = e.ref AND h.teacher_id = e.teacher_id
    """
)


def release_for(db: Session, wanted: Iterable[Hold]) -> None:
    """What ends in favour of a hold that is asked for, such as the transfer of somebody who died."""
    ended = [
        {"ref": str(ref), "teacher_id": str(each["teacher_id"])}
        for each in wanted
        for ref in each.get("instead_of") or ()
    ]
    if ended:
        db.execute(LOCK, {"ids": sorted({each["teacher_id"] for each in ended})})
        db.execute(RELEASE_FOR, {"ended": json.dumps(ended)})


def answer(db: Session, service: str, holds: Collection[Hold]) -> None:
    """Take the holds that another service asks for, after those that end for them, and answer each."""
    release_for(db, holds)
    answers = take(db, holds)
    told = [
        {"ref": ref, "teacher_id": teacher_id, "granted": blocker is None}
        | ({"blocker": {name: blocker[name] for name in ("kind", "ref")}} if blocker and blocker["kind"] else {})
        for (ref, teacher_id), blocker in answers.items()
    ]
    emit(db, hold_granted(service), {"answers": told})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, set | frozenset | tuple) else str(value)

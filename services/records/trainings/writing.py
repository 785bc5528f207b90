"""Confirmed trainings go into files: what was typed for the same training becomes the same entry (R-TRN-05, -10).

The newest version of a result stands in the file, however messages come; a reversal leaves what was typed before.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.file import catalogues, values
from services.records.file.access import for_update
from services.records.file.completeness import errors_by_row
from services.records.file.finishing import finish
from services.records.file.models import Entry, Teacher
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import ADDED, CHANGED, DELETED, Change, make_effective, write_values
from services.records.trainings import rules

SET, ACT = "training", "training_credited"
COLUMNS = (Teacher.id, Teacher.org_path, Teacher.category, Teacher.stage, Teacher.merged_into)
KNOWN = text(
    "SELECT subject_id, teacher_id, entry_id, number, before FROM credited_training"
    " WHERE subject_id = ANY (CAST(:subjects AS uuid[])) OR teacher_id = ANY (CAST(:teachers AS uuid[]))"
)
KEEP = text(
    """
    INSERT INTO credited_training (subject_id, teacher_id, entry_id, number, before)
    SELECT subject_id, teacher_id, entry_id, number, before FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS c (subject_id uuid, teacher_id uuid, entry_id uuid, number integer, before jsonb)
    ON CONFLICT (subject_id) DO UPDATE SET teacher_id = excluded.teacher_id, entry_id = excluded.entry_id,
        number = excluded.number, before = excluded.before WHERE credited_training.number < excluded.number
    """
)
Item = Mapping[str, Any]  # as Credited of contracts/training/results.py has it


def write_trainings(db: Session, trainings: Sequence[Item]) -> None:
    """Write up to 500 trainings; those of one signature together."""
    files = _files(db, {item["teacher_id"] for item in trainings})
    by_signature: dict[tuple[Any, ...], list[Item]] = defaultdict(list)
    for item in trainings:
        if item["teacher_id"] in files:
            by_signature[item["person_id"], item["person"], item["org_id"], item["org_name"]].append(item)
    for some in by_signature.values():
        _write(db, some, files)


def _files(db: Session, teacher_ids: set[UUID]) -> dict[UUID, Row]:
    """By the id that was told: the file, held, of a merged one the kept; only those in force."""
    kept = dict.fromkeys(teacher_ids)
    for row in db.execute(select(Teacher.id, Teacher.merged_into).where(Teacher.id.in_(teacher_ids))):
        kept[row.id] = row.merged_into or row.id
    query = select(*COLUMNS).where(Teacher.id.in_([each for each in kept.values() if each])).order_by(Teacher.id)
    held = {row.id: row for row in db.execute(for_update(query)) if row.stage == EFFECTIVE and not row.merged_into}
    return {told: held[id_] for told, id_ in kept.items() if id_ in held}


def _write(db: Session, items: Sequence[Item], files: Mapping[UUID, Row]) -> None:
    ids = sorted({files[item["teacher_id"]].id for item in items})
    known = {
        row.subject_id: row
        for row in db.execute(KNOWN, {"subjects": [i["subject_id"] for i in items], "teachers": ids})
    }
    shelves = _shelves(db, ids, files, known)
    links: list[dict[str, Any]] = []
    changes: dict[UUID, Change] = {}  # of one entry the last
    for item in sorted(items, key=lambda item: item["number"]):
        shelf = shelves.get(files[item["teacher_id"]].id)
        before = known.get(item["subject_id"])
        if shelf is None or (before is not None and before.number >= item["number"]):
            continue
        change, link = shelf.take(item)
        links.append(link)
        if change is not None:
            changes[change.entry_id] = _joined(changes.get(change.entry_id), change)
    by = {name: items[0][name] for name in ("person_id", "person", "org_id", "org_name")}
    wanted = [change for change in changes.values() if change is not None]
    if wanted:
        at = touched(db).at
        write_values(db, by, wanted)
        finish(db)
        make_effective(db, ids, at)
    if links:
        last = {link["subject_id"]: link for link in links}
        db.execute(KEEP, {"rows": json.dumps(list(last.values()), default=str)})


def _joined(first: Change | None, then: Change) -> Change:
    """Two changes of one entry in one message are one."""
    if first is not None and first.op == ADDED and then.op == CHANGED:
        return Change(**{**vars(then), "op": ADDED})
    return then


def _shelves(
    db: Session, ids: Sequence[UUID], files: Mapping[UUID, Row], known: Mapping[UUID, Row]
) -> dict[UUID, "Shelf"]:
    """The trainings of each file that its school's category has a set for."""
    entries: dict[UUID, list[Entry]] = defaultdict(list)
    query = select(Entry).where(Entry.teacher_id.in_(ids), Entry.set_code == SET).order_by(Entry.position)
    for entry in db.scalars(query):
        entries[entry.teacher_id].append(entry)
    found = {}
    for file in {file.id: file for file in files.values()}.values():
        catalogue = catalogues.current(file.org_path)
        record_set = catalogue.sets_of[file.category].get(SET)
        if record_set is not None and file.id in ids:
            own = [row for row in known.values() if row.teacher_id == file.id]
            found[file.id] = Shelf(file.id, record_set, catalogue.version, entries[file.id], own)
    return found


class Shelf:
    """The trainings in one file, and which results they come from."""

    def __init__(
        self, teacher_id: UUID, record_set: RecordSet, version: str, entries: Sequence[Entry], links: Sequence[Row]
    ) -> None:
        self.teacher_id, self.record_set, self.version = teacher_id, record_set, version
        self.entries = {entry.id: entry for entry in entries}
        self.by_key = {bytes(entry.key): entry.id for entry in entries if entry.key}
        self.subjects = {row.entry_id: row.subject_id for row in links if row.entry_id in self.entries}
        self.links = {row.subject_id: row for row in links}

    def take(self, item: Item) -> tuple[Change | None, dict[str, Any]]:
        """What becomes of the file by one training; that it was told is noted in any case."""
        link = self.links.get(item["subject_id"])
        entry_id = link.entry_id if link is not None and link.entry_id in self.entries else None
        if item["reversed"]:
            return self._taken_away(item, entry_id, link)
        new, key = self._named(item, entry_id)
        found = entry_id or self.by_key.get(key)
        entry = self.entries.get(found) if found else None
        typed = (
            {**entry.values} if entry is not None and entry_id is None else link.before if link is not None else None
        )
        told = found or self._own_entry(item)
        kept = (entry.values if entry is not None else {}) | values.sealed(self.record_set, new)
        self.by_key[key], self.subjects[told] = told, item["subject_id"]
        op = CHANGED if entry is not None or found else ADDED
        return self._change(told, op, kept, key), self._link(item, told, typed)

    def _named(self, item: Item, own: UUID | None) -> tuple[dict[str, Any], bytes]:
        """Its values under a name that no other training of the file has."""
        turn = rules.FIRST_OF_A_NAME
        while True:
            new = {code: value for code, value in rules.values_of(item, turn).items() if self.record_set.has(code)}
            key = values.entry_key(self.record_set, new) or b""
            there = self.by_key.get(key)
            whose = self.subjects.get(there) if there else None
            if there is None or there == own or whose in (None, item["subject_id"]):
                return new, key
            turn += 1

    def _taken_away(self, item: Item, entry_id: UUID | None, link: Row | None) -> tuple[Change | None, dict[str, Any]]:
        """What was typed before stands again, or nothing; a reversal may come before what it takes back."""
        before = link.before if link is not None else None
        if entry_id is None:
            return None, self._link(item, self._own_entry(item), before)
        if before:
            key = values.entry_key(self.record_set, values.opened(self.record_set, before))
            return self._change(entry_id, CHANGED, before, key), self._link(item, entry_id, before)
        return self._change(entry_id, DELETED, {}, None), self._link(item, entry_id, None)

    def _change(self, entry_id: UUID, op: str, kept: dict[str, Any], key: bytes | None) -> Change:
        missing = errors_by_row(self.record_set, [kept])[0] if kept else 0
        more = {"values": kept, "missing": missing, "key": key.hex() if key else None}
        return Change(self.teacher_id, entry_id, SET, op, ACT, self.version, **more)

    def _own_entry(self, item: Item) -> UUID:
        return uuid5(item["subject_id"], f"entry {self.teacher_id}")

    def _link(self, item: Item, entry_id: UUID, before: dict[str, Any] | None) -> dict[str, Any]:
        same = {"subject_id": item["subject_id"], "teacher_id": self.teacher_id, "number": item["number"]}
        return same | {"entry_id": entry_id, "before": before}

"""What was approved is written to files: hundreds of requests in a handful of statements, each all or nothing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.processes import offloop
from services.records.catalogue import RecordSet
from services.records.file import catalogues, completeness, id_claims, values, versions
from services.records.file.finishing import finish
from services.records.file.models import Entry, Teacher
from services.records.file.moving import move_files
from services.records.numbers import granting
from services.records.requests import finding, rules
from services.records.requests.models import ChangeRequest, ChangeRequestItem

MOVED = "What this request is about was changed meanwhile."
TWICE = "The file has an entry with the same natural key by now."
ON_FILE = "This ID number is on file elsewhere in the province by now."
IDENTITY = frozenset({"name", "sex", "birth_date", "id_type", "id_number"})
ACTS = {rules.ADDED: "added", rules.CHANGED: "saved", rules.DELETED: "deleted"}
# What follows from other sets alone changes nothing that was asked about; nor does another photo the rest of 基本信息,
# or the rest the photo.
CHANGED_SINCE = text(
    """
    SELECT i.request_id, i.entry_id FROM change_request_item i
    WHERE i.request_id = ANY (CAST(:ids AS uuid[])) AND i.op <> 'added' AND (
        NOT EXISTS (SELECT FROM version v WHERE v.teacher_id = i.teacher_id AND v.entry_id = i.entry_id
            AND v.known_to IS NULL AND v.act <> 'deleted')
        OR EXISTS (SELECT FROM version v JOIN version p ON p.entry_id = v.entry_id AND p.number = v.number - 1
            WHERE v.teacher_id = i.teacher_id AND v.entry_id = i.entry_id AND v.number > i.number AND v.act <> 'derived'
            AND CASE WHEN i.set_code <> 'basic' THEN true
                WHEN i.fields = '{photo}' THEN v."values"->'photo' IS DISTINCT FROM p."values"->'photo'
                WHEN 'photo' = ANY (i.fields) THEN true
                ELSE v."values" - 'photo' <> p."values" - 'photo' END))
    """
)
TAKEN_KEYS = text(
    """
    SELECT i.request_id, i.entry_id FROM change_request_item i
    JOIN entry e ON e.teacher_id = i.teacher_id AND e.set_code = i.set_code AND e.key = i.key AND e.id <> i.entry_id
    WHERE i.request_id = ANY (CAST(:ids AS uuid[])) AND i.op <> 'deleted'
    """
)
TAKEN_IDS = text(
    """
    SELECT i.request_id, i.entry_id FROM change_request_item i JOIN version v ON v.entry_id = i.entry_id
    WHERE i.request_id = ANY (CAST(:ids AS uuid[])) AND i.op = 'added'
    """
)


@dataclass
class Met:
    """Why a request was not applied, and which entries are in the way."""

    message: str
    entries: list[UUID] = field(default_factory=list)


def apply(db: Session, approved: Sequence[tuple[ChangeRequest, dict[str, Any]]]) -> dict[UUID, Met]:
    """Write what these requests ask, as their cases were decided; by request why one was not applied. Finishes.

    Two about the same entry (a photo, and what else 基本信息 says) are written one after the other.
    """
    items = finding.items_of(db, [request.id for request, _ in approved])
    named = [{item.entry_id for item in items[request.id]} for request, _ in approved]
    met: dict[UUID, Met] = {}
    for places in rules.rounds(named):
        met |= _apply(db, [approved[place] for place in places])
    return met


def _apply(db: Session, approved: Sequence[tuple[ChangeRequest, dict[str, Any]]]) -> dict[UUID, Met]:
    requests = [request for request, _ in approved]
    met = collisions(db, [request.id for request in requests])
    files = Files(db, [each for each in requests if each.id not in met])
    met |= files.claim()
    fitting = [(request, case) for request, case in approved if request.id not in met]
    files.write([request for request, _ in fitting])
    move_files(db, files.moves(), [_step(files, request, case) for request, case in fitting])
    ends = [(request.teacher_id, case["at"]) for request, case in fitting]
    people = files.with_new_identity(fitting)
    finish(db)
    for at in {at for _, at in ends}:
        versions.make_effective(db, [teacher_id for teacher_id, ended in ends if ended == at], at)
    if people:
        granting.verify_anew(db, people)
        finish(db)
    return met


def collisions(db: Session, request_ids: Collection[UUID]) -> dict[UUID, Met]:
    """What is in the way of these requests in their files as they stand."""
    found: dict[UUID, Met] = {}
    for statement, message in ((CHANGED_SINCE, MOVED), (TAKEN_KEYS, TWICE), (TAKEN_IDS, TWICE)):
        for row in db.execute(statement, {"ids": list(request_ids)}):
            found.setdefault(row.request_id, Met(message)).entries.append(row.entry_id)
    return found


class Files:
    """The files of some requests, and the entries that these are about, each read once."""

    def __init__(self, db: Session, requests: Sequence[ChangeRequest]) -> None:
        self.db = db
        self.items = finding.items_of(db, [each.id for each in requests])
        ids = {each.teacher_id for each in requests}
        query = select(Teacher).where(Teacher.id.in_(ids)).execution_options(populate_existing=True)
        self.teachers = {each.id: each for each in db.scalars(query)}
        self.entries = self._entries()
        self.indexes: dict[UUID, bytes] = {}
        self.new_identity: set[UUID] = set()

    def _entries(self) -> dict[UUID, dict[str, Any]]:
        wanted = [item.entry_id for some in self.items.values() for item in some if item.op == rules.CHANGED]
        rows = self.db.execute(select(Entry.id, Entry.values).where(Entry.id.in_(wanted)))
        return {row.id: row.values for row in rows}

    def claim(self) -> dict[UUID, Met]:
        """Take the ID documents that are to be others; by request where one is somebody else's by now."""
        wanted: dict[UUID, tuple[UUID, bytes]] = {}
        for request_id, some in self.items.items():
            for item in some:
                if index := self._new_index(item):
                    wanted[item.teacher_id] = request_id, index
        indexes = {teacher_id: index for teacher_id, (_, index) in wanted.items()}
        claimed = id_claims.exchange(self.db, indexes)
        self.indexes = {teacher_id: index for teacher_id, index in indexes.items() if teacher_id in claimed}
        return {
            request_id: Met(ON_FILE, [teacher_id])
            for teacher_id, (request_id, _) in wanted.items()
            if teacher_id not in claimed
        }

    def _new_index(self, item: ChangeRequestItem) -> bytes | None:
        if item.set_code != values.BASIC or not {"id_type", "id_number"} & set(item.fields):
            return None
        teacher = self.teachers[item.teacher_id]
        index = values.id_index(values.opened(self.set_of(item), self.kept(item)))
        return index if index != teacher.id_index else None

    def write(self, requests: Sequence[ChangeRequest]) -> None:
        """All that is asked; one go for each person who asked."""
        asked = [(request, item) for request in requests for item in self.items[request.id]]
        missing = self._missing([item for _, item in asked])
        by: dict[tuple[Any, ...], list[versions.Change]] = {}
        for request, item in asked:
            signed = request.person_id, request.person, request.org_id, request.org_name
            by.setdefault(signed, []).append(self._change(item, missing.get(item.entry_id, 0)))
        for signed, changes in by.items():
            names = ("person_id", "person", "org_id", "org_name")
            versions.write_values(self.db, dict(zip(names, signed, strict=True)), changes)

    def _change(self, item: ChangeRequestItem, missing: int) -> versions.Change:
        kept = {} if item.op == rules.DELETED else self.kept(item)
        version = catalogues.current(self.teachers[item.teacher_id].org_path).version
        key = item.key.hex() if item.key and item.set_code != values.BASIC else None
        what = item.teacher_id, item.entry_id, item.set_code, item.op, ACTS[item.op], version
        return versions.Change(*what, kept, missing, key)

    def kept(self, item: ChangeRequestItem) -> dict[str, Any]:
        """An entry as it is to be kept: sealed values beside sealed ones."""
        before = (
            self.teachers[item.teacher_id].basic if item.set_code == values.BASIC else self.entries.get(item.entry_id)
        )
        return rules.applied(before or {}, item.fields, item.values)

    def set_of(self, item: ChangeRequestItem) -> RecordSet:
        """The set as the file's province asks for it now."""
        teacher = self.teachers[item.teacher_id]
        return values.set_of(teacher.org_path, teacher.category, item.set_code)

    def _missing(self, items: Iterable[ChangeRequestItem]) -> dict[UUID, int]:
        """What each entry would owe; one pass for all of a set."""
        by_set: dict[RecordSet, list[ChangeRequestItem]] = {}
        for item in items:
            if item.op != rules.DELETED:
                by_set.setdefault(self.set_of(item), []).append(item)
        found: dict[UUID, int] = {}
        for record_set, some in by_set.items():
            counts = offloop.run(completeness.errors_in_effective, record_set, [self.kept(item) for item in some])
            found |= {item.entry_id: count for item, count in zip(some, counts, strict=True)}
        return found

    def moves(self) -> dict[UUID, dict[str, Any]]:
        """The ID documents by which files are found from now on."""
        return {teacher_id: {"id_index": rf"\x{index.hex()}"} for teacher_id, index in self.indexes.items()}

    def with_new_identity(self, applied: Iterable[tuple[ChangeRequest, Any]]) -> list[UUID]:
        """The people whose identity is to be verified again."""
        return [
            request.teacher_id
            for request, _ in applied
            if any(each.set_code == values.BASIC and IDENTITY & set(each.fields) for each in self.items[request.id])
        ]


def _step(files: Files, request: ChangeRequest, case: dict[str, Any]) -> dict[str, Any]:
    """The last decision, in the history of the file."""
    last = [decision for decision in case["decisions"] if not decision.get("annulled")][-1]
    return {name: last[name] for name in ("person_id", "person", "org_id", "org_name")} | {
        "id": uuid5(case["case_id"], "applied"),
        "teacher_id": request.teacher_id,
        "at": last["at"],
        "act": "approved",
        "stage": files.teachers[request.teacher_id].stage,
        "version": files.teachers[request.teacher_id].version + 1,
        "reasons": [],
        "case_id": case["case_id"],
    }

"""Photos that a school confirmed become values of their teachers' files: 500 in a handful of statements (R-MED-02).

Each is a change like one saved in a form, signed by whoever confirmed it. One that cannot be kept holds up no other,
and the school is told why. The same photo again is no change, so the same news twice leaves one version.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, text
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit, emit_all
from services.common.database.tables import audit as trail
from services.common.errors import Conflict, Forbidden, NotFound, Refused
from services.contracts.media.files import PHOTO
from services.contracts.records import attachments
from services.records.attachments import holding
from services.records.attachments.models import FACTS, HeldFile
from services.records.attachments.photo import FIELD
from services.records.file import catalogues, filling, holders, holds, rejections, rules, values, versions
from services.records.file.finishing import finish
from services.records.file.models import FileHolder, Teacher
from services.records.file.rechecking import recheck
from services.records.file.touched import touched
from services.records.file.versions import CHANGED, write_values

# When the photo of each file last became another one, or none.
LAST_CHANGED = text("""
    SELECT entry_id, max(known_from) FILTER (WHERE photo IS DISTINCT FROM before) AS at FROM (
        SELECT entry_id, known_from, "values"->>'photo' AS photo,
            lag("values"->>'photo') OVER (PARTITION BY entry_id ORDER BY number) AS before
        FROM version WHERE entry_id = ANY (CAST(:ids AS uuid[]))
    ) AS each GROUP BY entry_id
""")
AT_SCHOOL = "There is no such file at your school."
REPEATED = "Another photo of this teacher was confirmed at the same time."
REJECTED = "Review rejected this photo of the teacher. Please use another one."
NEWER = "This teacher's photo was changed after this one was confirmed."
NO_PHOTO = "This file is no photo that was cut to the standard."
Held = dict[tuple[UUID, str], Mapping[str, str]]  # a teacher's file and a content → kind → id


@dataclass(frozen=True)
class Change:
    """A teacher's file that gets another photo."""

    file: Row
    photo: dict[str, Any]

    def content(self) -> tuple[UUID, str]:
        return self.file.id, self.photo["sha256"]

    def change(self) -> versions.Change:
        new = self.file.basic | {FIELD: self.photo["id"]}
        catalogue = catalogues.current(self.file.org_path).version
        kept = new, self.file.basic_missing
        return versions.Change(self.file.id, self.file.id, values.BASIC, CHANGED, "saved", catalogue, *kept)

    def facts(self) -> dict[str, Any]:
        return {name: self.photo[name] for name in FACTS} | {"teacher_id": self.file.id}

    def named(self) -> dict[str, Any]:
        return {"teacher_id": self.file.id, "id": self.photo["id"]}

    def announced(self) -> dict[str, Any]:
        return {"teacher_id": self.file.id, "org_path": self.file.org_path, "sha256": [self.photo["sha256"]]}


def save(db: Session, **batch: Any) -> None:
    """Keep each photo of a confirmation that can be kept, and answer media for all of them."""
    by, items = batch["by"], batch["items"]
    files, held = _files(db, items), _held(db, items)
    newer, blocked = _newer(db, batch, files), holds.blockers(db, files)
    gone = holders.former_at(db, by["org_path"], [item["teacher_id"] for item in items])
    wanted: dict[UUID, dict[str, Any]] = {}
    answers = []
    for item in items:
        try:
            _refuse_gone(by, files.get(item["teacher_id"]), gone.get(item["teacher_id"]))
            photo = _photo(by, files.get(item["teacher_id"]), item, held)
            holds.refuse(blocked.get(item["teacher_id"]))
            if item["teacher_id"] in newer and files[item["teacher_id"]].photo != photo["id"]:
                raise Conflict(NEWER)
            if wanted.setdefault(item["teacher_id"], photo)["id"] != photo["id"]:
                raise Conflict(REPEATED)
            answers.append(_answer(item))
        except Refused as refusal:
            answers.append(_answer(item, refusal))
    changed = [Change(files[each], photo) for each, photo in wanted.items() if files[each].photo != photo["id"]]
    if changed:
        _write(db, batch, changed, held)
    emit(db, attachments.photos_kept, {"batch_id": batch["batch_id"], "items": answers})


def _files(db: Session, items: list[dict[str, Any]]) -> dict[UUID, Row]:
    """The files, held in the order of their ids until the transaction ends."""
    columns = Teacher.id, Teacher.org_id, Teacher.department_id, Teacher.org_path, Teacher.category, Teacher.stage
    query = select(
        *columns, Teacher.reasons, Teacher.basic, Teacher.basic_missing, Teacher.basic[FIELD].astext.label("photo")
    )
    query = query.where(Teacher.id.in_({item["teacher_id"] for item in items})).order_by(Teacher.id)
    return {row.id: row for row in db.execute(query.with_for_update(key_share=True))}


def _newer(db: Session, batch: dict[str, Any], files: dict[UUID, Row]) -> set[UUID]:
    """The files whose photo somebody decided on after this confirmation, which came late."""
    at = batch.get("at")
    rows = db.execute(LAST_CHANGED, {"ids": list(files)}) if at else ()
    return {row.entry_id for row in rows if row.at and row.at > at}


def _held(db: Session, items: list[dict[str, Any]]) -> Held:
    columns = HeldFile.teacher_id, HeldFile.sha256, HeldFile.kind, HeldFile.id
    query = select(*columns).where(HeldFile.teacher_id.in_({item["teacher_id"] for item in items}))
    found: dict[tuple[UUID, str], dict[str, str]] = {}
    for row in db.execute(query.where(HeldFile.sha256.in_({item["file"]["sha256"] for item in items}))):
        found.setdefault((row.teacher_id, row.sha256), {})[row.kind] = str(row.id)
    return found


def _refuse_gone(by: dict[str, Any], file: Row | None, former: FileHolder | None) -> None:
    """Of a file that went to another school meanwhile the school is told where it went."""
    if file is not None and former is not None and by["org_id"] not in (file.org_id, file.department_id):
        raise Conflict(holders.GONE, **holders.told_of(former))


def _photo(by: dict[str, Any], file: Row | None, item: dict[str, Any], held: Held) -> dict[str, Any]:
    """The photo's facts, under the id that its content has in this file already; raises for one that is not kept."""
    if file is None or by["org_id"] not in (file.org_id, file.department_id):
        raise NotFound(AT_SCHOOL)
    rules.refuse_unless_open(file.stage)
    record_set = values.basic_of(file.org_path, file.category)
    if FIELD in filling.locked_fields(filling.SCHOOL, record_set):
        raise Forbidden("{name} is not yours to fill in.", name=record_set.field(FIELD).name.zh)
    if item["file"]["kind"] != PHOTO:
        raise Conflict(NO_PHOTO)
    file_id = held.get((file.id, item["file"]["sha256"]), {}).get(PHOTO, str(item["file"]["id"]))
    came_back = rejections.coming_back(file.reasons, values.BASIC, None, {FIELD: file_id})
    if FIELD in came_back and file.photo != file_id:
        raise Conflict(REJECTED)
    return item["file"] | {"id": file_id}


def _answer(item: dict[str, Any], refusal: Refused | None = None) -> dict[str, Any]:
    why = {"message": refusal.message, "params": refusal.params} if refusal else {"message": None, "params": {}}
    return {"number": item["number"], "ask": item["ask"], "kept": refusal is None} | why


def _write(db: Session, batch: dict[str, Any], changed: list[Change], held: Held) -> None:
    """The new values, their versions, the facts of the files, the trail."""
    by, request_id = batch["by"], db.info["request"].id
    signed = {name: by[name] for name in ("person_id", "person", "org_id", "org_name")}
    write_values(db, signed, [file.change() for file in changed])
    added = {"person": by["person"], "added_at": touched(db).at}
    db.execute(holding.ADD, [file.facts() | added for file in changed])
    db.execute(holding.TAKE_IN_EACH, {"files": json.dumps([file.named() for file in changed], default=str)})
    emit_all(db, attachments.files_held, [file.announced() for file in changed if file.content() not in held])
    if any(values.basic_of(file.file.org_path, file.file.category).field(FIELD).required for file in changed):
        recheck(db, [file.file.id for file in changed])
    finish(db)
    db.execute(insert(trail), [_trace(batch, file.file.id) | {"request_id": request_id} for file in changed])


def _trace(batch: dict[str, Any], teacher_id: UUID) -> dict[str, Any]:
    """As if the person had saved each file: the news comes without an asker."""
    by = {name: batch["by"][name] for name in ("account_id", "person", "org_path")}
    about = {"subject": str(teacher_id), "details": {"batch": str(batch["batch_id"])}}
    return by | about | {"action": "records.photo_kept"}

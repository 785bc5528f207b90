"""Keeps what is known of files with the file of a teacher, and tells media which contents are needed (R-MED-04)."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.contracts.records import attachments
from services.records.attachments.models import FACTS, HeldFile
from services.records.file.models import Teacher

ADD = insert(HeldFile).on_conflict_do_nothing()


def content(file: dict[str, Any]) -> tuple[str, str]:
    """Files with the same are one file to a teacher's file."""
    return file["kind"], file["sha256"]


def attached(db: Session, teacher_id: UUID) -> dict[str, dict[str, Any]]:
    """What a teacher's file holds or ever held: id → id, kind, sha256."""
    query = select(HeldFile.id, HeldFile.kind, HeldFile.sha256).where(HeldFile.teacher_id == teacher_id)
    return {str(row.id): {"id": str(row.id), "kind": row.kind, "sha256": row.sha256} for row in db.execute(query)}


TAKE_IN = text(
    """
    UPDATE held_file SET only_asked = false
    WHERE teacher_id = :teacher_id AND id = ANY (CAST(:ids AS uuid[])) AND only_asked
    """
)


TAKE_IN_EACH = text(
    """
    UPDATE held_file h SET only_asked = false
    FROM jsonb_to_recordset(CAST(:files AS jsonb)) AS f (teacher_id uuid, id uuid)
    WHERE h.teacher_id = f.teacher_id AND h.id = f.id AND h.only_asked
    """
)


def take_in(db: Session, teacher_id: UUID, ids: Collection[str]) -> None:
    """The teacher's file itself refers to these from now on, with whatever request they came."""
    if ids:
        db.execute(TAKE_IN, {"teacher_id": teacher_id, "ids": list(ids)})


def attach(
    db: Session, actor: Actor, teacher: Teacher, files: Iterable[dict[str, Any]], *, only_asked: bool = False
) -> None:
    """Keep the facts of these files; contents that the teacher's file did not refer to yet are announced.

    `only_asked`: they come with a request and belong to the file when that is approved.
    """
    rows = [{name: file[name] for name in FACTS} | {"teacher_id": teacher.id} for file in files]
    if not rows:
        return
    new = {row["sha256"] for row in rows} - _contents(db, teacher.id, {row["sha256"] for row in rows})
    db.execute(ADD, [row | {"person": actor.name, "added_at": clock.now(), "only_asked": only_asked} for row in rows])
    if new:
        body = {"teacher_id": teacher.id, "org_path": teacher.org_path, "sha256": sorted(new)}
        emit(db, attachments.files_held, body)


def _contents(db: Session, teacher_id: UUID, wanted: set[str]) -> set[str]:
    query = select(HeldFile.sha256).where(HeldFile.teacher_id == teacher_id, HeldFile.sha256.in_(wanted))
    return set(db.scalars(query))


def let_go(db: Session, teacher_id: UUID) -> None:
    """The teacher's file is about to be deleted: what it held is nobody's any more."""
    if db.scalar(select(exists().where(HeldFile.teacher_id == teacher_id))):
        emit(db, attachments.file_gone, {"teacher_id": teacher_id})


def tell_free(db: Session, asked_at: datetime.datetime, sha256: Collection[str]) -> None:
    """Answer media which of these contents no file of a teacher refers to, now or in its history."""
    attached = set(db.scalars(select(HeldFile.sha256).where(HeldFile.sha256.in_(sha256))))
    free = [each for each in sha256 if each not in attached]
    if free:
        emit(db, attachments.blobs_free, {"asked_at": asked_at, "sha256": free})

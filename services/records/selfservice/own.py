"""A teacher and the own file: whether it is open, 核对无误, and explanations of rejected values (R-ID-11, R-REC-21)."""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound
from services.records.file import access, filling, queries, rules
from services.records.file.finishing import finish
from services.records.file.models import CollectionWindow, Teacher
from services.records.file.moving import move_files


def self_service(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """Whether the file's own teacher may fill it in now."""
    teacher = queries.teacher(db, actor, teacher_id)
    window = access.window_of(db, teacher.org_id)
    view = {name: getattr(window, name, None) for name in ("mode", "opens_at", "closes_at")}
    return view | {"open": teacher.stage in rules.OPEN and filling.is_open(window, teacher.id, clock.now())}


def learn_window(db: Session, **window: Any) -> None:
    """Keep what identity announced of a school's window, unless something newer is known."""
    new = insert(CollectionWindow)
    names = ("mode", "opens_at", "closes_at", "closed_teachers", "row_version")
    newer = new.on_conflict_do_update(
        index_elements=["org_id"],
        set_={name: new.excluded[name] for name in names},
        where=CollectionWindow.row_version < new.excluded.row_version,
    )
    closed = [str(teacher_id) for teacher_id in window.get("closed_teachers") or []]
    row = {name: window.get(name) for name in names} | {"org_id": window["org_id"], "closed_teachers": closed}
    db.execute(newer, row)


def confirm(db: Session, actor: Actor, teacher_id: UUID, row_version: int) -> dict:
    """核对无误: the teacher has looked at every value of the own file as it stands."""
    teacher = access.locked(db, actor, teacher_id)
    if actor.teacher_id != teacher.id:
        raise Forbidden("A file is confirmed by the teacher whose it is.")
    rules.refuse_unless_open(teacher.stage)
    access.refuse_held(db, teacher)
    access.refuse_stale(db, teacher, row_version, {})
    move_files(db, {teacher.id: {"confirmed_at": clock.now()}})
    return _state(db, teacher)


def explain(db: Session, actor: Actor, teacher_id: UUID, reason_id: UUID, explanation: str) -> dict:
    """Say why a rejected value is right as it is; the file can then be submitted with it."""
    teacher, _ = access.opened(db, actor, teacher_id)
    if str(reason_id) not in {reason["id"] for reason in teacher.reasons}:
        raise NotFound("The file has no such reason for a rejection.")
    said = {"explanation": explanation, "explained_by": actor.name}
    reasons = [reason | said if reason["id"] == str(reason_id) else reason for reason in teacher.reasons]
    move_files(db, {teacher.id: {"reasons": reasons}})
    return _state(db, teacher)


def _state(db: Session, teacher: Teacher) -> dict:
    finish(db)
    return {"teacher_id": teacher.id, "confirmed_at": teacher.confirmed_at, "row_version": teacher.row_version}

"""Who refers to which content. Messages of records may come late, twice and in any order; the outcome is the same."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.media.blobs.laying import WANTED
from services.media.models import Blob, GoneSubject, Reference

RECORDS, PHOTO_BATCH, TRAINING = "records", "photo_batch", "training"
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")


def add_references(db: Session, holder: str, subject: UUID, contents: Collection[str]) -> None:
    """From now on `subject` refers to these contents, by digest; again is harmless. One that is gone stays gone."""
    db.execute(ONE_AT_A_TIME, {"subject": f"{holder} {subject}"})
    if not contents or _is_gone(db, holder, subject):
        return
    _want(db, contents)
    rows = [{"sha256": each, "holder": holder, "subject": subject} for each in sorted(set(contents))]
    db.execute(insert(Reference).on_conflict_do_nothing(), rows)


def let_go(db: Session, holder: str, subject: UUID, contents: Collection[str] | None = None) -> None:
    """`subject` refers to these contents no more, or to none at all; their grace time begins now."""
    db.execute(ONE_AT_A_TIME, {"subject": f"{holder} {subject}"})
    which = [Reference.holder == holder, Reference.subject == subject]
    if contents is not None:
        which.append(Reference.sha256.in_(contents))
    _want(db, db.scalars(delete(Reference).where(*which).returning(Reference.sha256)).all())


def hold_for_file(db: Session, teacher_id: UUID, sha256: Collection[str], **_: Any) -> None:
    """A teacher's file refers to these contents from now on."""
    add_references(db, RECORDS, teacher_id, sha256)


def hold_for_claim(db: Session, claim_id: UUID, sha256: Collection[str]) -> None:
    """A claim of credits refers to these contents from now on, for good."""
    add_references(db, TRAINING, claim_id, sha256)


def forget_file(db: Session, teacher_id: UUID) -> None:
    """A teacher's file was deleted: it refers to nothing, whatever is still on its way."""
    db.execute(ONE_AT_A_TIME, {"subject": f"{RECORDS} {teacher_id}"})
    db.execute(insert(GoneSubject).values(holder=RECORDS, subject=teacher_id).on_conflict_do_nothing())
    let_go(db, RECORDS, teacher_id)


def _is_gone(db: Session, holder: str, subject: UUID) -> bool:
    return bool(db.scalar(select(exists().where(GoneSubject.holder == holder, GoneSubject.subject == subject))))


def _want(db: Session, contents: Collection[str]) -> None:
    """Touch `wanted_at`, rows in order, so that two that share contents wait for each other and never in a circle."""
    rows = select(Blob.sha256).where(Blob.sha256.in_(contents)).order_by(Blob.sha256).with_for_update()
    locked = db.scalars(rows).all()
    db.execute(update(Blob).where(Blob.sha256.in_(locked)).values(WANTED).execution_options(synchronize_session=False))

"""A school opens a batch and adds uploads to it; cancels it. Nothing here looks into a file."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.media.photo_batches import PHOTOS
from services.media.batches import queries, sealed, turns
from services.media.batches.rules import CANCELLED, UNDECIDED
from services.media.blobs import keys
from services.media.file_names import last_part
from services.media.models import PhotoBatch, PhotoItem, PhotoUpload

SCHOOLS = ("school", "department")
UPLOADS = 2 * PHOTOS


def open_batch(db: Session, actor: Actor, id: UUID, org_id: UUID | None) -> dict[str, Any]:
    """A batch for a school or a department of it; the same id again is harmless."""
    org = known_orgs.known(db, org_id or actor.org_id)
    if not actor.covers(org.path):
        raise NotFound("This organisation is not known.")
    if org.level not in SCHOOLS:
        raise Forbidden("Photos are uploaded for one school at a time. Please choose a school.")
    if org.closed:
        raise Conflict("This organisation is closed.")
    now, whose = clock.now(), {"org_id": org.id, "org_path": org.path, "org_name": org.name, "person": actor.name}
    db.execute(insert(PhotoBatch).values(id=id, created_at=now, touched_at=now, **whose).on_conflict_do_nothing())
    return queries.batch(db, actor, id)


def known(db: Session, batch_id: UUID) -> PhotoBatch | None:
    """A batch with the lock under which its photos change; None if it is long over and was purged."""
    query = select(PhotoBatch).where(PhotoBatch.id == batch_id).with_for_update(key_share=True)
    return db.scalar(query.execution_options(populate_existing=True))


def locked(db: Session, batch_id: UUID) -> PhotoBatch:
    """The same, where it must be there."""
    batch = known(db, batch_id)
    if batch is None:
        raise NotFound(queries.NONE_SUCH)
    return batch


def to_change(db: Session, actor: Actor, now: datetime, batch_id: UUID) -> PhotoBatch:
    """The same, for an act of a person in whose territory it is; one that is over is refused."""
    batch = queries.covered(actor, known(db, batch_id))
    if batch.cancelled_at or batch.ended_at:
        raise Conflict("This photo batch is over. Please open a new one.")
    batch.touched_at = now
    return batch


def add(db: Session, actor: Actor, batch_id: UUID, uploads: list[dict[str, Any]]) -> dict[str, Any]:
    """Add uploads as they lie in the store; one that is there already is not added again."""
    now = clock.now()
    batch = to_change(db, actor, now, batch_id)
    if any(upload["key"] != f"{keys.INCOMING}{upload['id']}" for upload in uploads):
        raise Invalid("This is no upload of a photo batch.")
    there = db.scalar(select(func.count()).where(PhotoUpload.batch_id == batch_id)) or 0
    if there + len(uploads) > UPLOADS:
        raise Conflict("This photo batch has had too many uploads. Please open a new one.")
    first = turns.next_upload(db, batch_id)
    rows = [_row(batch, upload, now) | {"turn": first + place} for place, upload in enumerate(uploads)]
    db.execute(insert(PhotoUpload).on_conflict_do_nothing(), rows)
    return queries.batch(db, actor, batch_id)


def cancel(db: Session, actor: Actor, batch_id: UUID) -> dict[str, Any]:
    """Stop a batch: what was confirmed stays, nothing else is done any more. Again is harmless."""
    batch = queries.covered(actor, known(db, batch_id))
    if batch.ended_at and not batch.cancelled_at:
        raise Conflict("This photo batch is over. Please open a new one.")
    if not batch.cancelled_at:
        batch.cancelled_at = batch.touched_at = clock.now()
        db.flush()
        stop(db, batch_id)
    return queries.batch(db, actor, batch_id)


def stop(db: Session, batch_id: UUID) -> None:
    """What waits or is undecided will not be worked on or decided any more; uploads are left to be deleted."""
    undecided = update(PhotoItem).where(PhotoItem.batch_id == batch_id, PhotoItem.state.in_(UNDECIDED))
    waiting = update(PhotoUpload).where(PhotoUpload.batch_id == batch_id, PhotoUpload.state == "waiting")
    for change in (
        undecided.values(state=CANCELLED, decision=CANCELLED, claim=None),
        waiting.values(state="unpacked", claim=None),
    ):
        db.execute(change.execution_options(synchronize_session=False))


def _row(batch: PhotoBatch, upload: dict[str, Any], now: datetime) -> dict[str, Any]:
    named = {"name_sealed": sealed.seal(last_part(upload["name"])), "bytes": upload["bytes"], "key": upload["key"]}
    return {"id": upload["id"], "batch_id": batch.id, "org_path": batch.org_path, "created_at": now} | named

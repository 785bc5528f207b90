"""What a batch leaves behind goes: uploads as soon as they are worked through, then its hold on the pictures.

A batch ends by itself. Days of grace are for what a person may still want to do with it.
"""

import datetime
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from services.common import storage
from services.media.batches import actions
from services.media.batches.work_claims import Begin
from services.media.blobs import references
from services.media.models import PhotoBatch, PhotoItem, PhotoUpload

SOME = 50
# Uploads that nothing waits for any more: they are deleted first and noted afterwards, so a death between is mended.
LEFT = text("""
    SELECT id, key FROM photo_upload WHERE state <> 'waiting' AND ended_at IS NULL
        AND NOT EXISTS (SELECT FROM photo_item WHERE upload_id = photo_upload.id AND state = 'waiting')
    ORDER BY created_at LIMIT :some
""")
OVER = text("""
    SELECT id FROM photo_batch WHERE ended_at IS NULL
        AND NOT EXISTS (SELECT FROM photo_upload WHERE batch_id = photo_batch.id AND ended_at IS NULL)
        AND NOT EXISTS (
            SELECT FROM photo_item WHERE batch_id = photo_batch.id AND state IN ('waiting', 'confirmed')
        )
        AND (cancelled_at IS NOT NULL OR touched_at < CASE
            WHEN EXISTS (SELECT FROM photo_item WHERE batch_id = photo_batch.id AND state = 'made') THEN :undecided
            WHEN photos = 0 OR EXISTS (
                SELECT FROM photo_item WHERE batch_id = photo_batch.id AND state IN ('refused', 'failed')
            ) THEN :unfinished
            ELSE :complete
        END)
    ORDER BY touched_at LIMIT :some
""")
GRACE = {
    "undecided": datetime.timedelta(days=30),
    "unfinished": datetime.timedelta(days=1),
    "complete": datetime.timedelta(hours=1),
}


def delete_uploads(begin: Begin, now: datetime.datetime) -> bool:
    """Delete uploads that are worked through; whether there were any."""
    with begin() as db:
        left = db.execute(LEFT, {"some": SOME}).all()
    for upload in left:
        storage.delete(upload.key)
    if left:
        gone = update(PhotoUpload).where(PhotoUpload.id.in_([upload.id for upload in left]))
        with begin() as db:
            db.execute(gone.values(ended_at=now, name_sealed=None))
    return bool(left)


def end_batches(begin: Begin, now: datetime.datetime) -> bool:
    """End batches that are over; whether there were any."""
    since = {name: now - grace for name, grace in GRACE.items()}
    with begin() as db:
        over = db.scalars(OVER, since | {"some": SOME}).all()
    for batch_id in over:
        with begin() as db:
            batch = actions.locked(db, batch_id)
            if db.scalar(STILL, since | {"some": 1, "batch_id": batch_id}):
                end(db, batch, now)
    return bool(over)


STILL = text(OVER.text.replace("WHERE ended_at IS NULL", "WHERE id = :batch_id AND ended_at IS NULL", 1))


def end(db: Session, batch: PhotoBatch, now: datetime.datetime) -> None:
    """Nobody decides on what is left; the pictures are let go, and the purge rules count from now."""
    actions.stop(db, batch.id)
    batch.ended_at = now
    _of(db, batch.id, now)
    references.let_go(db, references.PHOTO_BATCH, batch.id)


def _of(db: Session, batch_id: UUID, now: datetime.datetime) -> None:
    photos = update(PhotoItem).where(PhotoItem.batch_id == batch_id)
    db.execute(photos.values(ended_at=now).execution_options(synchronize_session=False))

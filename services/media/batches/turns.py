"""In which order work is done: fairly between batches, so that one of 10,000 photos never holds up one of five.

Start-time fair queueing: each piece of work has a turn, and the lowest is next. The first of a batch gets the turn at
which the others are now, the next ones one later each; so batches that wait together take turns photo by photo.
"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.media.models import PhotoItem, PhotoUpload

AFTER_A_DEATH = 50  # so many others go first, for each time that a worker died over it


def next_photo(db: Session, batch_id: UUID) -> int:
    """The turn of the next photo of a batch, whose lock the caller holds; the caller must see all schools."""
    now = db.scalar(select(func.min(PhotoItem.turn)).where(PhotoItem.state == "waiting", PhotoItem.claim.is_(None)))
    return _next(db, PhotoItem, batch_id, now or 0)


def next_upload(db: Session, batch_id: UUID) -> int:
    """The same for an upload, as somebody adds it who sees the own school alone."""
    return _next(db, PhotoUpload, batch_id, db.scalar(select(func.photo_upload_turn())) or 0)


def _next(db: Session, kind: type[PhotoItem] | type[PhotoUpload], batch_id: UUID, now: int) -> int:
    last = db.scalar(select(func.max(kind.turn)).where(kind.batch_id == batch_id, kind.state == "waiting"))
    return now if last is None else max(now, last + 1)

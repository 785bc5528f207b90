"""In which order work is done: fairly between batches, so that one of 10,000 photos never holds up one of five.

Start-time fair queueing: each piece of work has a turn, and the lowest is next. The first of a batch gets the turn at
which the others are now, the next ones one later each; so batches that wait together take turns photo by photo.
"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.media.batches.models import PhotoItem, PhotoUpload

Kind = type[PhotoItem] | type[PhotoUpload]
AFTER_A_DEATH = 50  # so many others go first, for each time that a worker died over it


def next_for(db: Session, kind: Kind, batch_id: UUID) -> int:
    """The turn of the next piece of work of a batch, whose lock the caller holds."""
    now = db.scalar(select(func.min(kind.turn)).where(kind.state == "waiting", kind.claim.is_(None)))
    last = db.scalar(select(func.max(kind.turn)).where(kind.batch_id == batch_id, kind.state == "waiting"))
    return max(now or 0, -1 if last is None else last) + (last is not None)

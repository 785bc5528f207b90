"""Keeps one account from filling the store with files that belong to nobody's file.

Of our own: what counts is what lies there unattached, and no limiter of rates knows that.
"""

import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import TooMany
from services.media.models import Blob, Reference, TakenFile

# A clerk who cuts photos one by one leaves a portrait behind with each.
FILES, BYTES = 1000, 2 * 1024**3
DAY = datetime.timedelta(days=1)
TOO_MANY = (
    "You uploaded {count} files in the last 24 hours that are in no teacher's file yet. "
    "Please save the entries that they belong to, or go on tomorrow."
)


def check(db: Session, actor: Actor) -> None:
    """Refuse a further upload of somebody whose uploads of the last day wait unattached in too great a number."""
    attached = exists().where(Reference.sha256 == TakenFile.sha256)
    recent = TakenFile.account_id == actor.account_id, TakenFile.taken_at > func.now() - DAY
    waiting = select(func.count(), func.coalesce(func.sum(Blob.bytes), 0)).select_from(TakenFile)
    count, size = db.execute(waiting.join(Blob, Blob.sha256 == TakenFile.sha256).where(*recent, ~attached)).one()
    if count >= FILES or size >= BYTES:
        raise TooMany(TOO_MANY, count=count)

"""Forgets contents that nobody refers to and nobody wanted for 30 days, each only after its holders agreed (R-MED-04).

1. `ask`: what looks unused is announced; what turns out to be referred to is wanted for another 30 days.
2. `consent`: records answers which of them it does not refer to; only an answer to the latest question counts.
3. `delete`: what was freed and is still unwanted goes, views first, under the lock of its row. An upload of the same
   content touches that row before it looks for the object, so it waits for the deletion and then puts it anew.
"""

import datetime
import itertools
from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.bus.outbox import emit
from services.common.database import transactions
from services.common.trail import audit
from services.contracts.media import files
from services.media.blobs import keys
from services.media.blobs.laying import WANTED
from services.media.models import Blob, Reference

GRACE = datetime.timedelta(days=30)
ASK_AGAIN = datetime.timedelta(days=7)
AT_ONCE = 100  # objects deleted under one lock

REFERRED = exists().where(Reference.sha256 == Blob.sha256)


def purge(store: transactions.Store, now: datetime.datetime) -> bool:
    """One round: ask about what looks unused, delete what was freed; whether there was anything to do."""
    return any([ask(store, now), delete_freed(store, now)])


def ask(store: transactions.Store, now: datetime.datetime) -> bool:
    """Announce contents that seem unused, one message full of them; whether there were any."""
    with store.begin(transactions.system()) as db:
        rows = select(Blob.sha256, REFERRED).where(_unwanted(now), _unasked(now)).order_by(Blob.wanted_at)
        due = db.execute(rows.limit(files.BLOBS_AT_ONCE).with_for_update(skip_locked=True)).all()
        _set(db, [sha256 for sha256, referred in due if referred], WANTED)
        unused = [sha256 for sha256, referred in due if not referred]
        if unused:
            _set(db, unused, {"asked_at": now, "freed_at": None})
            emit(db, files.blobs_unused, {"asked_at": now, "sha256": unused})
    return bool(due)


def mark_unreferenced(db: Session, asked_at: datetime.datetime, sha256: Collection[str]) -> None:
    """Records refers to none of these, as it was asked at that instant; an older question's answer frees nothing."""
    asked = Blob.sha256.in_(sha256), Blob.asked_at == asked_at
    db.execute(update(Blob).where(*asked).values(freed_at=func.now()))


def delete_freed(store: transactions.Store, now: datetime.datetime) -> bool:
    """Delete contents that were freed and are still unwanted; whether there were any."""
    with store.begin(transactions.system()) as db:
        rows = select(Blob.sha256).where(Blob.freed_at.is_not(None), _unwanted(now)).order_by(Blob.sha256)
        locked = db.scalars(rows.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
        # Asked again under the lock: whoever refers to a content takes the lock first.
        referred = set(db.scalars(select(Reference.sha256).where(Reference.sha256.in_(locked))))
        _set(db, referred, WANTED)
        leaving = [sha256 for sha256 in locked if sha256 not in referred]
        _remove(leaving)
        db.execute(delete(Blob).where(Blob.sha256.in_(leaving)))
        audit.record_all(db, "media.blob_deleted", leaving)
    return bool(locked)


def _unwanted(now: datetime.datetime) -> ColumnElement[bool]:
    return Blob.wanted_at < now - GRACE


def _unasked(now: datetime.datetime) -> ColumnElement[bool]:
    return or_(Blob.asked_at.is_(None), and_(Blob.freed_at.is_(None), Blob.asked_at < now - ASK_AGAIN))


def _set(db: Session, contents: Collection[str], values: dict) -> None:
    db.execute(update(Blob).where(Blob.sha256.in_(contents)).values(values))


def _remove(contents: Collection[str]) -> None:
    for sha256 in contents:
        for view in itertools.chain.from_iterable(storage.pages(keys.views(sha256))):
            storage.delete(view.key)
        storage.delete(keys.blob(sha256))
        failpoints.reach("media.after_delete")

"""Clears the store of what no row knows of: what a restored backup, a death or a hand left behind.

A content that an upload is just laying has its row first, so what has none is nobody's. The sweep claims the row of
such an object as an upload would, and gives the claim up once the object is gone: an upload of the same content waits.
"""

import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from services.common import storage
from services.common.database import transactions
from services.common.trail import audit
from services.media.blobs import keys
from services.media.models import Blob, PhotoUpload

AGE = datetime.timedelta(days=1)
CLAIM = insert(Blob).on_conflict_do_nothing().returning(Blob.sha256)
UNKNOWN = {"type": "unknown", "bytes": 1, "pages": 1}


def sweep(store: transactions.Store, fan: str, now: datetime.datetime) -> int:
    """Remove objects older than a day without a row from one of keys.FANS; how many."""
    gone = 0
    for folder in (keys.BLOBS, keys.VIEWS):
        for page in storage.pages(f"{folder}{fan}/"):
            old = [each.key for each in page if each.changed_at < now - AGE]
            gone += _remove_unknown(store, old)
        storage.delete_halves(f"{folder}{fan}/", now - AGE)
    return gone


def clear_incoming(store: transactions.Store, now: datetime.datetime) -> int:
    """Remove uploads older than a day, but for those that a photo batch is still to work on; how many."""
    gone = 0
    for page in storage.pages(keys.INCOMING):
        old = [each.key for each in page if each.changed_at < now - AGE]
        for key in set(old) - _waited_for(store, old):
            storage.delete(key)
            gone += 1
    storage.delete_halves(keys.INCOMING, now - AGE)
    return gone


def _remove_unknown(store: transactions.Store, objects: list[str]) -> int:
    whose = {key: keys.sha256_of(key) for key in objects}
    with store.begin(transactions.system()) as db:
        known = set(db.scalars(select(Blob.sha256).where(Blob.sha256.in_(set(whose.values()) - {None}))))
    return sum(_remove(store, key, sha256) for key, sha256 in whose.items() if sha256 not in known)


def _remove(store: transactions.Store, key: str, sha256: str | None) -> bool:
    """Remove one object under the claim to its content; what bears no digest, nobody lays."""
    with store.begin(transactions.system()) as db:
        if sha256 and db.scalar(CLAIM, {"sha256": sha256} | UNKNOWN) is None:
            return False
        storage.delete(key)
        db.execute(delete(Blob).where(Blob.sha256 == sha256))
        audit.record(db, "media.object_swept", key)
    return True


def _waited_for(store: transactions.Store, objects: list[str]) -> set[str]:
    open_uploads = PhotoUpload.key.in_(objects), PhotoUpload.state.in_(("waiting", "unpacked"))
    with store.begin(transactions.system()) as db:
        return set(db.scalars(select(PhotoUpload.key).where(*open_uploads)))

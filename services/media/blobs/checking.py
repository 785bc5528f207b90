"""Looks whether the store holds what the rows say: for the command `check-files`, and after a restore (R-MED-04).

Rows and objects are read page by page and contents as streams, so that ten million take no more memory than ten. What
seems wrong is looked at again under the lock of its row, where neither an upload nor the purge is half way.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from services.common import storage
from services.common.database import transactions
from services.common.errors import NotFound
from services.common.secrets.vault import Damaged
from services.media.blobs import keys
from services.media.models import Blob, Reference

AT_ONCE = 500
MISSING = "is not there"
CUT = "is not of the size that it had"
CHANGED = "does not hold what its digest says"
UNKNOWN = "is referred to and was never taken in"
ORPHANED = "is known to no row"


@dataclass(frozen=True)
class Fault:
    """What is wrong with which object of the store."""

    key: str
    what: str


def faults(store: transactions.Store) -> Iterator[Fault]:
    """Everything that is wrong, as it is found."""
    yield from _broken(store)
    yield from _unknown(store)
    for fan in keys.FANS:
        for folder in (keys.BLOBS, keys.VIEWS):
            yield from _orphaned(store, f"{folder}{fan}/")


def _broken(store: transactions.Store) -> Iterator[Fault]:
    """Contents that should be there and are not, or not whole: not one that is being laid, or that was freed to go."""
    referred = exists().where(Reference.sha256 == Blob.sha256)
    stays = and_(Blob.stored_at.is_not(None), Blob.freed_at.is_(None))
    for row in _each(store, Blob.sha256, or_(stays, referred), Blob.bytes):
        if _fault(row) and _is_still_there(store, row.sha256) and (what := _fault(row)):
            yield Fault(keys.blob(row.sha256), what)


def _unknown(store: transactions.Store) -> Iterator[Fault]:
    for row in _each(store, Reference.sha256, ~exists().where(Blob.sha256 == Reference.sha256)):
        yield Fault(keys.blob(row.sha256), UNKNOWN)


def _orphaned(store: transactions.Store, folder: str) -> Iterator[Fault]:
    """Objects without a row: an upload writes the row before the object, the purge deletes it after."""
    for page in storage.pages(folder):
        whose = {each.key: keys.sha256_of(each.key) for each in page}
        with store.begin(transactions.system()) as db:
            known = set(db.scalars(select(Blob.sha256).where(Blob.sha256.in_(set(whose.values()) - {None}))))
        alone = [key for key, sha256 in whose.items() if sha256 not in known]
        yield from (Fault(key, ORPHANED) for key in alone if storage.exists(key))


def _each(
    store: transactions.Store,
    digest: InstrumentedAttribute[str],
    which: ColumnElement[bool],
    *more: InstrumentedAttribute,
) -> Iterator[Row]:
    """Rows by digest, each digest once, a page a transaction: between pages hours of reading may pass."""
    after = ""
    while True:
        page = select(digest, *more).distinct().where(which, digest > after).order_by(digest).limit(AT_ONCE)
        with store.begin(transactions.system()) as db:
            rows = db.execute(page).all()
        yield from rows
        if len(rows) < AT_ONCE:
            return
        after = rows[-1][0]


def _fault(row: Row) -> str | None:
    """What is wrong with a content as it lies in the store."""
    key, digest = keys.blob(row.sha256), hashlib.sha256()
    try:
        for chunk in storage.read(key):
            digest.update(chunk)
    except NotFound:
        return MISSING
    except Damaged:
        return CHANGED if storage.size(key) == row.bytes else CUT
    if storage.size(key) != row.bytes:
        return CUT
    return None if digest.hexdigest() == row.sha256 else CHANGED


def _is_still_there(store: transactions.Store, sha256: str) -> bool:
    """Whether the row is still there once nobody has it under a lock."""
    with store.begin(transactions.system()) as db:
        return db.scalar(select(Blob.sha256).where(Blob.sha256 == sha256).with_for_update()) is not None

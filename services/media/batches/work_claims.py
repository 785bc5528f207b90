"""Which worker has what in hand: marked in the row, and true as long as that worker lives.

A worker has a name for each piece of work, and holds a session lock of that name: it ends with the process, or with its
connection, whichever way that happens. So nothing waits for a time to pass, no row stays locked while a photo is
decoded, and whoever was overtaken finds the name gone from the row and writes nothing (`mine`).
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

from obstore.exceptions import BaseError
from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common.database import transactions
from services.common.errors import Unavailable
from services.media.batches.turns import AFTER_A_DEATH

Begin = Callable[[], AbstractContextManager[Session]]
TRIES = 5  # what was in hand so often when its worker died is given up
KEY = "hashtextextended('photo worker:' || :name, 0)"
HOLD, LET_GO = text(f"SELECT pg_advisory_lock({KEY})"), text(f"SELECT pg_advisory_unlock({KEY})")
IS_DEAD = text(f"SELECT pg_try_advisory_xact_lock({KEY})")
CLAIMED = text(
    "SELECT claim FROM photo_item WHERE claim IS NOT NULL UNION SELECT claim FROM photo_upload WHERE claim IS NOT NULL"
)
FREE = [
    text(f"UPDATE {table} SET claim = NULL, turn = turn + {AFTER_A_DEATH} * attempts WHERE claim = :name")  # noqa: S608
    for table in ("photo_item", "photo_upload")
]
NEXT_PHOTO = text("""
    UPDATE photo_item SET claim = :name, attempts = attempts + 1 WHERE (batch_id, number) = (
        SELECT batch_id, number FROM photo_item WHERE state = 'waiting' AND claim IS NULL
        ORDER BY turn LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING batch_id, number, org_path, attempts, entry,
        (SELECT key FROM photo_upload WHERE photo_upload.id = upload_id) AS key
""")
# The next one, and others of its batch that can be taken in with it.
NEXT_UPLOADS = text("""
    WITH first AS (
        SELECT batch_id FROM photo_upload WHERE state = 'waiting' AND claim IS NULL
        ORDER BY turn LIMIT 1 FOR UPDATE SKIP LOCKED
    ), chosen AS MATERIALIZED (
        SELECT photo_upload.id FROM photo_upload JOIN first USING (batch_id) WHERE state = 'waiting' AND claim IS NULL
        ORDER BY turn LIMIT :most FOR UPDATE OF photo_upload SKIP LOCKED
    )
    UPDATE photo_upload SET claim = :name, attempts = attempts + 1 WHERE id IN (SELECT id FROM chosen)
    RETURNING id, batch_id, attempts, key, name_sealed, bytes, turn
""")
UNCOUNT = [
    text(f"UPDATE {table} SET claim = NULL, attempts = attempts - 1 WHERE claim = :name")  # noqa: S608
    for table in ("photo_item", "photo_upload")
]


@contextmanager
def working(store: transactions.Store) -> Iterator[UUID]:
    """A worker's name, for as long as it lives or until the end of the block."""
    name = uuid.uuid4()
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as hold:
        hold.execute(HOLD, {"name": str(name)})
        try:
            yield name
        finally:
            hold.execute(LET_GO, {"name": str(name)})


def next_photo(db: Session, name: UUID) -> Row | None:
    """The photo whose turn it is, now in hand; it counts as tried at once, in case that this worker dies over it."""
    free_dead(db)
    return db.execute(NEXT_PHOTO, {"name": name}).first()


def next_uploads(db: Session, name: UUID, most: int) -> Sequence[Row]:
    """Uploads of the batch whose turn it is, now in hand."""
    free_dead(db)
    return sorted(db.execute(NEXT_UPLOADS, {"name": name, "most": most}).all(), key=lambda row: row.turn)


def free_dead(db: Session) -> None:
    """What workers that died had in hand waits again, behind others, for it may be what killed them."""
    for name in db.scalars(CLAIMED).all():
        if db.scalar(IS_DEAD, {"name": str(name)}):
            for change in FREE:
                db.execute(change, {"name": name})


@contextmanager
def in_hand(begin: Begin, name: UUID) -> Iterator[None]:
    """Work on what is in hand. If something fails that is not its fault, it waits again and does not count as tried."""
    try:
        yield
    except Exception as error:
        if is_outside(error):
            with begin() as db:
                for change in UNCOUNT:
                    db.execute(change, {"name": name})
        raise


def is_outside(error: Exception) -> bool:
    """Whether the database, the store or the darkroom was away or busy."""
    away = transactions.is_away(error) or transactions.is_busy(error)
    return away or isinstance(error, (Unavailable, OSError, BaseError))

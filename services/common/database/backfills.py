"""What migrations left to be filled in, done by the job process in batches, each a transaction.

A service lists its backfills in `services/<name>/backfills.py` as `BACKFILLS = {"name": fill}`. `fill(db)` fills one
batch of what it finds unfilled and returns how many rows that were; none ends it. Whatever dies, goes on where it was.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database import transactions
from services.common.database.tables import backfill

Fill = Callable[[Session], int]


def go_on(store: transactions.Store, known: Mapping[str, Fill]) -> bool:
    """Fill one batch of the oldest backfill that nobody else is at; false when there was none."""
    with store.begin(transactions.system()) as db:
        name = db.scalar(_open(list(known)))
        if name is None:
            return False
        filled = known[name](db)
        ended = None if filled else clock.real_now()
        change = update(backfill).where(backfill.c.name == name)
        db.execute(change.values(rows=backfill.c.rows + filled, finished_at=ended))
        return True


def _open(known: list[str]) -> Select:
    """Only what this process knows how to fill: a newer release may have asked for more."""
    unfinished = select(backfill.c.name).where(backfill.c.finished_at.is_(None), backfill.c.name.in_(known))
    return unfinished.order_by(backfill.c.asked_at).limit(1).with_for_update(skip_locked=True)

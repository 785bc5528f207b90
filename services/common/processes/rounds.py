"""What the days do is done in rounds: looked at every few minutes, some at a time, each time all of it."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import DeclarativeBase, Session

from services.common import clock
from services.common.database import transactions
from services.common.request import Request

EVERY = datetime.timedelta(minutes=5)
AT_ONCE = 500
Tend = Callable[[transactions.Store, datetime.datetime], None]
Doing = Callable[[Session, Sequence[Any]], None]


class Round:
    """Looks every few minutes, and each time does all that is due."""

    def __init__(self, tend: Tend) -> None:
        self._tend = tend
        self._last: datetime.datetime | None = None

    def __call__(self, store: transactions.Store) -> bool:
        now = clock.now()
        if self._last and now - self._last < EVERY:
            return False
        self._tend(store, now)
        self._last = now
        return False


def do_all(
    store: transactions.Store, request: Request, table: type[DeclarativeBase], which: ColumnElement[bool], do: Doing
) -> None:
    """Do something with all that it is to be done with, in sets; two processes take different ones."""
    found = AT_ONCE
    while found == AT_ONCE:
        with store.begin(request) as db:
            query = select(table).where(which).order_by(table.__table__.c.id)
            some = db.scalars(query.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
            do(db, some)
            found = len(some)

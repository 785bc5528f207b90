"""When the store is tended: the purge every minute, the sweep of another 256th of it every five or six.

So a day brings the sweep to every object once. Several processes may tend at once: rows are locked or claimed.
"""

import datetime
from collections.abc import Callable

from services.common import clock
from services.common.database import transactions
from services.media.blobs import keys, purging, sweeping

EVERY = datetime.timedelta(minutes=1)
FAN_EVERY = datetime.timedelta(days=1) / len(keys.FANS)


def sweep_part(store: transactions.Store, fan: str, now: datetime.datetime) -> None:
    """Sweep one part of the store, and what uploads have left behind."""
    sweeping.sweep(store, fan, now)
    sweeping.clear_incoming(store, now)


class Tending:
    """A round of the job process that remembers what it did when."""

    def __init__(
        self,
        sweep: Callable[[transactions.Store, str, datetime.datetime], None] = sweep_part,
        purge: Callable[[transactions.Store, datetime.datetime], bool] = purging.purge,
        now: Callable[[], datetime.datetime] = clock.real_now,
    ) -> None:
        self._sweep, self._purge, self._now = sweep, purge, now
        self._purge_at: datetime.datetime | None = None
        self._fan: str | None = None

    def __call__(self, store: transactions.Store) -> bool:
        """Do what is due; whether more of it waits."""
        now = self._now()
        if fan_at(now) != self._fan:
            self._fan = fan_at(now)  # before the work: what fails has its turn again tomorrow, not each second
            self._sweep(store, self._fan, now)
        if self._purge_at is not None and now < self._purge_at:
            return False
        more = self._purge(store, now)
        self._purge_at = None if more else now + EVERY
        return more


def fan_at(now: datetime.datetime) -> str:
    """The part of the store whose turn it is."""
    return keys.FANS[int(now.timestamp() // FAN_EVERY.total_seconds()) % len(keys.FANS)]

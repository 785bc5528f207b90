"""What every job process does for photo batches: one photo at a time, so more processes make more at once."""

import functools

from services.common import clock
from services.common.database import transactions
from services.media.batches.ending import delete_uploads, end_batches
from services.media.batches.making import make_one
from services.media.batches.unpacking import unpack_some


def work(store: transactions.Store) -> bool:
    """Take uploads in, and make a photo; whether there was either to do."""
    begin = functools.partial(store.begin, transactions.system())
    unpacked = unpack_some(store, begin)
    return make_one(store, begin) or unpacked


def tidy(store: transactions.Store) -> bool:
    """Delete uploads that are worked through, and end batches that are over; whether there were any."""
    begin, now = functools.partial(store.begin, transactions.system()), clock.now()
    deleted = delete_uploads(begin, now)
    return end_batches(begin, now) or deleted

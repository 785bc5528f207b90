"""How long a session lasts, and when too many wrong passwords shut an account for a while (R-ID-13).

Of our own: limiters of rates count in a process or a cache, and a lock has to hold in every process and after each.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)  # a session's last use is written down this often at most
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Tries:
    """Wrong passwords in a row, and until when the account is locked for them."""

    failures: int
    locked_until: datetime | None


NO_FAILURES = Tries(0, None)


def is_locked(tries: Tries, now: datetime) -> bool:
    """Whether even the right password is refused now."""
    return tries.locked_until is not None and now < tries.locked_until


def after_failure(tries: Tries, now: datetime) -> Tries:
    """Count one more; the fifth locks, and trying on does not prolong it: nobody is kept out for ever by a stranger."""
    if is_locked(tries, now):
        return tries
    if tries.failures + 1 >= MOST_FAILURES:
        return Tries(0, now + LOCKED_FOR)
    return Tries(tries.failures + 1, None)


def is_alive(seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Whether a session is neither unused for too long nor too old."""
    return now < seen_at + IDLE and now < expires_at


def is_to_be_noted(seen_at: datetime, now: datetime) -> bool:
    """Whether this use of the session is worth a write."""
    return now >= seen_at + NOTED_EVERY

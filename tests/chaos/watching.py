"""Watches a run's threads: tells progress from a standstill, and does not wait for what a broken one will never do."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from tests.chaos.people import GivenUp

# How long nothing at all may happen before a run is given up; early pauses of stored failures are shorter.
STANDSTILL = 240.0
LOOK = 0.1


class Moving:
    """Tells progress from a standstill, however slow the machine is."""

    def __init__(self, standstill: float = STANDSTILL) -> None:
        self._standstill = standstill
        self._seen: object = None
        self._since = time.monotonic()

    def still_is(self, seen: object) -> bool:
        """Whether what is seen has changed not too long ago."""
        if seen != self._seen:
            self._seen, self._since = seen, time.monotonic()
        return time.monotonic() - self._since < self._standstill


def see_through(work: Sequence[Future], around: Sequence[Future], seen: Callable[[], object]) -> None:
    """Wait until all the work is done or nothing moves; raises at once what a thread of it or around it died of."""
    moving = Moving()
    while not all(each.done() for each in work) and moving.still_is(seen()):
        raise_broken((*work, *around))
        time.sleep(LOOK)
    raise_broken((*work, *around))


def raise_broken(threads: Sequence[Future]) -> None:
    """Raise what one of them died of; to have given up at the end is no fault."""
    for each in threads:
        if each.done() and (error := each.exception()) and not isinstance(error, GivenUp):
            raise error

"""How late an old school may still print a file."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Holding:
    """A school held a file from an instant until another, or until now."""

    org_id: UUID
    since: datetime.datetime
    until: datetime.datetime | None


def printable_as_of(holdings: Iterable[Holding], org_id: UUID, now: datetime.datetime) -> datetime.datetime | None:
    """Up to which instant a school may print a file: now for its holder, the end of its last holding for an old one.

    None for a school that never held it.
    """
    own = [holding for holding in holdings if holding.org_id == org_id]
    return max((now if holding.until is None else holding.until for holding in own), default=None)

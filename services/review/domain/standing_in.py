"""Who may decide an overdue step in its desk's stead: the office directly above, where the province says so (R-MOB-02).

By default nobody but the desk decides; it still can when the office above may too, and whoever is first does.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """What a province said of one business, in the order of `number`; it counts from a day on."""

    number: int
    turned_on: bool
    effective_from: datetime.date


def counting(said: Iterable[Said], day: datetime.date) -> Said | None:
    """What counts on a day: of all that has begun by then, the last one said; so it replaces what was planned."""
    begun = [each for each in said if each.effective_from <= day]
    return max(begun, key=lambda each: each.number, default=None)


def coming(said: Iterable[Said], day: datetime.date) -> Said | None:
    """What will count next, unless something else is said before: the earliest that was said after what counts now."""
    known = list(said)
    now = counting(known, day)
    later = [each for each in known if each.effective_from > day and (now is None or each.number > now.number)]
    return min(later, key=lambda each: (each.effective_from, -each.number), default=None)


def is_on(said: Iterable[Said], day: datetime.date) -> bool:
    """Whether the office above may decide in a desk's stead on this day."""
    found = counting(said, day)
    return found is not None and found.turned_on


def office(
    due_at: datetime.datetime | None, now: datetime.datetime, above_id: UUID | None, *, allowed: bool
) -> UUID | None:
    """The office that may decide a waiting step beside its desk; none before the step is overdue or without leave."""
    late = due_at is not None and due_at < now
    return above_id if late and allowed else None


def days_late(due_at: datetime.datetime, now: datetime.datetime) -> int:
    """Whole days since a step was due, as the lists count them."""
    return (now - due_at) // DAY

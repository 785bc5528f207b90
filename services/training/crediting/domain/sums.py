"""The sixth step begins here: what counts of each credit, under countable maxima, and sums of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.rule import Maximum, Selection


@dataclass(slots=True)
class Entry:
    """What a line put into a bucket: the credit, and what of it counts towards minima."""

    line: Line
    bucket: str
    beside: bool
    amount: Decimal
    counts: Decimal


@dataclass(frozen=True)
class Beyond:
    """A countable maximum that was passed, and by how much."""

    maximum: Maximum
    period: Period
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Both:
    """A number as it stands by what is confirmed, and as it would be if what is pending were."""

    confirmed: Decimal = ZERO
    forecast: Decimal = ZERO


def chosen(of: Selection, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that a selection means."""
    return [entry for entry in entries if _matches(of, entry)]


def _matches(of: Selection, entry: Entry) -> bool:
    if of.buckets:
        if entry.bucket not in of.buckets:
            return False
    elif entry.beside:
        return False
    return not of.when.tests or of.when.holds(entry.line.attributes) is True


def limited(maximum: Maximum, period: Period, entries: Iterable[Entry]) -> Beyond | None:
    """Let no more of the period's entries count than the maximum allows; the first ones take the room."""
    room, beyond = maximum.at_most, ZERO
    for entry in chosen(maximum.of, entries):
        counts = min(entry.counts, room)
        beyond += entry.counts - counts
        room -= counts
        entry.counts = counts
    return Beyond(maximum, period, beyond) if beyond else None


def summed(entries: Iterable[Entry], number: Callable[[Entry], Decimal]) -> Both:
    """A number of the entries, of those confirmed and of all."""
    confirmed = pending = ZERO
    for entry in entries:
        if entry.line.is_confirmed:
            confirmed += number(entry)
        else:
            pending += number(entry)
    return Both(confirmed, confirmed + pending)


def counting(entry: Entry) -> Decimal:
    """What counts towards minima."""
    return entry.counts


def credited(entry: Entry) -> Decimal:
    """What the credit is."""
    return entry.amount

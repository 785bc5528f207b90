"""The third to fifth steps: caps per item, per year and per cycle, then the buckets into which what is left goes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from services.training.crediting.domain.book import Day
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.rounding import ZERO, part, places_of
from services.training.crediting.domain.rule import CYCLE, ITEM, YEAR, Cap, Kind, Rule

STEPS = (ITEM, YEAR, CYCLE)
Amounts = tuple[tuple[str, Decimal], ...]  # by bucket


class Cut(NamedTuple):
    """A cap that was reached, and by how much."""

    cap: Cap
    amount: Decimal


class Used:
    """What the kinds have used of their years and cycles."""

    def __init__(self) -> None:
        self._used: dict[tuple[Period | None, str], Decimal] = {}

    def add(self, kind: str, spans: Iterable[Period | None], kept: Decimal) -> None:
        """So much of this kind counts in these periods."""
        for span in spans:
            self._used[span, kind] = self._used.get((span, kind), ZERO) + kept

    def by(self, kinds: Iterable[str], span: Period | None) -> Decimal:
        """What kinds have used together."""
        return sum((self._used.get((span, kind), ZERO) for kind in kinds), ZERO)


def capped(rule: Rule, kind: Kind, amount: Decimal, day: Day, used: Used) -> tuple[Decimal, tuple[Cut, ...]]:
    """What is left of the amount within the caps, and what each cap took."""
    cuts = []
    for step in STEPS:
        for cap in rule.caps_of[kind.name, step]:
            room = cap.at_most
            if step != ITEM:
                room = max(ZERO, room - used.by(cap.kinds, day.period(step)))
            if amount > room:
                cuts.append(Cut(cap, amount - room))
                amount = room
    return amount, tuple(cuts)


def in_buckets(rule: Rule, kind: Kind, kept: Decimal, cuts: Iterable[Cut]) -> Amounts:
    """What is kept by the shares of the kind, and what caps moved elsewhere. Shares of the total lose nothing.

    Each boundary between shares is rounded, so the parts make the whole; what goes beside the total is rounded alone.
    A cap that an earlier version left with more places than this one has gives its parts as many.
    """
    amounts = {kind.into[0][0]: kept} if len(kind.into) == 1 else _shared(rule, kind, kept)
    for cap, amount in cuts:
        if cap.excess is not None:
            amounts[cap.excess] = amounts.get(cap.excess, ZERO) + amount
    return tuple(amounts.items())


def _shared(rule: Rule, kind: Kind, kept: Decimal) -> dict[str, Decimal]:
    amounts: dict[str, Decimal] = {}
    reached, done, places = Fraction(0), ZERO, max(rule.places, places_of(kept))
    for bucket, share in kind.into:
        if bucket in rule.beside:
            amounts[bucket] = part(kept, share, places)
            continue
        reached += share
        boundary = part(kept, reached, places)
        amounts[bucket], done = boundary - done, boundary
    return amounts

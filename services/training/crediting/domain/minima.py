"""The sixth and last steps: composition minima, the minimum of the cycle, those of years and of programmes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.rounding import EXACT, ZERO, up
from services.training.crediting.domain.rule import Minimum, Selection
from services.training.crediting.domain.sums import Both, Entry, chosen, counting, summed

TOTAL = Selection()


@dataclass(frozen=True, slots=True)
class Reached:
    """What a minimum asks for, what there is and what is missing."""

    required: Decimal
    have: Decimal
    missing: Decimal

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Standing:
    """How a minimum stands in a period, whose last day is the time limit; `programme` where it is one of its."""

    minimum: Minimum
    period: Period
    confirmed: Reached
    forecast: Reached
    programme: str | None = None

    @property
    def until(self) -> date:
        """The day until when the missing can be earned."""
        return self.period.last


def standing(minimum: Minimum, period: Period, entries: Sequence[Entry], places: int) -> Standing:
    """The minimum against what counts in the period."""
    have = summed(chosen(minimum.of, entries), counting)
    total = have if minimum.share is None else summed(chosen(TOTAL, entries), counting)
    return stood(minimum, period, have, total, places)


def stood(
    minimum: Minimum, period: Period, have: Both, total: Both, places: int, programme: str | None = None
) -> Standing:
    """The minimum against sums."""
    return Standing(
        minimum,
        period,
        reached(minimum, have.confirmed, total.confirmed, places),
        reached(minimum, have.forecast, total.forecast, places),
        programme,
    )


def reached(minimum: Minimum, have: Decimal, total: Decimal, places: int) -> Reached:
    """An amount, or a share of what counts in all; there the missing is what would have to be added, rounded up."""
    if minimum.share is None:
        required = minimum.at_least or ZERO
        return Reached(required, have, max(ZERO, required - have))
    over, under = Decimal(minimum.share.numerator), Decimal(minimum.share.denominator)
    wanted = EXACT.multiply(total, over)
    lacking = max(ZERO, wanted - EXACT.multiply(have, under))
    return Reached(up(wanted, under, places), have, up(lacking, under - over, places) if lacking else ZERO)

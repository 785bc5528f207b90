"""Exact arithmetic on decimals: amounts are rounded half up, once, at the places of the rule."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction

# Wide enough for every product of two amounts; what would not fit is an error, never a slip in the last place.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation])
ZERO = Decimal(0)
TWO = Decimal(2)


def half_up(amount: Decimal, divisor: Decimal, places: int) -> Decimal:
    """amount / divisor, neither of them negative, at so many places; a half goes up."""
    scaled = EXACT.multiply(amount.scaleb(places, EXACT), TWO)
    units = EXACT.divide_int(EXACT.add(scaled, divisor), EXACT.multiply(divisor, TWO))
    return units.scaleb(-places, EXACT)


def up(amount: Decimal, divisor: Decimal, places: int) -> Decimal:
    """The least amount of so many places that is not below amount / divisor."""
    scaled = amount.scaleb(places, EXACT)
    units = EXACT.divide_int(scaled, divisor)
    if EXACT.multiply(units, divisor) < scaled:
        units += 1
    return units.scaleb(-places, EXACT)


def part(amount: Decimal, share: Fraction, places: int) -> Decimal:
    """A share of an amount, rounded half up."""
    return half_up(EXACT.multiply(amount, Decimal(share.numerator)), Decimal(share.denominator), places)


def full_units(amount: Decimal, per: Decimal) -> Decimal:
    """How many times `per` goes into the amount."""
    return EXACT.divide_int(amount, per)


def places_of(amount: Decimal) -> int:
    """How many places it needs."""
    exponent = amount.normalize(EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

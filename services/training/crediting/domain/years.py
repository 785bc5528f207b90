"""How years hang together: what one carries over or borrows changes what counts in the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from services.training.crediting.domain.rounding import ZERO, half_up
from services.training.crediting.domain.rule import Rule

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Balance:
    """A year: counts = earned + carried in + lent - repaid. `owed` is still to be given back by the next year."""

    earned: Decimal
    carried_in: Decimal = ZERO
    repaid: Decimal = ZERO
    lent: Decimal = ZERO
    counts: Decimal = ZERO
    carried_out: Decimal = ZERO
    owed: Decimal = ZERO


def balanced(years: Mapping[int, tuple[Rule, Decimal]], lent: Mapping[int, Decimal]) -> dict[int, Balance]:
    """The years in their order, by label, with the version that judges each and what it earned.

    `lent` is what a year asked to borrow; it gets no more than it lacks and the rule lends.
    """
    balances: dict[int, Balance] = {}
    before = Balance(ZERO)
    for label, (rule, earned) in years.items():
        before = balances[label] = _balance(rule, earned, before, lent.get(label, ZERO))
    return balances


def _balance(rule: Rule, earned: Decimal, before: Balance, asked: Decimal) -> Balance:
    available = earned + before.carried_out
    repaid = min(before.owed, available)
    available -= repaid
    minimum = rule.annual_minimum
    if minimum is None:
        return Balance(earned, before.carried_out, repaid, counts=available, owed=before.owed - repaid)
    borrowed = due = carried = ZERO
    if rule.lending:
        borrowed = max(ZERO, min(asked, rule.lending.at_most, minimum - available))
        due = half_up(borrowed * rule.lending.factor, ONE, rule.places)
    if rule.carry_over:
        carried = max(ZERO, min(rule.carry_over.at_most, available - minimum))
    counts = available + borrowed
    return Balance(earned, before.carried_out, repaid, borrowed, counts, carried, before.owed - repaid + due)

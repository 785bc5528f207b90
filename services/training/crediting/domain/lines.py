"""A line of the account: one result and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from services.training.crediting.domain.book import Day
from services.training.crediting.domain.caps import Amounts, Cut, Used, capped, in_buckets
from services.training.crediting.domain.converting import Converted
from services.training.crediting.domain.results import Confirmed, Result
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.rule import Rule
from services.training.crediting.domain.voids import COUNTED, NO_RULE, REVOKED

WHOLE = Fraction(1)


@dataclass(frozen=True)
class Line:
    """A result with its outcome. `rule` is the version of its day, None where none is in force.

    `converted` is None for what was confirmed: it is not worked out again.
    """

    result: Result
    rule: Rule | None
    outcome: str
    kind: str | None = None
    kept: Decimal = ZERO
    amounts: Amounts = ()
    cuts: tuple[Cut, ...] = ()
    converted: Converted | None = None
    programme: str | None = None
    counts: Fraction = WHOLE  # the share that counts towards the cycle

    @property
    def is_confirmed(self) -> bool:
        """Whether it stands, as against forecast."""
        return self.result.confirmed is not None

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes of the result."""
        return dict(self.result.facts.attributes)


def revoked_line(result: Result, rule: Rule | None) -> Line:
    """It counts nothing any more."""
    return Line(result, rule, REVOKED)


def confirmed_line(result: Result, rule: Rule | None, confirmed: Confirmed) -> Line:
    """As it was confirmed."""
    return Line(
        result,
        rule,
        COUNTED,
        kind=confirmed.kind,
        kept=confirmed.kept,
        amounts=confirmed.amounts,
        programme=confirmed.programme,
        counts=confirmed.counts,
    )


def line_without_rule(result: Result) -> Line:
    """It waits until a rule is in force on its day."""
    return Line(result, None, NO_RULE)


def pending_line(result: Result, day: Day, found: Converted, used: Used) -> Line:
    """What it would be worth now, which `used` is told."""
    rule, kind = day.in_force, found.kind
    if rule is None or kind is None or found.outcome != COUNTED:
        return Line(result, rule, found.outcome, kind.name if kind else None, converted=found)
    kept, cuts = capped(rule, kind, found.amount, day, used)
    used.add(kind.name, {day.year, day.cycle}, kept)
    amounts = in_buckets(rule, kind, kept, cuts)
    programme = found.programme
    return Line(
        result,
        rule,
        COUNTED,
        kind.name,
        kept,
        amounts,
        cuts,
        found,
        programme.name if programme else None,
        programme.counts if programme else WHOLE,
    )

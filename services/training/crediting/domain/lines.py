"""A line of the account: one result and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from services.training.crediting.domain.caps import Amounts, Cut, Used, capped, in_buckets
from services.training.crediting.domain.converting import Converted
from services.training.crediting.domain.periods import cycle_of, year_of
from services.training.crediting.domain.results import Confirmed, Result
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.rule import CYCLE, YEAR, Rule
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


def pending_line(result: Result, rule: Rule | None, found: Converted | None, used: Used) -> Line:
    """What it would be worth now, which `used` is told."""
    if rule is None or found is None:
        return Line(result, None, NO_RULE)
    if found.kind is None or found.outcome != COUNTED:
        return Line(result, rule, found.outcome, found.kind.name if found.kind else None, converted=found)
    spans = {YEAR: year_of(rule, result.finished), CYCLE: cycle_of(rule, result.finished)}
    kept, cuts = capped(rule, found.kind, found.amount, spans, used)
    used.add(found.kind.name, set(spans.values()), kept)
    amounts = in_buckets(rule, found.kind, kept, cuts)
    programme = found.programme
    return Line(
        result,
        rule,
        COUNTED,
        found.kind.name,
        kept,
        amounts,
        cuts,
        found,
        programme.name if programme else None,
        programme.counts if programme else WHOLE,
    )

"""The account of one person: what each result is worth, what the years and cycles hold, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.minima import TOTAL, Standing
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.rule import CYCLE, YEAR, Rule
from services.training.crediting.domain.sums import Beyond, Both, Entry, chosen, counting, credited, summed
from services.training.crediting.domain.voids import NO_RULE
from services.training.crediting.domain.years import Balance


@dataclass(frozen=True)
class Sums:
    """A year or cycle: credits and what counts of them, in all and by bucket; `rule` is the version that judges it."""

    per: str
    period: Period
    rule: Rule
    credited: Both
    counts: Both
    by_bucket: dict[str, tuple[Both, Both]]  # credited, counts; also of buckets beside the total


@dataclass(frozen=True)
class YearBalance:
    """What a year carried and borrowed, by what is confirmed and in the forecast."""

    period: Period
    confirmed: Balance
    forecast: Balance


Span = tuple[str, Period, Rule, list[Entry]]  # year or cycle, the version that judges it, its entries in their order


@dataclass(frozen=True)
class Account:
    """All of it on a day. Lines stand in the order in which they use up caps."""

    today: date
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    spans: tuple[Span, ...]
    balances: tuple[YearBalance, ...]
    beyond: tuple[Beyond, ...]
    standings: tuple[Standing, ...]

    @cached_property
    def years(self) -> tuple[Sums, ...]:
        """The sums of each year, summed up for who asks."""
        return tuple(_sums(*span) for span in self.spans if span[0] == YEAR)

    @cached_property
    def cycles(self) -> tuple[Sums, ...]:
        """The sums of each cycle."""
        return tuple(_sums(*span) for span in self.spans if span[0] == CYCLE)

    @property
    def passed(self) -> bool:
        """Whether every minimum is met by what is confirmed."""
        return all(standing.confirmed.met for standing in self.standings)

    @property
    def would_pass(self) -> bool:
        """Whether every minimum would be met if what is pending were confirmed."""
        return all(standing.forecast.met for standing in self.standings)

    @property
    def without_rule(self) -> tuple[Line, ...]:
        """Results of days on which no rule is in force: their owner has to be told."""
        return tuple(line for line in self.lines if line.outcome == NO_RULE)

    def within(self, period: Period) -> tuple[Standing, ...]:
        """The standings of a cycle and of the years in it."""
        return tuple(
            each for each in self.standings if period.first <= each.period.first and each.period.last <= period.last
        )


def _sums(per: str, period: Period, rule: Rule, entries: list[Entry]) -> Sums:
    total = chosen(TOTAL, entries)
    by_bucket: dict[str, list[Entry]] = {}
    for entry in entries:
        by_bucket.setdefault(entry.bucket, []).append(entry)
    return Sums(
        per,
        period,
        rule,
        summed(total, credited),
        summed(total, counting),
        {name: (summed(some, credited), summed(some, counting)) for name, some in sorted(by_bucket.items())},
    )

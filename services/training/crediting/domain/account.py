"""The account of one person: what each result is worth, what the years and cycles hold, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.minima import Standing
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.rule import Rule
from services.training.crediting.domain.sums import Beyond, Both, Entry
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


@dataclass(frozen=True)
class Account:
    """All of it on a day. Lines stand in the order in which they use up caps."""

    today: date
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    years: tuple[Sums, ...]
    cycles: tuple[Sums, ...]
    balances: tuple[YearBalance, ...]
    beyond: tuple[Beyond, ...]
    standings: tuple[Standing, ...]

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

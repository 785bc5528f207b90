"""The years and cycles of a rule, as first and last day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from services.training.crediting.domain.rule import CYCLE, Cycle, Rule

ONE_DAY = timedelta(days=1)


class Period(NamedTuple):
    """From the first to the last day."""

    first: date
    last: date

    @property
    def label(self) -> int:
        """The calendar year in which it begins."""
        return self.first.year


def year_of(rule: Rule, day: date) -> Period:
    """The year of the rule that holds the day."""
    return _years(rule.year_begins, _number(rule, day), 1)


def cycle_of(rule: Rule, day: date) -> Period | None:
    """The cycle that holds the day; None where the rule has none."""
    return _cycle(rule.year_begins, rule.cycle, _number(rule, day)) if rule.cycle else None


def period_of(rule: Rule, day: date, per: str) -> Period | None:
    """The year or cycle that holds the day."""
    return cycle_of(rule, day) if per == CYCLE else year_of(rule, day)


def _number(rule: Rule, day: date) -> int:
    return day.year if (day.month, day.day) >= rule.year_begins else day.year - 1


def _cycle(begins: tuple[int, int], cycle: Cycle, year: int) -> Period:
    return _years(begins, year - (year - cycle.grid_start) % cycle.years, cycle.years)


@lru_cache(maxsize=4096)
def _years(begins: tuple[int, int], first: int, count: int) -> Period:
    return Period(date(first, *begins), date(first + count, *begins) - ONE_DAY)

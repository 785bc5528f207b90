"""The versions of one rule, in the order in which they are in force."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from services.training.crediting.domain.periods import Period, cycle_of, year_of
from services.training.crediting.domain.rule import CYCLE, Rule


class Day(NamedTuple):
    """What a book says of a day: the version in force, the one that tells years and cycles, the periods that hold it.

    `nearest` is the version of the day, or else the last one before it, or else the first.
    """

    in_force: Rule | None
    nearest: Rule
    year: Period
    cycle: Period | None

    def period(self, per: str) -> Period | None:
        """The year or cycle that holds the day."""
        return self.cycle if per == CYCLE else self.year


@dataclass(frozen=True)
class Book:
    """Versions by the day on which they come into force; made by `book`."""

    versions: tuple[Rule, ...]

    def on(self, day: date) -> Day:
        """What holds on a day; looked up once for each."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._on(day)
        return found

    @cached_property
    def _days(self) -> dict[date, Day]:
        return {}

    @cached_property
    def _starts(self) -> list[date]:
        return [rule.since for rule in self.versions]

    def _on(self, day: date) -> Day:
        begun = self.versions[max(0, bisect_right(self._starts, day) - 1)]
        return Day(begun if begun.in_force_on(day) else None, begun, year_of(begun, day), cycle_of(begun, day))


def book(*versions: Rule) -> Book:
    """A book of versions; a ValueError says which two cannot stand one after the other."""
    if not versions:
        raise ValueError("no version")
    ordered = tuple(sorted(versions, key=lambda rule: (rule.since, rule.version)))
    for one, other in combinations(ordered, 2):
        if kind := clash(one, other):
            raise ValueError(f"{kind}: {one.rule} {one.version}, {other.rule} {other.version}")
    return Book(ordered)


def clash(one: Rule, other: Rule) -> str | None:
    """What keeps a version from following another one.

    "overlap": both are in force on a day. "another_grid": years or cycles change in the middle of one.
    "same_version": nobody could tell them apart. "another_rule": not versions of one rule.
    """
    if one.rule != other.rule:
        return "another_rule"
    if one.version == other.version:
        return "same_version"
    if one.in_force_on(other.since) or other.in_force_on(one.since):
        return "overlap"
    first, second = sorted((one, other), key=lambda rule: rule.since)
    same_grid = (first.year_begins, first.cycle) == (second.year_begins, second.cycle)
    return None if same_grid or (_begins(first, second.since) and _begins(second, second.since)) else "another_grid"


def _begins(rule: Rule, day: date) -> bool:
    """Whether a year and, where there are cycles, a cycle begins on the day."""
    cycle = cycle_of(rule, day)
    return year_of(rule, day).first == day and (cycle is None or cycle.first == day)

"""What one rule makes of somebody's results against another one; nothing here touches a database.

Both are taken as if each had held all the time, and nothing as confirmed: a trial asks what the rules make of the same
results. Equal results of two people are worked out once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from services.training.crediting import Evaluator, Facts, Result, Rule, book
from services.training.crediting.domain.closing import closed
from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.results import NOBODY_IN_PARTICULAR
from services.training.crediting.domain.sums import credited, summed
from services.training.crediting.domain.voids import COUNTED

ALWAYS = datetime.date(1949, 1, 1)
MOST_KNOWN = 50_000  # people whose results are kept in mind
COUNTING = ("places", "unit", "year_begins", "cycle", "maxima", "minima", "programmes", "carry_over", "lending")
# Why a line differs: counted by one of the two only, another kind, another amount, other caps, other buckets.
OUTCOME, KIND, AMOUNT, CAPS, BUCKETS = REASONS = ("outcome", "kind", "amount", "caps", "buckets")
COUNTS = "counts"  # no line differs, but what counts or is asked for does


class Reason(NamedTuple):
    """Why a line differs, and what it is about: the kind, or why it does not count."""

    code: str
    about: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What somebody has by each rule, whether all minima were met at the last result, and why the two differ."""

    before: Decimal
    after: Decimal
    passed_before: bool
    passed_after: bool
    reasons: tuple[Reason, ...]

    @property
    def delta(self) -> Decimal:
        """What is gained, or below zero lost."""
        return self.after - self.before


Known = tuple[tuple[datetime.date, Facts, bool], ...]


class Comparison:
    """Two rules; it keeps what it has worked out."""

    def __init__(self, before: Rule, after: Rule):
        self.same_counting = all(getattr(before, name) == getattr(after, name) for name in COUNTING)
        self._before, self._after = (Evaluator(book(always(rule))) for rule in (before, after))
        self._known: dict[Known, Compared | None] = {}

    def compare(self, results: Iterable[Result]) -> Compared | None:
        """What becomes of somebody's results; None if the two rules make the same of them."""
        known = tuple(sorted((result.finished, result.facts, result.revoked) for result in results))
        if known not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[known] = self._compared(known)
        return self._known[known]

    def _compared(self, known: Known) -> Compared | None:
        if not known:
            return None
        results = [Result(f"{place:06}", *each[:2], revoked=each[2]) for place, each in enumerate(known)]
        before, after = self._before.lines(results), self._after.lines(results)
        reasons = tuple(dict.fromkeys(_reasons(before, after)))
        if not reasons and self.same_counting:
            return None
        both = ((self._before, before), (self._after, after))
        last = known[-1][0]  # later years without results would be unmet by both
        accounts = [closed(each.book, lines, last, NOBODY_IN_PARTICULAR) for each, lines in both]
        totals = [summed([each for each in one.entries if not each.beside], credited).forecast for one in accounts]
        passed = [one.would_pass for one in accounts]
        if not reasons and passed[0] == passed[1] and totals[0] == totals[1]:
            return None
        return Compared(totals[0], totals[1], passed[0], passed[1], reasons or (Reason(COUNTS, ""),))


def always(rule: Rule) -> Rule:
    """The rule as if it had held all the time."""
    return replace(rule, since=ALWAYS, until=None)


def unconfirmed(result: Result) -> Result:
    """The result as if nobody had confirmed it yet."""
    return replace(result, confirmed=None)


def _reasons(before: list[Line], after: list[Line]) -> Iterable[Reason]:
    theirs = {line.result.id: line for line in after}
    for line in before:
        if reason := _reason(line, theirs[line.result.id]):
            yield reason


def _reason(before: Line, after: Line) -> Reason | None:
    if before.outcome != after.outcome:
        not_counted = before if after.outcome == COUNTED else after
        why = not_counted.converted.why if not_counted.converted else None
        return Reason(OUTCOME, why or not_counted.outcome)
    if before.outcome != COUNTED:
        return None
    found = next((code for code, of in DIFFER.items() if of(before) != of(after)), None)
    return Reason(found, after.kind or "") if found else None


DIFFER: dict[str, Callable[[Line], Any]] = {
    KIND: lambda line: line.kind,
    AMOUNT: lambda line: line.converted and line.converted.amount,
    CAPS: lambda line: line.kept,
    BUCKETS: lambda line: (dict(line.amounts), line.counts),
}

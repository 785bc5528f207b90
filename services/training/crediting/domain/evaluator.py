"""From results to an account, step by step in one order (R-TRN-02).

void → convert → cap per item → per year → per cycle → composition minima → minima of cycle and years. Equal facts are
worked out once by an evaluator, so one of them serves a whole trial; it holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from services.training.crediting.domain import closing
from services.training.crediting.domain.account import Account
from services.training.crediting.domain.book import Book
from services.training.crediting.domain.caps import Used
from services.training.crediting.domain.converting import Converted, converted
from services.training.crediting.domain.lines import Line, confirmed_line, line_without_rule, pending_line, revoked_line
from services.training.crediting.domain.results import NOBODY_IN_PARTICULAR, Confirmed, Facts, Person, Result
from services.training.crediting.domain.rule import Rule
from services.training.crediting.domain.voids import COUNTED


class Evaluator:
    """Works out accounts under the versions of one rule."""

    def __init__(self, book: Book):
        self.book = book
        self._known: dict[str, dict[Facts, Converted]] = {rule.version: {} for rule in book.versions}

    def evaluate(self, results: Iterable[Result], now: date, person: Person = NOBODY_IN_PARTICULAR) -> Account:
        """The account of one person on a day; the order of the results does not matter."""
        return closing.closed(self.book, self.lines(results), now, person)

    def lines(self, results: Iterable[Result]) -> list[Line]:
        """What each result is worth: confirmed ones as they are, then the others within the room that is left.

        A ValueError says that a result is there twice.
        """
        ordered = sorted(results, key=_place)
        if len({result.id for result in ordered}) != len(ordered):
            raise ValueError("a result is there twice")
        used = Used()
        return [self._line(result, used) for result in ordered]

    def confirm(self, earlier: Iterable[Result], batch: Sequence[Result], first: int) -> list[Line]:
        """The lines of a batch of one person that is being confirmed; caps are used up in its order.

        `first` is the number of its first confirmation. What counts has become confirmed, the rest is still pending;
        what was confirmed before, earlier or in the batch, is answered as it was and used nothing again.
        """
        used = Used()
        known = {result.id: self._line(result, used) for result in earlier if result.confirmed is not None}
        lines: list[Line] = []
        for result in batch:
            line = known.get(result.id) or self._line(result, used)
            if line.outcome == COUNTED and line.rule and not line.is_confirmed:
                line = _now_confirmed(line, line.rule, first + len(lines))
            known[result.id] = line
            lines.append(line)
        return lines

    def _line(self, result: Result, used: Used) -> Line:
        day = self.book.on(result.finished)
        if result.revoked:
            return revoked_line(result, day.in_force)
        if result.confirmed is not None:
            used.add(result.confirmed.kind, {day.year, day.cycle}, result.confirmed.kept)
            return confirmed_line(result, day.in_force, result.confirmed)
        if day.in_force is None:
            return line_without_rule(result)
        return pending_line(result, day, self._converted(day.in_force, result.facts), used)

    def _converted(self, rule: Rule, facts: Facts) -> Converted:
        known = self._known[rule.version]
        found = known.get(facts)
        if found is None:
            found = known[facts] = converted(rule, facts)
        return found


def _now_confirmed(line: Line, rule: Rule, order: int) -> Line:
    """The line with what is to be kept of it."""
    confirmed = Confirmed(
        order, rule.rule, rule.version, line.kind or "", line.kept, line.amounts, line.programme, line.counts
    )
    return replace(line, result=replace(line.result, confirmed=confirmed))


def _place(result: Result) -> tuple[bool, int, date, str]:
    return result.place

"""From lines to years, cycles and minima: the steps after the caps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from services.training.crediting.domain.account import Account, YearBalance
from services.training.crediting.domain.book import Book
from services.training.crediting.domain.lines import WHOLE, Line
from services.training.crediting.domain.minima import TOTAL, Standing, reached, standing, stood
from services.training.crediting.domain.periods import ONE_DAY, Period
from services.training.crediting.domain.results import Obligation, Person
from services.training.crediting.domain.rounding import part
from services.training.crediting.domain.rule import CYCLE, YEAR, Minimum, Programme, Rule
from services.training.crediting.domain.sums import Beyond, Entry, chosen, counting, credited, limited, summed
from services.training.crediting.domain.years import Balance, balanced

Span = tuple[Period, Rule, list[Entry]]  # with the version that judges it and its entries in their order


def closed(book: Book, lines: Sequence[Line], now: date, person: Person) -> Account:
    """The account of these lines."""
    entries = [entry for line in lines for entry in entries_of(book, line)]
    years, cycles = (list(_spans(book, per, lines, entries, now, person)) for per in (YEAR, CYCLE))
    beyond = [*_limited(YEAR, years), *_limited(CYCLE, cycles)]
    balances = _balances(years, person)
    standings = [
        *composition(CYCLE, cycles, now),
        *composition(YEAR, _owed(years, person), now),
        *totals(cycles, now),
        *annual(_owed(years, person), balances, now),
        *_programmes(book, entries, person),
    ]
    return Account(
        today=now,
        lines=tuple(lines),
        entries=tuple(entries),
        spans=tuple((YEAR, *span) for span in years) + tuple((CYCLE, *span) for span in cycles),
        balances=tuple(YearBalance(period, *balances[period.label]) for period, _, _ in years),
        beyond=tuple(beyond),
        standings=tuple(standings),
    )


def entries_of(book: Book, line: Line) -> Iterator[Entry]:
    """What a line puts into buckets."""
    if not line.amounts:
        return
    rule = line.rule or book.on(line.result.finished).nearest
    for bucket, amount in line.amounts:
        counts = amount if line.counts == WHOLE else part(amount, line.counts, rule.places)
        yield Entry(line, bucket, bucket in rule.beside, amount, counts)


def _spans(
    book: Book, per: str, lines: Sequence[Line], entries: Iterable[Entry], now: date, person: Person
) -> Iterator[Span]:
    """The years or cycles without a gap, from the first one of a result (or of the person, or of today) to today's."""
    days = [line.result.finished for line in lines]
    first, last = min([*days, person.since or now]), max([*days, now])
    whole = book.on(first).cycle
    day = whole.first if whole else first
    grouped: dict[Period | None, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(book.on(entry.line.result.finished).period(per), []).append(entry)
    while day <= last:
        on = book.on(day)
        if period := on.period(per):
            yield period, book.on(min(now, period.last)).nearest, grouped.get(period, [])
        day = (period or on.year).last + ONE_DAY


def _limited(per: str, spans: Iterable[Span]) -> Iterator[Beyond]:
    """Countable maxima: 远程 of more than 40 is credited, and 40 count."""
    for period, rule, entries in spans:
        for maximum in rule.maxima:
            if maximum.per == per and (beyond := limited(maximum, period, entries)):
                yield beyond


def _balances(years: Iterable[Span], person: Person) -> dict[int, tuple[Balance, Balance]]:
    earned = {period.label: (rule, summed(chosen(TOTAL, entries), counting)) for period, rule, entries in years}
    confirmed = balanced({label: (rule, both.confirmed) for label, (rule, both) in earned.items()}, person.lent)
    forecast = balanced({label: (rule, both.forecast) for label, (rule, both) in earned.items()}, person.lent)
    return {label: (confirmed[label], forecast[label]) for label in earned}


def composition(per: str, spans: Iterable[Span], now: date) -> Iterator[Standing]:
    """Minima over a part of what counts."""
    for period, rule, entries in spans:
        if period.first <= now:
            for minimum in rule.minima:
                if minimum.per == per and not minimum.of.is_total:
                    yield standing(minimum, period, entries, rule.places)


def totals(cycles: Iterable[Span], now: date) -> Iterator[Standing]:
    """The minimum of the whole cycle."""
    for period, rule, entries in cycles:
        if period.first <= now:
            for minimum in rule.minima:
                if minimum.per == CYCLE and minimum.of.is_total:
                    yield standing(minimum, period, entries, rule.places)


def annual(years: Iterable[Span], balances: dict[int, tuple[Balance, Balance]], now: date) -> Iterator[Standing]:
    """The minimum of a whole year, after what was carried and lent."""
    for period, rule, _ in years:
        if period.first <= now:
            for minimum in rule.minima:
                if minimum.per == YEAR and minimum.of.is_total:
                    yield _annual(minimum, period, rule, balances[period.label])


def _annual(minimum: Minimum, period: Period, rule: Rule, balances: tuple[Balance, Balance]) -> Standing:
    confirmed, forecast = (reached(minimum, balance.counts, balance.counts, rule.places) for balance in balances)
    return Standing(minimum, period, confirmed, forecast)


def _owed(years: Iterable[Span], person: Person) -> list[Span]:
    """The years in which the person owes the annual minima."""
    return [
        (period, rule, entries)
        for period, rule, entries in years
        if not (person.since and period.last < person.since)
        and not any(_replaces(rule, each, period) for each in person.obligations)
    ]


def _replaces(rule: Rule, obligation: Obligation, year: Period) -> bool:
    programme = _named(rule, obligation.programme)
    within = obligation.since <= year.last and obligation.until >= year.first
    return within and programme is not None and programme.replaces_annual


def _programmes(book: Book, entries: Sequence[Entry], person: Person) -> Iterator[Standing]:
    """The minima of newcomers and principals: over the whole credits of the programme, within its time."""
    for obligation in person.obligations:
        rule = book.on(obligation.until).nearest
        programme = _named(rule, obligation.programme)
        period = Period(obligation.since, obligation.until)
        own = [
            entry
            for entry in entries
            if entry.line.programme == obligation.programme
            and period.first <= entry.line.result.finished <= period.last
        ]
        total = summed(chosen(TOTAL, own), credited)
        for minimum in programme.minima if programme else ():
            have = summed(chosen(minimum.of, own), credited)
            yield stood(minimum, period, have, total, rule.places, obligation.programme)


def _named(rule: Rule, name: str) -> Programme | None:
    return next((programme for programme in rule.programmes if programme.name == name), None)

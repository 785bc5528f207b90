"""The way from a result to its credits, step by step with its numbers; worked out only for who asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from services.training.crediting.domain.account import Account
from services.training.crediting.domain.converting import Quantity, quantity_of, term_amount
from services.training.crediting.domain.lines import WHOLE, Line
from services.training.crediting.domain.results import Confirmed
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.rule import Counted, Fixed, Rule, Term
from services.training.crediting.domain.voids import COUNTED

Number = str | int | Decimal | None


@dataclass(frozen=True)
class Step:
    """One step: what was done, and its numbers by name."""

    code: str
    numbers: Mapping[str, Number]


def trace(account: Account, line: Line) -> tuple[Step, ...]:
    """The steps of one line of an account, in the order in which they were taken."""
    return tuple(_trace(account, line))


def way(line: Line) -> tuple[Step, ...]:
    """The steps from a result to its buckets alone, which no other result of the account changes any more."""
    return tuple(_way(line))


def _way(line: Line) -> Iterator[Step]:
    confirmed = line.result.confirmed
    if line.outcome != COUNTED:
        yield from _not_counted(line)
        return
    if line.converted is not None and line.rule is not None:
        yield from _converted(line, line.rule)
    elif confirmed is not None:
        yield _as_confirmed(confirmed)
    for bucket, amount in line.amounts:
        yield Step("bucket", {"bucket": bucket, "amount": amount})
    if line.counts != WHOLE:
        yield Step("programme", {"programme": line.programme, "share": str(line.counts)})


def _trace(account: Account, line: Line) -> Iterator[Step]:
    yield from _way(line)
    if line.outcome != COUNTED:
        return
    yield from _counting(account, line)
    if line.result.confirmed is None:
        within = (entry.amount for entry in account.entries if entry.line is line and not entry.beside)
        yield Step("pending", {"amount": sum(within, ZERO)})


def _not_counted(line: Line) -> Iterator[Step]:
    if line.rule is not None:
        yield Step("rule", {"rule": line.rule.name, "version": line.rule.version, "document": line.rule.document})
    if line.kind is not None:
        yield Step("kind", {"kind": line.kind})
    why, about = (line.converted.why, line.converted.about) if line.converted else (None, None)
    yield Step(why or line.outcome, {"about": about, "day": line.result.finished.isoformat()})


def _converted(line: Line, rule: Rule) -> Iterator[Step]:
    found = line.converted
    yield Step("rule", {"rule": rule.name, "version": rule.version, "document": rule.document})
    yield Step("kind", {"kind": line.kind})
    assert found is not None and found.case is not None  # noqa: S101, PT018 - it was counted
    measures = dict(line.result.facts.measures)
    for term in found.case.terms:
        yield from _term(rule, line, term, measures)
    yield Step("converted", {"amount": found.amount})
    left = found.amount
    for cap, amount in line.cuts:
        left -= amount
        numbers: dict[str, Number] = {
            "per": cap.per,
            "at_most": cap.at_most,
            "kinds": "、".join(cap.kinds),
            "amount": amount,
        }
        yield Step("moved" if cap.excess else "cut", {**numbers, "bucket": cap.excess, "left": left})


def _term(rule: Rule, line: Line, term: Term, measures: Mapping[str, Decimal]) -> Iterator[Step]:
    amount = term_amount(rule, term, line.result.facts, measures)
    if not isinstance(amount, Decimal):
        return
    if not isinstance(term, Counted):
        yield Step("fixed" if isinstance(term, Fixed) else "reviewed", {"amount": amount})
        return
    quantity = quantity_of(term, line.result.facts, measures)
    assert isinstance(quantity, Quantity)  # noqa: S101 - it gave an amount
    if quantity.counted != quantity.stated:
        yield Step("daily", _numbers(quantity) | {"daily_max": term.daily_max, "days": line.result.facts.days})
    capped = term.at_most is not None and amount == term.at_most
    code = "counted_at_most" if capped else "counted_full" if term.floor else "counted"
    yield Step(code, _numbers(quantity) | {"gives": term.gives, "amount": amount, "at_most": term.at_most})


def _numbers(quantity: Quantity) -> dict[str, Number]:
    return {
        "measure": quantity.measure, "stated": quantity.stated, "counted": quantity.counted, "per": quantity.per
    }  # fmt: skip


def _as_confirmed(confirmed: Confirmed) -> Step:
    numbers: dict[str, Number] = {
        "order": confirmed.order,
        "rule": confirmed.rule,
        "version": confirmed.version,
        "kind": confirmed.kind,
    }
    return Step("confirmed", {**numbers, "amount": confirmed.kept})


def _counting(account: Account, line: Line) -> Iterator[Step]:
    """What countable maxima left of each bucket."""
    for entry in account.entries:
        if entry.line is line and entry.counts != entry.amount and line.counts == WHOLE:
            yield Step("not_countable", {"bucket": entry.bucket, "amount": entry.amount, "counts": entry.counts})

"""The second step: from hours, characters, seconds and events to an amount, by the kind of the result and its case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from services.training.crediting.domain import voids
from services.training.crediting.domain.results import Facts
from services.training.crediting.domain.rounding import EXACT, ZERO, full_units, half_up
from services.training.crediting.domain.rule import Case, Counted, Fixed, Kind, Programme, Reviewed, Rule, Term
from services.training.crediting.domain.voids import (
    COUNTED,
    NO_CASE,
    NO_KIND,
    NOT_ASSESSED,
    NOT_PROVIDED,
    NOT_REVIEWED,
    OUTSIDE_RANGE,
    UNKNOWN_VALUE,
    WAITING,
    Verdict,
)

DAYS = "@dates"  # what a result without its first and last day lacks
Chosen = TypeVar("Chosen", Kind, Case)


class Converted(NamedTuple):
    """What became of the facts; `why` and `about` (an attribute or measure) where they do not count."""

    outcome: str
    amount: Decimal
    why: str | None = None
    about: str | None = None
    kind: Kind | None = None
    case: Case | None = None
    programme: Programme | None = None


@dataclass(frozen=True)
class Quantity:
    """The measure by which a term was counted."""

    measure: str
    stated: Decimal
    counted: Decimal  # below `stated` where the days allow no more
    per: Decimal


def converted(rule: Rule, facts: Facts) -> Converted:
    """The facts under this version, before any cap."""
    said = dict(facts.attributes)
    attributes = {code: value for code, value in said.items() if value in rule.values_of.get(code, ())}
    found = _converted(rule, facts, attributes)
    strange = found.why == NOT_ASSESSED and found.about in said
    return found._replace(why=UNKNOWN_VALUE) if strange else found


def _converted(rule: Rule, facts: Facts, attributes: Mapping[str, str]) -> Converted:
    kind = _first(rule.kinds, attributes, NO_KIND)
    if isinstance(kind, Verdict):
        return _not_counted(kind)
    measures = dict(facts.measures)
    case = voids.verdict(rule, kind, attributes, measures) or _first(kind.cases, attributes, NO_CASE)
    if isinstance(case, Verdict):
        return _not_counted(case, kind)
    programme = _programme(rule, attributes)
    if isinstance(programme, Verdict):
        return _not_counted(programme, kind)
    amount = _sum(rule, case, facts, measures)
    if isinstance(amount, Verdict):
        return _not_counted(amount, kind)
    return Converted(COUNTED, amount, None, None, kind, case, programme)


def _not_counted(verdict: Verdict, kind: Kind | None = None) -> Converted:
    return Converted(verdict.outcome, ZERO, verdict.why, verdict.about, kind)


def _first(among: tuple[Chosen, ...], attributes: Mapping[str, str], none: str) -> Chosen | Verdict:
    """The first that holds; a blank attribute leaves it open, and nothing further down is taken for it."""
    for one in among:
        holds = one.when.holds(attributes)
        if holds is None:
            return Verdict(WAITING, NOT_ASSESSED, one.when.blank(attributes))
        if holds:
            return one
    return Verdict(NOT_PROVIDED, none)


def _programme(rule: Rule, attributes: Mapping[str, str]) -> Programme | Verdict | None:
    for programme in rule.programmes:
        holds = programme.when.holds(attributes)
        if holds is None:
            return Verdict(WAITING, NOT_ASSESSED, programme.when.blank(attributes))
        if holds:
            return programme
    return None


def _sum(rule: Rule, case: Case, facts: Facts, measures: Mapping[str, Decimal]) -> Decimal | Verdict:
    """The terms of the case together; each is rounded by itself. Optional ones may be blank, but not all terms."""
    amounts = []
    blank: Verdict | None = None
    for term in case.terms:
        amount = term_amount(rule, term, facts, measures)
        if isinstance(amount, Decimal):
            amounts.append(amount)
            continue
        blank = blank or amount
        if not _may_be_blank(term, amount):
            return amount
    return sum(amounts, ZERO) if amounts else blank or Verdict(NOT_PROVIDED, NO_CASE)


def _may_be_blank(term: Term, verdict: Verdict) -> bool:
    return isinstance(term, Counted) and term.optional and verdict.about != DAYS


def term_amount(rule: Rule, term: Term, facts: Facts, measures: Mapping[str, Decimal]) -> Decimal | Verdict:
    """What one term gives, at the places of the rule."""
    if isinstance(term, Fixed):
        return term.fixed
    if isinstance(term, Reviewed):
        return _reviewed(rule, term, facts.reviewed)
    quantity = quantity_of(term, facts, measures)
    if isinstance(quantity, Verdict):
        return quantity
    if term.floor:
        exact, per = full_units(quantity.counted, quantity.per), Decimal(1)
    else:
        exact, per = quantity.counted, quantity.per
    amount = half_up(EXACT.multiply(exact, term.gives), per, rule.places)
    return amount if term.at_most is None else min(amount, term.at_most)


def quantity_of(term: Counted, facts: Facts, measures: Mapping[str, Decimal]) -> Quantity | Verdict:
    """The first measure that the result states, within what its days allow."""
    found = next(((measure, per) for measure, per in term.count if measure in measures), None)
    if found is None:
        return Verdict(WAITING, NOT_ASSESSED, term.count[0][0])
    measure, per = found
    stated = measures[measure]
    if term.daily_max is None:
        return Quantity(measure, stated, stated, per)
    if facts.days is None:
        return Verdict(WAITING, NOT_ASSESSED, DAYS)
    return Quantity(measure, stated, min(stated, term.daily_max * facts.days), per)


def _reviewed(rule: Rule, term: Reviewed, found: Decimal | None) -> Decimal | Verdict:
    if found is None:
        return Verdict(WAITING, NOT_REVIEWED)
    if not term.low <= found <= term.high:
        return Verdict(WAITING, OUTSIDE_RANGE)
    return half_up(found, Decimal(1), rule.places)

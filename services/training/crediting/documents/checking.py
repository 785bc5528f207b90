"""What does not fit together in a rule whose shape is right: the path and kind of each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from services.training.crediting.documents.bounds import dead_caps
from services.training.crediting.documents.faults import Where
from services.training.crediting.domain.rounding import places_of
from services.training.crediting.domain.rule import (
    CYCLE,
    Absent,
    Awaited,
    Case,
    Condition,
    Counted,
    Failed,
    Fixed,
    Kind,
    Minimum,
    Reviewed,
    Rule,
    Selection,
    Term,
)

Misfit = tuple[str, Where, dict[str, str]]


def misfits(rule: Rule) -> Iterator[Misfit]:
    """All of them."""
    if rule.until is not None and rule.until < rule.since:
        yield "ends_before", ("in_force", "until"), {}
    yield from _names(rule)
    yield from _kinds(rule)
    yield from _voids(rule)
    yield from _caps(rule)
    yield from _maxima(rule)
    yield from _minima(rule)
    yield from _between_years(rule)
    yield from _numbers(rule)


def _names(rule: Rule) -> Iterator[Misfit]:
    within = [bucket.name for bucket in rule.buckets]
    yield from _twice(within, ("buckets",))
    yield from _twice([kind.name for kind in rule.kinds], ("kinds",))
    yield from _twice([programme.name for programme in rule.programmes], ("programmes",))
    for attribute in rule.attributes:
        yield from _twice(attribute.values, ("attributes", attribute.code, "values"))
    filled = {bucket for kind in rule.kinds for bucket, _ in kind.into} | {cap.excess for cap in rule.caps}
    for place, name in enumerate(within):
        if name not in filled:
            yield "bucket_never_filled", ("buckets", place), {"value": name}


def _twice(names: Iterable[str], path: Where) -> Iterator[Misfit]:
    seen = set()
    for place, name in enumerate(names):
        if name in seen:
            yield "duplicate_name", (*path, place), {"value": name}
        seen.add(name)


def _condition(rule: Rule, when: Condition, path: Where) -> Iterator[Misfit]:
    for code, values in when.tests:
        if code not in rule.values_of:
            yield "unknown_attribute", (*path, code), {"value": code}
            continue
        for place, value in enumerate(values):
            if value not in rule.values_of[code]:
                yield "unknown_value", (*path, code, place), {"value": value, "other": code}


def _measure(rule: Rule, code: str, path: Where) -> Iterator[Misfit]:
    if code not in {measure.code for measure in rule.measures}:
        yield "unknown_measure", path, {"value": code}


def _bucket(rule: Rule, name: str, path: Where) -> Iterator[Misfit]:
    if name not in {bucket.name for bucket in rule.buckets}:
        yield "unknown_bucket", path, {"value": name}


def _kind_names(rule: Rule, names: Iterable[str], path: Where) -> Iterator[Misfit]:
    known = {kind.name for kind in rule.kinds}
    for place, name in enumerate(names):
        if name not in known:
            yield "unknown_kind", (*path, place), {"value": name}


def _kinds(rule: Rule) -> Iterator[Misfit]:
    for place, kind in enumerate(rule.kinds):
        path: Where = ("kinds", place)
        yield from _condition(rule, kind.when, (*path, "when"))
        yield from _shadowed(rule.kinds[:place], kind, path)
        yield from _into(rule, kind, (*path, "into"))
        for number, case in enumerate(kind.cases):
            yield from _condition(rule, case.when, (*path, "cases", number, "when"))
            yield from _shadowed(kind.cases[:number], case, (*path, "cases", number))
            for each, term in enumerate(case.terms):
                yield from _term(rule, term, (*path, "cases", number, "terms", each))


def _shadowed(earlier: Iterable[Kind | Case], one: Kind | Case, path: Where) -> Iterator[Misfit]:
    for place, before in enumerate(earlier):
        if before.when.covers(one.when):
            name = before.name if isinstance(before, Kind) else f"cases[{place}]"
            yield "shadowed", path, {"other": name}
            return


def _into(rule: Rule, kind: Kind, path: Where) -> Iterator[Misfit]:
    for bucket, _ in kind.into:
        yield from _bucket(rule, bucket, (*path, bucket))
    total = sum((share for bucket, share in kind.into if bucket not in rule.beside), Fraction(0))
    if total != 1:
        yield "shares_not_whole", path, {"value": str(total)}


def _term(rule: Rule, term: Term, path: Where) -> Iterator[Misfit]:
    if isinstance(term, Counted):
        for code, _ in term.count:
            yield from _measure(rule, code, (*path, "count", code))
    elif isinstance(term, Reviewed) and term.low > term.high:
        yield "low_above_high", (*path, "reviewed"), {}


def _voids(rule: Rule) -> Iterator[Misfit]:
    for place, void in enumerate(rule.voids):
        path: Where = ("voids", place)
        yield from _kind_names(rule, void.kinds, (*path, "kinds"))
        if isinstance(void, Failed):
            yield from _condition(rule, void.when, (*path, "failed"))
        elif isinstance(void, Absent):
            yield from _measure(rule, void.absent, (*path, "absence", "absent"))
            yield from _measure(rule, void.planned, (*path, "absence", "planned"))
        elif isinstance(void, Awaited):
            yield from _measure(rule, void.measure, (*path, "awaits", "measure"))


def _caps(rule: Rule) -> Iterator[Misfit]:
    for place, cap in enumerate(rule.caps):
        path: Where = ("caps", place)
        yield from _kind_names(rule, cap.kinds, (*path, "kinds"))
        yield from _twice(cap.kinds, (*path, "kinds"))
        yield from _cycle(rule, cap.per, path)
        if cap.excess is not None:
            yield from _excess(rule, cap.excess, cap.kinds, (*path, "excess_to"))
    for place, because in dead_caps(rule):
        yield "cap_never_bites", ("caps", place), because


def _excess(rule: Rule, bucket: str, kinds: Iterable[str], path: Where) -> Iterator[Misfit]:
    yield from _bucket(rule, bucket, path)
    if bucket in rule.beside:
        yield "excess_beside", path, {"value": bucket}
    own = {name for kind in rule.kinds if kind.name in kinds for name, _ in kind.into}
    if bucket in own:
        yield "excess_returns", path, {"value": bucket}


def _cycle(rule: Rule, per: str, path: Where) -> Iterator[Misfit]:
    if per == CYCLE and rule.cycle is None:
        yield "no_cycle", (*path, "per"), {}


def _selection(rule: Rule, of: Selection, path: Where) -> Iterator[Misfit]:
    for place, name in enumerate(of.buckets):
        yield from _bucket(rule, name, (*path, "buckets", place))
    if len({name in rule.beside for name in of.buckets}) > 1:
        yield "mixed_buckets", (*path, "buckets"), {}
    yield from _twice(of.buckets, (*path, "buckets"))
    yield from _condition(rule, of.when, (*path, "when"))


def _maxima(rule: Rule) -> Iterator[Misfit]:
    for place, maximum in enumerate(rule.maxima):
        yield from _cycle(rule, maximum.per, ("maxima", place))
        yield from _selection(rule, maximum.of, ("maxima", place, "of"))


def _minima(rule: Rule) -> Iterator[Misfit]:
    yield from _own_minima(rule, rule.minima, ("minima",))
    for place, programme in enumerate(rule.programmes):
        path: Where = ("programmes", place)
        yield from _condition(rule, programme.when, (*path, "when"))
        yield from _own_minima(rule, programme.minima, (*path, "minima"))


def _own_minima(rule: Rule, minima: Iterable[Minimum], path: Where) -> Iterator[Misfit]:
    seen = set()
    for place, minimum in enumerate(minima):
        yield from _cycle(rule, minimum.per, (*path, place))
        yield from _selection(rule, minimum.of, (*path, place, "of"))
        same = (minimum.per, minimum.of, minimum.share is None)
        if same in seen:
            yield "minimum_twice", (*path, place), {}
        seen.add(same)


def _between_years(rule: Rule) -> Iterator[Misfit]:
    for key, said in (("carry_over", rule.carry_over), ("lending", rule.lending)):
        if said is not None and rule.annual_minimum is None:
            yield "needs_annual_minimum", (key,), {}
    if rule.lending is not None and rule.lending.factor < 1:
        yield "factor_below_one", ("lending", "factor"), {}


def _numbers(rule: Rule) -> Iterator[Misfit]:
    """Amounts of credit have the places of the rule; what a measure is multiplied by may have more."""
    for path, number in _amounts(rule):
        if places_of(number) > rule.places:
            yield "too_precise", path, {"value": str(number), "limit": str(rule.places)}


def _amounts(rule: Rule) -> Iterator[tuple[Where, Decimal]]:
    for place, kind in enumerate(rule.kinds):
        for number, case in enumerate(kind.cases):
            for each, term in enumerate(case.terms):
                yield from _of_term(term, ("kinds", place, "cases", number, "terms", each))
    yield from ((("caps", place, "at_most"), cap.at_most) for place, cap in enumerate(rule.caps))
    yield from ((("maxima", place, "at_most"), maximum.at_most) for place, maximum in enumerate(rule.maxima))
    yield from _of_minima(rule.minima, ("minima",))
    for place, programme in enumerate(rule.programmes):
        yield from _of_minima(programme.minima, ("programmes", place, "minima"))
    for key, said in (("carry_over", rule.carry_over), ("lending", rule.lending)):
        if said is not None:
            yield (key, "at_most"), said.at_most


def _of_term(term: Term, path: Where) -> Iterator[tuple[Where, Decimal]]:
    if isinstance(term, Fixed):
        yield (*path, "fixed"), term.fixed
    elif isinstance(term, Reviewed):
        yield (*path, "reviewed", "from"), term.low
        yield (*path, "reviewed", "to"), term.high
    elif term.at_most is not None:
        yield (*path, "at_most"), term.at_most


def _of_minima(minima: Iterable[Minimum], path: Where) -> Iterator[tuple[Where, Decimal]]:
    for place, minimum in enumerate(minima):
        if minimum.at_least is not None:
            yield (*path, place, "at_least"), minimum.at_least

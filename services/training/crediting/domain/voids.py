"""The first step: results that give nothing, for good or not yet: failed, absent, not assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from services.training.crediting.domain.rule import Absent, Awaited, Failed, Kind, Rule, Void

# What becomes of a result.
COUNTED, VOID, WAITING, NOT_PROVIDED, NO_RULE, REVOKED = (
    "counted", "void", "waiting", "not_provided", "no_rule", "revoked"
)  # fmt: skip
# Why it does not count.
FAILED, ABSENT, NOT_ASSESSED, UNKNOWN_VALUE, AWAITED = "failed", "absent", "not_assessed", "unknown_value", "awaited"
NO_KIND, NO_CASE, NOT_REVIEWED, OUTSIDE_RANGE = "no_kind", "no_case", "not_reviewed", "outside_range"


class Verdict(NamedTuple):
    """An outcome other than COUNTED, why, and the attribute or measure it is about."""

    outcome: str
    why: str
    about: str | None = None


def verdict(rule: Rule, kind: Kind, attributes: Mapping[str, str], measures: Mapping[str, Decimal]) -> Verdict | None:
    """What keeps the result from counting: what is void for good before what is only awaited; None if nothing."""
    found = [
        one for void in rule.voids if kind.name in void.kinds and (one := _judged(void, attributes, measures))
    ]  # fmt: skip
    return _weightiest(found)


def _weightiest(found: Iterable[Verdict]) -> Verdict | None:
    return min(found, key=lambda verdict: verdict.outcome != VOID, default=None)


def _judged(void: Void, attributes: Mapping[str, str], measures: Mapping[str, Decimal]) -> Verdict | None:
    if isinstance(void, Failed):
        return _failed(void, attributes)
    if isinstance(void, Absent):
        return _absent(void, measures)
    return _awaited(void, measures)


def _failed(void: Failed, attributes: Mapping[str, str]) -> Verdict | None:
    holds = void.when.holds(attributes)
    if holds is None:
        return Verdict(WAITING, NOT_ASSESSED, void.when.blank(attributes))
    return Verdict(VOID, FAILED, void.when.tests[0][0]) if holds else None


def _absent(void: Absent, measures: Mapping[str, Decimal]) -> Verdict | None:
    for measure in (void.absent, void.planned):
        if measure not in measures:
            return Verdict(WAITING, NOT_ASSESSED, measure)
    missed = measures[void.absent] * void.share.denominator
    allowed = measures[void.planned] * void.share.numerator
    return Verdict(VOID, ABSENT, void.absent) if missed > 0 and missed >= allowed else None


def _awaited(void: Awaited, measures: Mapping[str, Decimal]) -> Verdict | None:
    reached = measures.get(void.measure)
    return Verdict(WAITING, AWAITED, void.measure) if reached is None or reached < void.least else None

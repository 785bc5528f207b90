"""Caps that nothing can reach, because something else in the rule stops before: a slip of the pen, or a wrong kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from services.training.crediting.domain.rule import CYCLE, ITEM, YEAR, Cap, Case, Counted, Fixed, Kind, Rule, Term

Because = dict[str, str]
WIDTH = {ITEM: 0, YEAR: 1, CYCLE: 2}


def dead_caps(rule: Rule) -> Iterator[tuple[int, Because]]:
    """The place of each cap that can never bite, and why."""
    for place, cap in enumerate(rule.caps):
        if because := _beyond_items(rule, cap) or _behind_another(rule, place, cap):
            yield place, because


def _beyond_items(rule: Rule, cap: Cap) -> Because | None:
    """A cap per item above all that one item can give."""
    if cap.per != ITEM:
        return None
    most = [_most(kind) for kind in rule.kinds if kind.name in cap.kinds]
    bounded = [each for each in most if each is not None]
    if len(bounded) < len(most) or not most or max(bounded) > cap.at_most:
        return None
    return {
        "because_zh": f"这些项目每项最多 {max(bounded)}，达不到 {cap.at_most}",
        "because_en": f"one of these items gives at most {max(bounded)}, never more than {cap.at_most}",
    }


def _most(kind: Kind) -> Decimal | None:
    """The most that one item of a kind can give; None where there is no end."""
    cases = [_most_of(case) for case in kind.cases]
    bounded = [each for each in cases if each is not None]
    return max(bounded) if len(bounded) == len(cases) else None


def _most_of(case: Case) -> Decimal | None:
    terms = [_most_of_term(term) for term in case.terms]
    bounded = [each for each in terms if each is not None]
    return sum(bounded, Decimal(0)) if len(bounded) == len(terms) else None


def _most_of_term(term: Term) -> Decimal | None:
    if isinstance(term, Counted):
        return term.at_most
    return term.fixed if isinstance(term, Fixed) else term.high


def _behind_another(rule: Rule, place: int, cap: Cap) -> Because | None:
    for other_place, other in enumerate(rule.caps):
        if other_place != place and _stops_before(rule, other, cap, earlier=other_place < place):
            return {
                "because_zh": f"caps[{other_place}] 先起作用",
                "because_en": f"caps[{other_place}] bites before",
            }
    return None


def _stops_before(rule: Rule, other: Cap, cap: Cap, *, earlier: bool) -> bool:
    """Whether what the other cap leaves can never be more than this cap.

    A cap over fewer kinds stops nothing of the others. Of two alike the earlier one stands. A cap that is applied
    first still does something if one of the two moves its excess.
    """
    if not set(cap.kinds) <= set(other.kinds) or (_alike(other, cap) and not earlier):
        return False
    nothing_moves = other.excess is None and cap.excess is None
    if WIDTH[other.per] < WIDTH[cap.per]:
        return other.per == YEAR and rule.cycle is not None and other.at_most * rule.cycle.years <= cap.at_most
    first = other.per == cap.per and earlier
    return (first or nothing_moves) and other.at_most <= cap.at_most


def _alike(one: Cap, other: Cap) -> bool:
    return (one.per, one.at_most, set(one.kinds)) == (other.per, other.at_most, set(other.kinds))

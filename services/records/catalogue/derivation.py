"""Values of the main set that follow from entries of other sets: the highest education, the present post and title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.records.catalogue.model import MAIN, Catalogue, Derivation

Values = Mapping[str, Any]


def derive(
    catalogue: Catalogue, category: str, basic: Values, entries: Mapping[str, Sequence[Values]]
) -> dict[str, Any]:
    """The values of 基本信息 with those that follow from `entries` (by set, in clear); None where nothing does."""
    main = next(each for each in catalogue.sets(category) if each.kind == MAIN)
    known = dict(basic)
    for field in main.fields:
        if origin := field.derived_from:
            chosen = _chosen(origin, entries.get(origin.set, ()))
            known[field.code] = chosen.get(origin.field) if chosen else None
    return known


def _chosen(origin: Derivation, entries: Sequence[Values]) -> Values | None:
    """The entry that speaks; of several that rank alike the last."""
    if latest := origin.latest:
        return max(reversed(entries), key=lambda entry: entry.get(latest) or "", default=None)
    return min(reversed(entries), key=lambda entry: _rank(origin, entry), default=None)


def _rank(origin: Derivation, entry: Values) -> int:
    """Codes that the order does not name stand behind all others."""
    code = entry.get(origin.ranked or "")
    return origin.order.index(code) if code in origin.order else len(origin.order)

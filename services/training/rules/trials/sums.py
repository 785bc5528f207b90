"""What a trial adds up while it goes: people who gain and lose, by part of the territory, by amount, by reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from services.training.crediting.words.language import shown
from services.training.rules.trials.comparing import Compared

BINS = 10
ZERO = Decimal(0)
CENT = Decimal("0.01")


@dataclass
class Part:
    """One part of the territory."""

    people: int = 0
    gain: int = 0
    lose: int = 0
    delta: Decimal = ZERO


@dataclass
class Sums:
    """All of it, and its parts by their place."""

    people: int = 0
    own_rule: int = 0
    results: int = 0
    passing: int = 0
    failing: int = 0
    gained: Decimal = ZERO
    lost: Decimal = ZERO
    deltas: Counter[Decimal] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    parts: dict[str, Part] = field(default_factory=dict)

    def add(self, place: str, results: int, compared: Compared | None) -> None:
        """One more person."""
        part = self.parts.setdefault(place, Part())
        self.people, self.results, part.people = self.people + 1, self.results + results, part.people + 1
        if compared is None:
            return
        delta = compared.delta
        self.deltas[delta] += 1
        self.gained, self.lost = self.gained + max(ZERO, delta), self.lost + max(ZERO, -delta)
        part.gain, part.lose, part.delta = part.gain + (delta > 0), part.lose + (delta < 0), part.delta + delta
        self.passing += compared.passed_after and not compared.passed_before
        self.failing += compared.passed_before and not compared.passed_after
        self.reasons.update({f"{reason.code}|{reason.about}" for reason in compared.reasons})

    def found(self, names: dict[str, str]) -> dict[str, Any]:
        """As it is kept; `names` are those of the parts by their place."""
        return {
            "people": self.people,
            "own_rule": self.own_rule,
            "results": self.results,
            "gain": sum(count for delta, count in self.deltas.items() if delta > 0),
            "lose": sum(count for delta, count in self.deltas.items() if delta < 0),
            "gained": shown(self.gained),
            "lost": shown(self.lost),
            "passing": self.passing,
            "failing": self.failing,
            "orgs": [_part(names.get(place, place), part) for place, part in sorted(self.parts.items())],
            "bins": list(_bins(self.deltas)),
            "reasons": [[reason, people] for reason, people in self.reasons.most_common()],
        }


def _part(name: str, part: Part) -> dict[str, Any]:
    return {"org_name": name, "people": part.people, "gain": part.gain, "lose": part.lose, "delta": shown(part.delta)}


def _bins(deltas: Counter[Decimal]) -> list[dict[str, Any]]:
    """Of equal width from the greatest loss to the greatest gain; who gains nothing is in none."""
    amounts = {delta: people for delta, people in deltas.items() if delta}
    if not amounts:
        return []
    low, high = min(amounts), max(amounts)
    width = max(CENT, ((high - low) / BINS).quantize(CENT) + CENT)
    counts: Counter[int] = Counter()
    for delta, people in amounts.items():
        counts[int(((delta - low) / width).to_integral_value(ROUND_FLOOR))] += people
    last = max(counts)
    return [
        {"low": shown(low + width * place), "high": shown(low + width * (place + 1)), "people": counts[place]}
        for place in range(last + 1)
    ]

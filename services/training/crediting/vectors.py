"""Runs the vectors of a rule: what it makes of each case, against what is expected of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from services.training.crediting.documents.vectors import Vector
from services.training.crediting.domain.account import Account, Sums
from services.training.crediting.domain.evaluator import Evaluator
from services.training.crediting.domain.minima import Standing
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.sums import credited, summed
from services.training.crediting.domain.voids import COUNTED


@dataclass(frozen=True)
class Disagreement:
    """Where a vector and the rule differ."""

    vector: Vector
    about: str  # "years 2019 passes"
    expected: Any
    found: Any


def disagreements(evaluator: Evaluator, vectors: Iterable[Vector]) -> list[Disagreement]:
    """All of them; none if the rule does what its vectors say."""
    found = []
    for vector in vectors:
        account = evaluator.evaluate(vector.results, vector.now, vector.person)
        found += [
            Disagreement(vector, about, expected, got)
            for about, expected, got in _compared(vector, account)
            if expected != got
        ]
    return found


def _compared(vector: Vector, account: Account) -> Iterator[tuple[str, Any, Any]]:
    expect, lines = vector.expect, sorted(account.lines, key=lambda line: line.result.id)
    if expect.credits is not None:
        within = [entry for entry in account.entries if not entry.beside]
        yield "credits", expect.credits, summed(within, credited).forecast
    for bucket, amount in expect.by_bucket:
        own = [entry for entry in account.entries if entry.bucket == bucket]
        yield f"by_bucket {bucket}", amount, summed(own, credited).forecast
    if expect.outcomes:
        yield "outcomes", expect.outcomes, tuple(line.outcome for line in lines)
    if expect.why:
        waiting = [line.converted.why for line in lines if line.outcome != COUNTED and line.converted]
        yield "why", expect.why, tuple(waiting)
    yield from _periods("years", expect.years, account, account.years)
    yield from _periods("cycles", expect.cycles, account, account.cycles)
    for name, said in expect.programmes:
        own_minima = [each for each in account.standings if each.programme == name]
        yield from _told(f"programmes {name}", said, {**_standings(own_minima)})


def _periods(
    key: str, expected: Iterable[tuple[int, dict[str, Any]]], account: Account, sums: Iterable[Sums]
) -> Iterator[tuple[str, Any, Any]]:
    by_label = {each.period.label: each for each in sums}
    for label, said in expected:
        if label not in by_label:
            yield f"{key} {label}", said, None
            continue
        yield from _told(f"{key} {label}", said, _found(key, account, by_label[label]))


def _found(key: str, account: Account, sums: Sums) -> dict[str, Any]:
    found = {"counts": sums.counts.forecast, **_standings(account.within(sums.period))}
    if key == "years":
        balance = next(each.forecast for each in account.balances if each.period == sums.period)
        found |= {"counts": balance.counts, "carried_out": balance.carried_out, "repaid": balance.repaid}
    return found


def _standings(standings: Iterable[Standing]) -> dict[str, Any]:
    unmet = tuple(each.forecast.missing for each in standings if each.forecast.missing != ZERO)
    return {"passes": not unmet, "missing": unmet}


def _told(about: str, said: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name, expected in said.items():
        yield f"{about} {name}", expected, found.get(name)

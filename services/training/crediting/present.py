"""An account as plain data: texts, lists and mappings, the same bytes from the same results."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from services.training.crediting.domain.account import Account, Sums
from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.minima import Reached, Standing
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.sums import Both
from services.training.crediting.domain.years import Balance
from services.training.crediting.words.language import shown


def presented(account: Account) -> dict[str, Any]:
    """The account; numbers are texts without idle zeros, days YYYY-MM-DD."""
    return {
        "today": account.today.isoformat(),
        "passed": account.passed,
        "would_pass": account.would_pass,
        "lines": [_line(line) for line in account.lines],
        "years": [_sums(each) for each in account.years],
        "cycles": [_sums(each) for each in account.cycles],
        "balances": [
            _period(each.period) | {"confirmed": _balance(each.confirmed), "forecast": _balance(each.forecast)}
            for each in account.balances
        ],
        "beyond": [
            _period(each.period) | {"at_most": shown(each.maximum.at_most), "amount": shown(each.amount)}
            for each in account.beyond
        ],
        "standings": [_standing(each) for each in account.standings],
    }


def _line(line: Line) -> dict[str, Any]:
    found = line.converted
    return {
        "id": line.result.id,
        "finished": line.result.finished.isoformat(),
        "confirmed": line.is_confirmed,
        "outcome": line.outcome,
        "why": found.why if found else None,
        "about": found.about if found else None,
        "version": line.rule.version if line.rule else None,
        "kind": line.kind,
        "converted": shown(found.amount) if found else None,
        "kept": shown(line.kept),
        "amounts": {bucket: shown(amount) for bucket, amount in line.amounts},
        "cuts": [
            {"per": cap.per, "kinds": list(cap.kinds), "at_most": shown(cap.at_most), "amount": shown(amount)}
            | {"excess_to": cap.excess}
            for cap, amount in line.cuts
        ],
        "programme": line.programme,
    }


def _sums(sums: Sums) -> dict[str, Any]:
    return _period(sums.period) | {
        "version": sums.rule.version,
        "credited": _both(sums.credited),
        "counts": _both(sums.counts),
        "by_bucket": {
            name: {"credited": _both(credited), "counts": _both(counts)}
            for name, (credited, counts) in sums.by_bucket.items()
        },
    }


def _standing(standing: Standing) -> dict[str, Any]:
    minimum = standing.minimum
    return _period(standing.period) | {
        "per": minimum.per,
        "programme": standing.programme,
        "buckets": list(minimum.of.buckets),
        "when": {code: list(values) for code, values in minimum.of.when.tests},
        "share": shown(minimum.share) or None,
        "confirmed": _reached(standing.confirmed),
        "forecast": _reached(standing.forecast),
        "until": standing.until.isoformat(),
    }


def _reached(reached: Reached) -> dict[str, Any]:
    numbers = {"required": reached.required, "have": reached.have, "missing": reached.missing}
    return {name: shown(number) for name, number in numbers.items()} | {"met": reached.met}


def _both(both: Both) -> dict[str, str]:
    return {"confirmed": shown(both.confirmed), "forecast": shown(both.forecast)}


def _balance(balance: Balance) -> dict[str, str]:
    names = ("earned", "carried_in", "repaid", "lent", "counts", "carried_out", "owed")
    numbers: dict[str, Decimal] = {name: getattr(balance, name) for name in names}
    return {name: shown(number) for name, number in numbers.items()}


def _period(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}

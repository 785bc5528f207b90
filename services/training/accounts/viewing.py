"""The account of one teacher as it is shown: sums, what is missing until when, and every result with its way."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_teacher
from services.common.errors import NotFound
from services.common.trail import audit
from services.contracts.training.results import SUBMITTED
from services.training import crediting, frozen_cycles
from services.training.accounts import rows
from services.training.confirming import worth
from services.training.crediting.domain.account import Account, Sums
from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.minima import Standing
from services.training.crediting.domain.periods import Period
from services.training.crediting.domain.sums import Both
from services.training.crediting.words.language import Language, shown
from services.training.models import CycleClosing
from services.training.results import facts
from services.training.rules import books

NOBODY = "There is no such teacher in your territory."
READ = "training.account_read"
COUNTED = ("submitted", "confirmed", "revoked")


def credit_account(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """The account of a teacher of the asker's territory; the reading is logged."""
    del actor
    return of_teacher(db, teacher_id, worth.language(db))


def own_credit_account(db: Session, actor: Actor) -> dict[str, Any]:
    """The asker's own."""
    if actor.teacher_id is None:
        raise NotFound(NOBODY)
    return of_teacher(db, actor.teacher_id, worth.language(db))


def of_teacher(db: Session, teacher_id: UUID, code: str, act: str = READ) -> dict[str, Any]:
    """The account of a teacher in sight as of today, in a language; what is done with it is logged. Raises NotFound."""
    teacher = db.execute(select(known_teacher).where(known_teacher.c.id == teacher_id)).first()
    if teacher is None or teacher.merged_into is not None:
        raise NotFound(NOBODY)
    audit.record(db, act, teacher_id)
    governor = books.governors(db, [teacher.org_path]).get(teacher.org_path)
    found, entries = rows.results(db, [teacher_id]), rows.credits(db, [teacher_id])
    language, today = Language(code), clock.today()
    known = {
        "teacher_id": teacher_id,
        "name": teacher.name or "",
        "org_name": known_orgs.names(db, {teacher.org_id}).get(teacher.org_id, ""),
        "today": today,
    }
    closed = frozen_cycles.of_places(db, [teacher.org_path])
    known["closed"] = [_closed(each) for each in closed.of(teacher.org_path)]
    if governor is None:
        return known | _without_rule(found, entries, worth.NO_BOOK[language.code])
    confirmed = rows.standing(entries)
    account = crediting.Evaluator(governor.book).evaluate(
        [facts.as_result(row, confirmed.get(row.subject_id)) for row in found if row.state in COUNTED], today
    )
    rule = governor.book.on(today).nearest
    return known | {
        "rule": rule.name,
        "version": rule.version,
        "document": rule.document,
        "unit": language.choice("unit", rule.unit),
        "owner": governor.org_name,
        "passed": account.passed,
        "would_pass": account.would_pass,
        "cycles": [_span(each, today) for each in account.cycles],
        "years": [_span(each, today) for each in account.years],
        "demands": [_demand(each, rule, language, today) for each in account.standings],
        "lines": [
            _waiting(each, closed.on(teacher.org_path, each["finished"]), language.code)
            for each in _lines(account, found, entries, language)
        ],
    }


def _closed(closing: CycleClosing) -> dict[str, Any]:
    return {"first": closing.first, "last": closing.last, "office": closing.org_name, "closed_at": closing.closed_at}


def _waiting(line: dict[str, Any], closing: CycleClosing | None, language: str) -> dict[str, Any]:
    """What is not confirmed when its cycle is closed says so."""
    if closing is None or line["state"] != SUBMITTED:
        return line
    return line | {"why": frozen_cycles.waits(closing, language)}


def _without_rule(found: Sequence[Row], entries: Sequence[Row], why: str) -> dict[str, Any]:
    empty = dict.fromkeys(("rule", "version", "document", "unit", "owner"))
    waits = {"outcome": "no_rule", "amount": None, "buckets": {}, "why": why, "steps": []}
    lines = [_said(row, entries) | waits for row in found]
    return empty | {"passed": False, "would_pass": False, "cycles": [], "years": [], "demands": [], "lines": lines}


def _span(sums: Sums, today: Any) -> dict[str, Any]:
    buckets = [
        {"bucket": name, "credited": _both(credited), "counts": _both(counts)}
        for name, (credited, counts) in sums.by_bucket.items()
    ]
    said = {"version": sums.rule.version, "credited": _both(sums.credited), "counts": _both(sums.counts)}
    return _period(sums.period, today) | said | {"buckets": buckets}


def _period(period: Period, today: Any) -> dict[str, Any]:
    return {"first": period.first, "last": period.last, "is_current": period.first <= today <= period.last}


def _both(both: Both) -> dict[str, str]:
    return {"confirmed": shown(both.confirmed), "forecast": shown(both.forecast)}


def _demand(standing: Standing, rule: crediting.Rule, language: Language, today: Any) -> dict[str, Any]:
    now, then = standing.confirmed, standing.forecast
    return _period(standing.period, today) | {
        "per": standing.minimum.per,
        "words": crediting.minimum_said(rule, standing.minimum, language.code, standing.programme),
        "required": shown(now.required),
        "have": shown(now.have),
        "missing": shown(now.missing),
        "forecast": shown(then.have),
        "forecast_missing": shown(then.missing),
        "is_met": now.met,
        "would_be_met": then.met,
        "until": standing.until,
    }


def _lines(
    account: Account, found: Sequence[Row], entries: Sequence[Row], language: Language
) -> Iterable[dict[str, Any]]:
    """Every result, the latest first; those that never came to be judged say where they are."""
    judged = {line.result.id: line for line in account.lines}
    standing = rows.standing(entries)
    for row in found:
        line = judged.get(str(row.subject_id))
        told = {"outcome": row.state, "amount": None, "why": row.why, "steps": [], "buckets": {}}
        if line is not None:
            told = worth.said(line, language.code) | {
                "steps": _steps(account, line, standing.get(row.subject_id), language.code)
            }
            told["buckets"] = {bucket: shown(amount) for bucket, amount in line.amounts}
        yield _said(row, entries) | told


def _steps(account: Account, line: Line, confirmed: Row | None, language: str) -> list[str]:
    """As it was confirmed, and what countable maxima leave of it today; or as it would be now."""
    steps = crediting.trace(account, line)
    if confirmed is None:
        return [crediting.said(step, line.rule, language) for step in steps]
    today = [crediting.said(step, line.rule, language) for step in steps if step.code in ("confirmed", "not_countable")]
    return [step[language] for step in confirmed.derivation] + today


def _said(row: Row, entries: Sequence[Row]) -> dict[str, Any]:
    training = row.training
    return {
        "subject_id": row.subject_id,
        "source": row.source,
        "state": row.state,
        "training": training["name"],
        "level": training["level"],
        "mode": training["mode"],
        "organisation": training["organisation"],
        "org_name": row.org_name,
        "finished": row.finished,
        "hours": shown(row.hours) if row.hours is not None else None,
        "grade": row.grade,
        "entries": [_entry(each) for each in entries if each.subject_id == row.subject_id],
    }


def _entry(entry: Row) -> dict[str, Any]:
    same = ("number", "org_name", "rule", "version", "confirmed_by", "confirmed_at", "why")
    amount, is_reversal = shown(worth.total(entry.amounts)), entry.reverses_id is not None
    return {name: getattr(entry, name) for name in same} | {"amount": amount, "is_reversal": is_reversal}

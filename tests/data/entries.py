"""Invented entries of every record set: right by the catalogue, told apart by their keys, the same for a seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import ERROR
from services.records.catalogue.keys import key_of
from services.records.catalogue.validation import check_one

TRIES = 300
WORDS = "明德崇文博雅致远弘毅求真育才启智润泽"


def entries(record_set: RecordSet, n: int, seed: int, today: date) -> list[dict[str, Any]]:
    """`n` right entries of one teacher in one set; fewer where the set has not so many keys."""
    found: dict[tuple, dict] = {}
    random = Random(f"{record_set.code} {seed}")
    for _ in range(n * 4):
        values = _right(record_set, random, today)
        found.setdefault(key_of(record_set, values) or (), values)
        if len(found) == n or record_set.kind == "single":
            break
    return list(found.values())


def _right(record_set: RecordSet, random: Random, today: date) -> dict[str, Any]:
    for _ in range(TRIES):
        values = _guess(record_set, random, today)
        clean, faults = check_one(record_set, values, today)
        wrong = {fault.field for fault in faults}
        if all(fault.severity != ERROR for fault in faults):
            return {code: value for code, value in clean.items() if value not in (None, [])}
        optional = {field.code for field in record_set.typed if field.code in wrong and not field.required}
        values = {code: value for code, value in values.items() if code not in optional}
        clean, faults = check_one(record_set, values, today)
        if all(fault.severity != ERROR for fault in faults):
            return {code: value for code, value in clean.items() if value not in (None, [])}
    raise AssertionError(f"{record_set.code}: {[(fault.field, fault.kind) for fault in faults]}")


def _guess(record_set: RecordSet, random: Random, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {}
    months = iter(_ascending(record_set, random, today))
    for field in record_set.typed:
        if field.is_shown(values) and (field.required or random.random() < 0.8):
            values[field.code] = _value(field, values, random, months, today)
    return {code: value for code, value in values.items() if value is not None}


def _ascending(record_set: RecordSet, random: Random, today: date) -> list[str]:
    """Days in the order of the fields, so that ends follow beginnings."""
    count = len(record_set.typed)
    days = sorted(random.randrange(date(2001, 1, 1).toordinal(), today.toordinal() - 400) for _ in range(count))
    return [date.fromordinal(day).isoformat() for day in days]


def _value(field: Field, values: dict, random: Random, days: Iterator[str], today: date) -> Any:
    if field.table is not None and field.type != "yes_no":
        return _code(field, values, random)
    kinds = {
        "yes_no": lambda: random.random() < 0.5,
        "date": lambda: next(days),
        "month": lambda: next(days)[:7],
        "year": lambda: random.randint(today.year - 8, today.year - 1),
        "school_year": lambda: _school_year(random, today),
        "integer": lambda: random.randint(int(field.low or 1), int(min(field.high or 40, (field.low or 1) + 30))),
        "decimal": lambda: _decimal(field, random),
        "text": lambda: _text(field, random),
    }
    return kinds[field.type]()


def _code(field: Field, values: dict, random: Random) -> Any:
    codes = [code for code in field.table.codes if field.parent_allowed or field.table.is_leaf(code)]
    if field.within and values.get(field.within.field) in field.within.prefixes:
        starts = field.within.prefixes[values[field.within.field]]
        codes = [code for code in codes if code.startswith(tuple(starts))] or codes
    if field.type != "codes":
        return random.choice(codes)
    free = [code for code in codes if code not in field.exclusive]
    return sorted(random.sample(free, min(len(free), random.randint(1, 2))))


def _school_year(random: Random, today: date) -> str:
    begun = random.randint(today.year - 8, today.year - 2)
    return f"{begun}-{begun + 1}"


def _decimal(field: Field, random: Random) -> str:
    low, high = field.low or 0, min(field.high or 1000, 5000)
    return f"{random.uniform(low, high):.{field.scale}f}"


def _text(field: Field, random: Random) -> str:
    if field.pattern and "@" in field.pattern:
        return f"t{random.randrange(10**6)}@example.com"
    if field.pattern:
        return "13" + "".join(random.choices("0123456789", k=9))
    length = min(field.max or 12, 8)
    return "".join(random.choices(WORDS, k=length))

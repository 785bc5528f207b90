"""The natural key of an entry: by it a row is recognised when it comes again."""

from __future__ import annotations

from typing import Any

from services.common.persons.spelling import comparable
from services.records.catalogue.model import Field, RecordSet


def key_of(record_set: RecordSet, values: dict[str, Any]) -> tuple[str, ...] | None:
    """The normalised natural key of clean values; None while a field of it is owed. A single set has the key ()."""
    fields = [record_set.field(code) for code in record_set.key]
    if any(values.get(field.code) is None and field.is_owed(values) for field in fields):
        return None
    return tuple(part_of(field, values.get(field.code)) for field in fields)


def part_of(field: Field, value: Any) -> str:
    """One value as keys compare it; nothing and what does not apply are the empty text."""
    if value is None:
        return ""
    if field.type == "text":
        return comparable(value)
    return ",".join(value) if isinstance(value, list) else str(value)

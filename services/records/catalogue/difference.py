"""What changed between two versions of a row, field by field and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from services.records.catalogue.model import Field, RecordSet


def difference(
    record_set: RecordSet, before: dict[str, Any], after: dict[str, Any], language: str = "zh"
) -> list[dict]:
    """The fields whose values differ, in the order of the form; nothing and an empty list are the same."""
    return difference_of(record_set.fields, before, after, language)


def difference_of(
    fields: Iterable[Field], before: dict[str, Any], after: dict[str, Any], language: str = "zh"
) -> list[dict]:
    """The same for any fields, in their order."""
    return [
        {
            "field": field.code,
            "name": field.name.in_(language),
            "type": field.type,
            "proves": list(field.proves),
            "before": before.get(field.code),
            "after": after.get(field.code),
            "before_text": field.text_of(before.get(field.code), language),
            "after_text": field.text_of(after.get(field.code), language),
        }
        for field in fields
        if _known(before.get(field.code)) != _known(after.get(field.code))
    ]


def _known(value: Any) -> Any:
    return None if value in ("", []) else value

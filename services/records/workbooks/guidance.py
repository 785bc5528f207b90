"""What the template says about its columns: must they be filled in, when, and how."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from services.records.catalogue import Field, RecordSet


def duty_of(field: Field) -> str:
    """required, conditional or optional."""
    if field.always_required:
        return "required"
    return "conditional" if field.required else "optional"


def note_of(field: Field, record_set: RecordSet, language: str = "zh") -> str:
    """What the note on a header says: must it be filled in, when, how, and the hint."""
    lines = [
        words()["duty"][duty_of(field)][language],
        when_of(field, record_set, language),
        how_of(field, language),
        field.hint.in_(language) if field.hint else "",
    ]
    return "\n".join(line for line in lines if line)


def how_of(field: Field, language: str = "zh") -> str:
    """How a value is written."""
    kind = "any_text" if field.type == "text" and field.max is None else field.type
    limits = {"max": field.max, "scale": field.scale, "low": field.low, "high": field.high}
    return words()["how"][kind][language].format(**limits)


def when_of(field: Field, record_set: RecordSet, language: str = "zh") -> str:
    """Where a field applies, in words: what its condition asks of other fields."""
    if field.shown_when is None:
        return ""
    texts = words()["when"]
    tests = []
    for test in field.shown_when.tests:
        other = record_set.field(test.field)
        values = texts["or"][language].join(f"“{other.text_of(value, language)}”" for value in test.values)
        tests.append(
            texts["in" if test.among else "not_in"][language].format(other=other.name.in_(language), values=values)
        )
    return texts["only"][language].format(tests=texts["and"][language].join(tests))


@lru_cache
def words() -> dict:
    """The texts of the template."""
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))

"""What is wrong, where, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from services.records.catalogue.model import MAIN, OWNER_NUMBER, Field, RecordSet

# What is owed counts before a file is submitted, and keeps nobody from saving.
ERROR, WARNING, OWED = "error", "warning", "owed"
COUNTED = (ERROR, OWED)
# A number, a list or an object where text is asked: no form sends it and no draft keeps it.
MISSHAPEN = "misshapen"
MESSAGES = Path(__file__).with_name("messages.yaml")


@dataclass(frozen=True)
class Fault:
    """One fault. `row` counts as the spreadsheet does; `field` and `other` are field codes."""

    kind: str
    severity: str = ERROR
    row: int | None = None
    field: str | None = None
    sheet: str | None = None
    column: str | None = None  # the letters over it
    value: str | None = None  # what was typed; never of a sensitive field
    other: str | None = None
    limit: str | None = None
    suggestion: str | None = None  # a text that would be accepted and most likely was meant; never of a sensitive field


def say(fault: Fault, record_set: RecordSet | None = None, language: str = "zh") -> str:
    """What is wrong and what to do, as a sentence that names the field."""
    template = _sentences(fault)["en" if language.startswith("en") else "zh"]
    return template.format(
        field=_name(fault.field, record_set, language),
        other=_name(fault.other, record_set, language),
        value=_typed_text(fault, record_set, language),
        limit=fault.limit or "",
        key=_key(record_set, language),
        sheet=fault.sheet or "",
        hint=_hint(fault.field, record_set, language),
    )


def _sentences(fault: Fault) -> dict[str, str]:
    """The sentence of a kind by language; the one without a quotation where there is nothing to quote."""
    unseen = None if fault.value else messages().get(f"{fault.kind}_unseen")
    return unseen or messages()[fault.kind]


def say_with_place(fault: Fault, record_set: RecordSet | None = None, language: str = "zh") -> str:
    """The same for a workbook, with the row before it."""
    if fault.row is None:
        return say(fault, record_set, language)
    place = messages()["place"]["en" if language.startswith("en") else "zh"]
    return place.format(row=fault.row) + say(fault, record_set, language)


@lru_cache
def messages() -> dict[str, dict[str, str]]:
    """kind → language → sentence with `{placeholders}`."""
    return yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))


def _typed_text(fault: Fault, record_set: RecordSet | None, language: str) -> str:
    """What was typed; codes that the table knows in words."""
    field = _field(fault.field, record_set)
    if not fault.value or field is None or field.table is None:
        return fault.value or ""
    return "、".join(field.table.name_of(part, language) for part in fault.value.split("、"))


def _name(code: str | None, record_set: RecordSet | None, language: str) -> str:
    field = _field(code, record_set)
    return field.name.in_(language) if field else code or ""


def _hint(code: str | None, record_set: RecordSet | None, language: str) -> str:
    field = _field(code, record_set)
    return field.hint.in_(language) if field and field.hint else ""


def _key(record_set: RecordSet | None, language: str) -> str:
    """The names of the fields by which rows are told apart."""
    if record_set is None:
        return ""
    codes = record_set.key if record_set.kind == MAIN else (OWNER_NUMBER, *record_set.key)
    return (", " if language.startswith("en") else "、").join(_name(code, record_set, language) for code in codes)


def _field(code: str | None, record_set: RecordSet | None) -> Field | None:
    """The field of a code that somebody may have made up."""
    if code is None or record_set is None or not record_set.has_column(code):
        return None
    return record_set.field(code)

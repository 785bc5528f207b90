"""What a row of a workbook of results says: numbers and a grade from what people typed; nothing here is looked up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.contracts.training.result_books import GRADE_WORDS, MEASURE, NOT_ASSESSED_WORD
from services.contracts.training.results import NOT_ASSESSED

NO_NUMBER = "This is no number: digits, and at most two after the point."
NO_HOURS = "Type the hours attended; whoever was never there has 0."
NO_GRADE = "Choose one of {grades}; who was not assessed has 未考核. Nothing is put in place of a blank."
NO_KEY = "Leave this column as the template has it; it says whose row this is."
NUMBER = re.compile(r"\d{1,4}(\.\d{1,2})?")
LARGE = re.compile(r"\d{1,9}(\.\d{1,2})?")
SIGNS = str.maketrans("０１２３４５６７８９．", "0123456789.")
COMMAS = str.maketrans("", "", ",， ")


@dataclass(frozen=True)
class Fault:
    """Why a workbook is not entered; `field` is a column, none where it is about the row as a whole."""

    field: str | None
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row that was read; `said` as single entry takes it, empty where something is wrong or nothing is said."""

    number: int
    name: str
    enrolment_id: UUID | None
    said: dict[str, Any]
    faults: list[Fault]
    is_blank: bool


def read(number: int, texts: Mapping[str, str], wrong: Mapping[str, str]) -> Row:
    """One row as the sheet has it; `wrong` is what the sheet itself says against its cells."""
    known = {name: text.strip() for name, text in texts.items()}
    enrolment_id = _id(known.get("enrolment", ""))
    typed = [text for name, text in known.items() if name in VALUES or name.startswith(MEASURE)]
    faults = [Fault(name, message) for name, message in wrong.items()]
    if enrolment_id is None:
        faults.append(Fault("enrolment", NO_KEY))
    version = known.get("version", "")
    if version and not version.isdecimal():
        faults.append(Fault("version", NO_KEY))
    is_blank = not any(typed) and not version
    if not is_blank:
        faults += [fault for fault in _faults(known) if fault.field not in wrong]
    said = {} if faults or is_blank else _said(known) | {"row_version": int(version) if version else None}
    return Row(number, known.get("name", ""), enrolment_id, said, faults, is_blank)


VALUES = ("hours", "absent", "grade")


def _faults(known: Mapping[str, str]) -> Iterator[Fault]:
    if not known.get("hours"):
        yield Fault("hours", NO_HOURS)
    for name, text in known.items():
        form = LARGE if name.startswith(MEASURE) else NUMBER if name in ("hours", "absent") else None
        if form and text and not form.fullmatch(_plain(text)):
            yield Fault(name, NO_NUMBER)
    if known.get("grade") not in GRADE_WORDS:
        yield Fault("grade", NO_GRADE, {"grades": "、".join(GRADE_WORDS)})


def _said(known: Mapping[str, str]) -> dict[str, Any]:
    grade, absent = known["grade"], known.get("absent")
    measured = {name.removeprefix(MEASURE): text for name, text in known.items() if name.startswith(MEASURE) and text}
    return {
        "hours": Decimal(_plain(known["hours"])),
        "absent": Decimal(_plain(absent)) if absent else None,
        "grade": NOT_ASSESSED if grade == NOT_ASSESSED_WORD else grade,
        "measures": {code: Decimal(_plain(text)) for code, text in sorted(measured.items())},
    }


def _plain(text: str) -> str:
    """A number as people type it."""
    return text.translate(SIGNS).translate(COMMAS)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

"""What one cell says: text that somebody typed becomes a value or a kind of fault, in forms and workbooks alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.common.persons import dates, documents, names
from services.common.persons.spelling import CONTROL, comparable, plain, trimmed, visible
from services.records.catalogue.model import Field

Read = tuple[Any, str | None]  # the value, and the kind of fault that left it empty
EMPTY: Read = (None, None)

SEPARATORS = re.compile(r"[,，;；、|\n]+")
MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?|(\d{4})(\d{2})")
YEAR = re.compile(r"(\d{4})年?度?")
SCHOOL_YEAR = re.compile(r"(\d{4})(?:[-/~至](\d{4}|\d{2}))?(?:学年)?度?")
# The number 2020.10 is stored as 2020.1: nobody can tell January from October.
UNCLEAR_MONTH = re.compile(r"\d{4}\.1")
UNTIL_NOW = frozenset(
    ("至今", "迄今", "今", "现在", "目前", "到现在", "至现在", "tillnow", "untilnow", "now", "present")
)
INTEGER = re.compile(r"-?\d{1,15}(?:\.0+)?")
DECIMAL = re.compile(r"-?\d{1,13}(?:\.\d+)?")


def reader_of(field: Field) -> Callable[[str], Read]:
    """The function that reads a cell of this field; blank cells are empty for every type."""
    read = READERS[field.type]

    def read_cell(cell: str) -> Read:
        kept = visible(cell)
        return read(field, kept) if kept and not _lasts(field, kept) else EMPTY

    return read_cell


def read_text(field: Field, cell: str) -> Read:
    """Kept as typed, but for what no eye sees; a person's name as names are kept."""
    if field.person_name:
        kind = names.fault(cell)
        return (None, kind) if kind else (names.stored(cell), None)
    if CONTROL.search(cell):
        return None, "control_character"
    if field.pattern:
        return _read_patterned(field, plain(cell))
    return (None, "too_long") if field.max is not None and len(cell) > field.max else (cell, None)


def _read_patterned(field: Field, cell: str) -> Read:
    """Numbers and addresses, without the blanks that people put between."""
    assert field.pattern is not None  # noqa: S101 - the caller asked
    if field.max is not None and len(cell) > field.max:
        return None, "too_long"
    return (cell, None) if re.fullmatch(field.pattern, cell) else (None, "bad_pattern")


def read_code(field: Field, cell: str) -> Read:
    """A code, a name or `码-名`."""
    table = field.table
    assert table is not None  # noqa: S101 - the loader gives every coded field its table
    code = table.code_of(cell)
    if code is None:
        return None, "ambiguous_code" if table.is_ambiguous(cell) else "unknown_code"
    if not field.parent_allowed and not table.is_leaf(code):
        return None, "parent_code"
    return code, None


def read_codes(field: Field, cell: str) -> Read:
    """Several codes, in the order of the table, each once."""
    reads = [read_code(field, trimmed(part)) for part in SEPARATORS.split(cell) if trimmed(part)]
    if kind := next((kind for _, kind in reads if kind), None):
        return None, kind
    codes = sorted({code for code, _ in reads})
    if len(codes) > 1 and any(code in field.exclusive for code in codes):
        return None, "exclusive_code"
    return codes or None, None


def read_yes_no(field: Field, cell: str) -> Read:
    code, kind = read_code(field, cell)
    return (None, "bad_yes_no") if kind else (code == "1", None)


def read_date(_field: Field, cell: str) -> Read:
    """YYYY-MM-DD, from any usual spelling or a spreadsheet's day number."""
    day = dates.day(cell)
    return (day.isoformat(), None) if day else (None, "bad_date")


def read_month(_field: Field, cell: str) -> Read:
    """YYYY-MM; of a whole date the month."""
    text = dates.without_time(cell)
    if UNCLEAR_MONTH.fullmatch(text):
        return None, "unclear_month"
    found = MONTH.fullmatch(text)
    day = dates.made([*_parts(found), "1"]) if found else dates.day(text)
    return (day.isoformat()[:7], None) if day else (None, "bad_month")


def read_year(_field: Field, cell: str) -> Read:
    """A year as a number; of a whole date its year."""
    text = dates.without_time(cell).removesuffix(".0")
    found = YEAR.fullmatch(text)
    made = dates.made([found[1], "1", "1"]) if found else dates.day(text) if len(text) > len("45536") else None
    return (made.year, None) if made else (None, "bad_year")


def read_school_year(_field: Field, cell: str) -> Read:
    """YYYY-YYYY, two years in a row; one year is the one in which it begins."""
    found = SCHOOL_YEAR.fullmatch(plain(cell).removesuffix(".0"))
    first = int(found[1]) if found else 0
    if not found or not dates.made([str(first), "1", "1"]) or not dates.made([str(first + 1), "1", "1"]):
        return None, "bad_school_year"
    if found[2] and not str(first + 1).endswith(found[2]):
        return None, "bad_school_year"
    return f"{first}-{first + 1}", None


def read_id_number(field: Field, cell: str) -> Read:
    """In capitals, without blanks. Which rules hold depends on the type of document, see rules.py."""
    number = documents.spelled(cell)
    if documents.SCIENTIFIC.fullmatch(number):
        return None, "id_lost_digits"
    if field.max is not None and len(number) > field.max:
        return None, "too_long"
    return number, None


def read_integer(field: Field, cell: str) -> Read:
    text = plain(cell).replace(",", "")
    if not INTEGER.fullmatch(text):
        return None, "bad_integer"
    number = int(text.split(".")[0])
    return (None, "out_of_range") if _outside(field, number) else (number, None)


def read_decimal(field: Field, cell: str) -> Read:
    """As text with exactly `scale` places, so that no cent is lost on the way."""
    text = plain(cell).replace(",", "")
    if not DECIMAL.fullmatch(text):
        return None, "bad_decimal"
    number = Decimal(text).quantize(Decimal(1).scaleb(-field.scale))
    if number != Decimal(text):
        return None, "too_precise"
    return (None, "out_of_range") if _outside(field, number) else (str(number), None)


def read_photo(_field: Field, cell: str) -> Read:
    """The id of a file; whether it is one of this teacher's is not for the catalogue to say."""
    try:
        return str(UUID(cell)), None
    except ValueError:
        return None, "not_a_file"


def read_files(field: Field, cell: str) -> Read:
    """Ids of files in the order in which they were put, each once."""
    reads = [read_photo(field, trimmed(part)) for part in SEPARATORS.split(cell) if trimmed(part)]
    if kind := next((kind for _, kind in reads if kind), None):
        return None, kind
    ids = list(dict.fromkeys(file_id for file_id, _ in reads))
    return (None, "too_many_files") if field.max is not None and len(ids) > field.max else (ids or None, None)


READERS: dict[str, Callable[[Field, str], Read]] = {
    "text": read_text,
    "code": read_code,
    "division": read_code,
    "codes": read_codes,
    "yes_no": read_yes_no,
    "date": read_date,
    "month": read_month,
    "year": read_year,
    "school_year": read_school_year,
    "id_number": read_id_number,
    "integer": read_integer,
    "decimal": read_decimal,
    "photo": read_photo,
    "files": read_files,
}


UNTIL_NOW = frozenset(
    ("至今", "迄今", "今", "现在", "目前", "到现在", "至现在", "tillnow", "untilnow", "now", "present")
)


def _lasts(field: Field, cell: str) -> bool:
    """The end of what has not ended."""
    return field.open_end and comparable(cell) in UNTIL_NOW


def _parts(found: re.Match[str]) -> list[str]:
    return [part for part in found.groups() if part is not None]


def _outside(field: Field, number: int | Decimal) -> bool:
    too_low = field.low is not None and number < field.low
    return too_low or (field.high is not None and number > field.high)

"""What somebody most likely meant: a text that would be accepted, offered where nothing else can be meant.

Nothing is offered for sensitive fields, and nothing that the reader of the field would refuse again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz, process

from services.common.persons.spelling import comparable, plain, trimmed
from services.records.catalogue.cells import CONTROL, SEPARATORS, reader_of
from services.records.catalogue.model import Field
from services.records.catalogue.tables import CodeTable

# How alike two names must be, and by how much the closest must lead.
ALIKE, LEAD = 60, 10  # of 100
LONGEST = 80  # a longer cell is no slip of the pen
LABEL = re.compile(r"([0-9a-z]+)-(.+)")
YES, NO = (
    ("1-是", {"有", "对", "属于", "具备", "✓", "✔", "y"}),
    ("0-否", {"没有", "不", "不属于", "不具备", "✗", "n"}),
)
NUMERALS = "〇一二三四五六七八九"
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
BESIDE_DATES = re.compile(r"[年月日号\-/.,、。:;'\"()]*")
BESIDE_SCHOOL_YEARS = re.compile(r"[年度学第一二期上下秋春季\-/.]*")
UNITS = re.compile(r"(?:节|课时|学时|小时|学分|分|个|次|名|页|元|¥|人民币)")
LARGE_UNITS = re.compile(r"万(?:元|字)?")
NOISE = Decimal("0.000001")  # what a spreadsheet adds to an amount


def suggested(field: Field, cell: str, kind: str) -> str | None:
    """The better text for a cell that was refused with this kind of fault."""
    make = MAKERS.get(kind)
    if make is None or field.sensitive or len(cell) > LONGEST:
        return None
    offer = make(field, cell)
    return offer if offer and reader_of(field)(offer)[1] is None else None


def _code(field: Field, cell: str) -> str | None:
    """Known codes stay, the others are replaced by the closest; one that has none leaves the cell alone."""
    assert field.table is not None  # noqa: S101 - only coded fields have this fault
    parts = SEPARATORS.split(cell) if field.type == "codes" else [cell]
    codes = [field.table.code_of(part) or _closest(field.table, part) for part in parts if trimmed(part)]
    if None in codes:
        return None
    return "、".join(dict.fromkeys(field.table.label_of(code) for code in codes if code))


def _closest(table: CodeTable, text: str) -> str | None:
    wanted = comparable(text)
    if (label := LABEL.fullmatch(wanted)) and (code := table.code_of(label[1])):
        return code if fuzz.ratio(label[2], comparable(table.name_of(code))) >= ALIKE else None
    alike = process.extract(wanted, _names(table), scorer=fuzz.ratio, limit=None, score_cutoff=ALIKE - LEAD)
    if not alike:
        return None
    _, first, (code, _) = alike[0]
    second = next((ratio for _, ratio, (other, _) in alike if other != code), 0)
    return code if first >= ALIKE and first - second >= LEAD else None


@lru_cache
def _names(table: CodeTable) -> dict[tuple[str, int], str]:
    """Every name of a table as it is compared, by its code and a number."""
    return {
        (code.code, number): comparable(name)
        for code in table.codes.values()
        for number, name in enumerate((code.name.zh, table.name_of(code.code), *code.aliases))
    }


def _yes_no(_field: Field, cell: str) -> str | None:
    return next((label for label, words in (YES, NO) if comparable(cell) in words), None)


def _date(_field: Field, cell: str) -> str | None:
    numbers = _numbers(cell)
    return _written(*numbers) if numbers and len(numbers) == len(("y", "m", "d")) else None


def _month(_field: Field, cell: str) -> str | None:
    numbers = _numbers(cell) or []
    if len(numbers) == len(("y", "m")):
        numbers.append("1")
    day = _written(*numbers) if len(numbers) == len(("y", "m", "d")) else None
    return day and day[:7]


def _numbers(cell: str) -> list[str] | None:
    """The numbers of a date; none where anything stands beside them that may mean something."""
    text = WEEKDAY.sub("", _in_digits(plain(cell)))
    if not BESIDE_DATES.fullmatch(re.sub(r"\d+", "", text)):
        return None
    return re.findall(r"\d+", text)


def _written(first: str, second: str, third: str) -> str | None:
    """Year, month and day in the only order that can be meant."""
    if len(first) == len("2020"):
        orders = [(first, second, third)]
    elif len(third) == len("2020"):
        orders = [(third, second, first), (third, first, second)]
    else:
        return None
    days = {day for order in orders if (day := _day(*order))}
    return days.pop().isoformat() if len(days) == 1 else None


def _day(*parts: str) -> date | None:
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _year(_field: Field, cell: str) -> str | None:
    text = plain(cell)
    text = text if re.search(r"\d", text) else _in_digits(text)
    found = re.findall(r"\d+", text)
    beside = BESIDE_SCHOOL_YEARS.fullmatch(re.sub(r"\d+", "", text))
    return found[0] if beside and len(found) == 1 and len(found[0]) == len("2020") else None


def _number(field: Field, cell: str) -> str | None:
    """Without its unit, and digits for numerals; a thousand times too much or too little is never offered."""
    text = plain(cell)
    units = LARGE_UNITS if "万" in field.name.zh else UNITS
    return units.sub("", _in_digits(text)) if "万" not in text or units is LARGE_UNITS else None


def _rounded(field: Field, cell: str) -> str | None:
    """The amount without the noise of a spreadsheet; real cents are not rounded."""
    typed = Decimal(plain(cell).replace(",", ""))
    kept = typed.quantize(Decimal(1).scaleb(-field.scale))
    return str(kept) if abs(typed - kept) <= NOISE else None


def _without_controls(_field: Field, cell: str) -> str:
    return CONTROL.sub("", cell)


def _in_digits(text: str) -> str:
    """Chinese numerals up to 99 and years such as 二〇二〇 in digits."""
    text = re.sub(f"([{NUMERALS}]?)十([{NUMERALS}]?)", _tens, text.replace("零", "〇"))
    return re.sub(f"[{NUMERALS}]", lambda found: str(NUMERALS.index(found[0])), text)


def _tens(found: re.Match[str]) -> str:
    return f"{found[1] or '一'}{found[2] or '〇'}"


MAKERS: dict[str, Callable[[Field, str], str | None]] = {
    "unknown_code": _code,
    "bad_yes_no": _yes_no,
    "bad_date": _date,
    "bad_month": _month,
    "bad_year": _year,
    "bad_school_year": _year,
    "bad_integer": _number,
    "bad_decimal": _number,
    "too_precise": _rounded,
    "control_character": _without_controls,
}

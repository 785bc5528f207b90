"""How a number stands in its cell: what people see of it, by the number format of a spreadsheet (ECMA-376 18.8.31).

Only what people in offices use: digits, decimals, thousands, percent, currency, words around them, dates. A format that
is none of these shows the number as it is, as the general format does. Of our own: openpyxl and fastexcel hand on the
code of a format and apply none, and an ID number or a salary has to be taken as its owner saw it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL, TEXT = "General", "@"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "¥#,##0", 43: "#,##0.00", 44: "¥#,##0.00", 48: "##0.0E+0", 49: TEXT,
}  # fmt: skip
DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
DAY = "yyyy-mm-dd"
# A format in pieces: quoted and escaped words, room that is left or filled, colours and currencies, digits, the rest.
PIECE = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[([^\]]*)\]|([0#?]+)|(.)', re.DOTALL)
QUOTED = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', re.DOTALL)
CONDITION = re.compile(r"\[\s*[<>=]")
# As wide as a cell shows a number of the general format: ten digits.
SHOWN_DIGITS = 10
CENT = Decimal(1)


def format_of(number: int, own: dict[int, str]) -> str:
    """The code of a format by its number; `own` are those that the workbook brings."""
    if number in own:
        return own[number]
    return DAY if number in DAYS else BUILT_IN.get(number, GENERAL)


@lru_cache(maxsize=4096)
def is_day(code: str) -> bool:
    """A number under this format is shown as a day or a time."""
    letters = QUOTED.sub("", code.split(";", maxsplit=1)[0]).lower().replace("general", "")
    return any(letter in letters for letter in "ymdhs") or "年" in letters


def shown(number: str, code: str) -> str:
    """The number as its cell shows it, with the words around it."""
    value = Decimal(number)
    section, value = _section(code, value)
    pieces = _pieces(section)
    if pieces is None:
        return general(number)
    return _filled(pieces, value)


def amount(number: str, code: str) -> str:
    """The bare number that a cell shows: rounded as it is there, without words, currency and thousands."""
    value = Decimal(number)
    section, _ = _section(code, value)
    pieces = _pieces(section)
    if pieces is None:
        return general(number)
    places, factor = _scale(pieces)
    rounded = (value * factor).quantize(CENT.scaleb(-places), ROUND_HALF_UP)
    return _plain(rounded) + "%" * any(kind == "%" for kind, _ in pieces)


def general(number: str) -> str:
    """As the general format shows it: the noise behind the tenth digit is not to be seen."""
    value = Decimal(number)
    if value == value.to_integral_value():
        return f"{value:.0f}"
    whole = len(f"{abs(value):.0f}") if abs(value) >= 1 else 1
    return _plain(value.quantize(CENT.scaleb(-max(SHOWN_DIGITS - whole, 0)), ROUND_HALF_UP))


def _plain(value: Decimal) -> str:
    """Without zeros behind the last decimal that says anything."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(code: str, value: Decimal) -> tuple[str, Decimal]:
    """The part of a format that governs this value; that for negative numbers has the sign in its words."""
    sections = _sections(code)
    if len(sections) == 1 or CONDITION.search(code):
        return sections[0] if not CONDITION.search(code) else GENERAL, value
    if value < 0:
        return sections[1], -value
    is_zero = value == 0 and len(sections) > len(("positive", "negative"))
    return sections[2 if is_zero else 0], value


@lru_cache(maxsize=4096)
def _sections(code: str) -> list[str]:
    """Between the semicolons that stand in no words."""
    hidden = QUOTED.sub(lambda found: "\0" * len(found[0]), code)
    ends = [place for place, letter in enumerate(hidden) if letter == ";"]
    return [code[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(code)], strict=True)]


@lru_cache(maxsize=4096)
def _pieces(section: str) -> list[tuple[str, str]] | None:
    """(kind, text) of a section: `0` digits, `.`, `,`, `%`, words; None where a number is shown as it is."""
    pieces: list[tuple[str, str]] = []
    for quoted, escaped, currency, _, digits, other in PIECE.findall(section):
        if digits:
            pieces += [("0", digit) for digit in digits]
        elif other and other in ".,%":
            pieces.append((other, other))
        else:
            pieces.append(("word", quoted or escaped or currency or other))
    plain = QUOTED.sub("", section)
    if not any(kind == "0" for kind, _ in pieces) or re.search(r"[/@]|[Ee][+-]|[Gg]eneral|G/", plain):
        return None
    return pieces


def _scale(pieces: list[tuple[str, str]]) -> tuple[int, Decimal]:
    """Decimal places, and what the number is multiplied by before it is shown."""
    kinds = [kind for kind, _ in pieces if kind != "word"]
    dot = kinds.index(".") if "." in kinds else len(kinds)
    last = max(place for place, kind in enumerate(kinds) if kind == "0")
    thousands = sum(kind == "," for kind in kinds[last + 1 :])
    factor = Decimal(100) ** kinds.count("%") / Decimal(1000) ** thousands
    return kinds[dot:].count("0"), factor


def _filled(pieces: list[tuple[str, str]], value: Decimal) -> str:
    """The digits put into their places, from the dot to the left and to the right."""
    places, factor = _scale(pieces)
    whole, _, part = f"{abs(value * factor).quantize(CENT.scaleb(-places), ROUND_HALF_UP):f}".partition(".")
    dot = next((place for place, (kind, _) in enumerate(pieces) if kind == "."), len(pieces))
    sign = "-" if value < 0 and (whole.strip("0") or part.strip("0")) else ""
    left = _left(pieces[:dot], whole if whole != "0" else "", grouped=_grouped(pieces[:dot]))
    return (sign + left + _right(pieces[dot:], part)).strip()


def _grouped(pieces: list[tuple[str, str]]) -> bool:
    kinds = [kind for kind, _ in pieces if kind != "word"]
    return any(kind == "," and "0" in kinds[:place] and "0" in kinds[place:] for place, kind in enumerate(kinds))


def _left(pieces: list[tuple[str, str]], digits: str, *, grouped: bool) -> str:
    """From the dot to the left; the leftmost place takes all that is left."""
    out: list[str] = []
    left, count, more = list(digits), 0, sum(kind == "0" for kind, _ in pieces)
    for kind, text in reversed(pieces):
        if kind != "0":
            out += [text] if kind in ("word", "%") else []
            continue
        more -= 1
        for _ in range(max(len(left), 1) if more == 0 else 1):
            digit = left.pop() if left else "0" if text == "0" else ""
            out += [","] if digit and grouped and count and count % 3 == 0 else []
            out.append(digit)
            count += bool(digit)
    return "".join(reversed(out))


def _right(pieces: list[tuple[str, str]], digits: str) -> str:
    """From the dot to the right; zeros that nobody asked for are not shown."""
    out: list[str] = []
    left = iter(digits)
    rest = digits
    for kind, text in pieces:
        if kind == "0":
            digit, rest = next(left), rest[1:]
            is_wanted = text == "0" or digit != "0" or rest.strip("0")
            out += [digit] if is_wanted else []
        elif kind != ",":
            out.append(text)
    return "".join(out)

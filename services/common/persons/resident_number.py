"""The resident identity number (公民身份号码, GB 11643-1999): 6 digits of place, 8 of birth, 3 of order, 1 to check.

The county is no reason to refuse: numbers carry codes that came into being after the birth, and codes long abolished.
Of our own, as stdnum.cn.ric does refuse counties that its list lacks; tests hold our check character against its.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from operator import mul

SHAPE = re.compile(r"[0-9]{17}[0-9X]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
# Besides the provinces: 81-83 are residence permits of people from Hong Kong, Macao and Taiwan.
RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
PROVINCES = frozenset(str(code) for low, high in RANGES for code in range(low, high + 1))


def fault(number: str, today: date) -> str | None:
    """The kind of fault of a number in capital letters, None for a good one."""
    if not SHAPE.fullmatch(number):
        return "id_shape"
    if number[17] != check_character(number):
        # A spreadsheet keeps 15 digits of a number and writes zeros for the rest.
        return "id_lost_digits" if number.endswith("000") else "id_check"
    if number[:2] not in PROVINCES:
        return "id_province"
    return _birth_fault(number, today)


def check_character(number: str) -> str:
    """The 18th character that the first 17 digits ask for."""
    return CHECKS[sum(map(mul, map(int, number[:17]), WEIGHTS)) % 11]


def birth_date(number: str) -> str:
    """The date of birth in it, YYYY-MM-DD."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def sex(number: str) -> str:
    """The code of GB/T 2261.1: 1 for an odd order number, 2 for an even one."""
    return "1" if int(number[16]) % 2 else "2"


def has_county(number: str, divisions: Container[str]) -> bool:
    """It begins with a county of today, or is a residence permit, whose place says nothing more."""
    return number[:6] in divisions or is_of_permit(number)


def is_of_permit(number: str) -> bool:
    """Of a residence permit of somebody from Hong Kong, Macao or Taiwan, not of a resident identity card."""
    return number[:2] in {"81", "82", "83"}


def _birth_fault(number: str, today: date) -> str | None:
    try:
        born = date.fromisoformat(birth_date(number))
    except ValueError:
        return "id_birth"
    return "id_future" if born > today else None

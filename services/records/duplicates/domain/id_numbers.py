"""What two numbers of resident identity have in common: one has 15 digits, or is mistyped.

A single wrong digit and two neighbours that changed places are always found by the check character of GB 11643: so of
a number that fails, the few good ones that it may have been can be named.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from services.common.persons import documents
from services.common.persons.resident_number import SHAPE, birth_date, check_character

OLD = re.compile(r"[0-9]{15}")
CENTURY = "19"  # numbers of 15 digits were given until 1999
RESIDENT_TYPES = frozenset({documents.RESIDENT, documents.PERMIT, "B", ""})  # 户口簿 bears the same number


def lifted(id_type: str | None, number: str | None) -> str | None:
    """A number of resident identity in 18 signs, though its check may fail; None of any other document."""
    typed = documents.spelled(number or "")
    if (id_type or "") not in RESIDENT_TYPES:
        return None
    if OLD.fullmatch(typed):
        longer = f"{typed[:6]}{CENTURY}{typed[6:]}"
        return longer + check_character(longer)
    return typed if SHAPE.fullmatch(typed) else None


def is_good(number: str) -> bool:
    """Whether the check character fits and there is such a birth date."""
    return number[17] == check_character(number) and _has_date(number)


def meant(number: str) -> set[str]:
    """The good numbers from which one slip of the pen makes this one, if it is none itself; else itself alone."""
    if is_good(number):
        return {number}
    return {other for other in _slips(number) if is_good(other)}


def are_neighbours(one: str, other: str) -> bool:
    """Whether one slip of the pen lies between a good number and one that is not."""
    return is_good(one) != is_good(other) and bool(meant(one) & meant(other))


def birth_of(number: str | None) -> str | None:
    """The date of birth in a good number."""
    return birth_date(number) if number and is_good(number) else None


def _slips(number: str) -> Iterator[str]:
    yield number[:17] + check_character(number)
    for place in range(17):
        for digit in "0123456789":
            yield number[:place] + digit + number[place + 1 :]
        if place < 16:
            yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if number[17] != "X":  # the last digit and the check character changed places
        yield number[:16] + number[17] + number[16]


def _has_date(number: str) -> bool:
    try:
        datetime.date.fromisoformat(birth_date(number))
    except ValueError:
        return False
    return True

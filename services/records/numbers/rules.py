"""The rules of personal numbers (个人标识码) on plain values: their forms, their kinds, the way to the formal one.

R-REC-13. A number has 19 characters: its kind, and 18 that are an ID number (GB 11643-1999) or built like one. The
letters are those of the published form for all people in education; the kind is chosen here and nowhere else.
"""

from __future__ import annotations

from services.common.errors import Conflict
from services.common.persons.resident_number import check_character

TEMPORARY_KIND, ID_KIND, OWN_KIND = "L", "G", "J"
NONE, TEMPORARY, CHECKING, FORMAL, PROBLEM = "none", "temporary", "checking", "formal", "problem"

CODE_LENGTH = 4
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 and O, 1 and I, which people confuse
ORDERS = 1000
NATIONWIDE = "000000"
RESIDENT_ID = "1"
CHECKABLE = frozenset({RESIDENT_ID})  # types of document that the population database knows

# What happened → from which states it leads where. Elsewhere it is old news, or an act that is refused.
MOVES = {
    "granted": {NONE: TEMPORARY},
    "taken": {TEMPORARY: CHECKING, CHECKING: CHECKING},
    "confirmed": {TEMPORARY: FORMAL, CHECKING: FORMAL},
    "refused": {TEMPORARY: PROBLEM, CHECKING: PROBLEM},
    "asked_again": {PROBLEM: CHECKING, FORMAL: CHECKING},
}


def after(state: str, news: str) -> str | None:
    """The state that `news` leads to; None where it changes nothing, because it is old."""
    return MOVES[news].get(state)


def refuse_unless_problem(state: str) -> None:
    """Only what was refused is checked again at somebody's wish."""
    if state != PROBLEM:
        raise Conflict("Only a person among the problem data can be checked again.")


def temporary(division: str, birth_date: str, code: str) -> str:
    """L, the school's division (6 digits), the birth date, 4 characters that make it unique."""
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
        raise ValueError("The code of a temporary number has four characters of its alphabet.")
    return TEMPORARY_KIND + _prefix(division, birth_date) + code


def formal(id_type: str, id_number: str, division: str, birth_date: str, order: int | None) -> str:
    """G and the ID number; for other documents J and a code of one's own, of which `order` is the 15th to 17th digit.

    `order` is asked for only where `needs_order` says so.
    """
    if id_type == RESIDENT_ID:
        return ID_KIND + id_number.upper()
    if order is None or not 0 <= order < ORDERS:
        raise ValueError("There is no order number left for this division and birth date.")
    code = f"{_prefix(division, birth_date)}{order:03}"
    return OWN_KIND + code + check_character(code)


def needs_order(id_type: str) -> bool:
    """Whether the formal number is a code of one's own."""
    return id_type != RESIDENT_ID


def order_prefix(division: str, birth_date: str) -> str:
    """What order numbers are counted within."""
    return _prefix(division, birth_date)


def kind_of(number: str) -> str:
    """L, G or J."""
    return number[0]


def masked(number: str) -> str:
    """A number as lists show it: the ID number inside it is masked as it is everywhere."""
    return number[:7] + "*" * 8 + number[15:] if kind_of(number) == ID_KIND else number


def spelled(number: str) -> str:
    """A number as it is compared."""
    return "".join(number.split()).upper()


def division_of(division: str | None, org_path: str) -> str:
    """The division in which a school lies: its own, else the nearest office above it that has one."""
    parts = [division or "", *reversed(org_path.strip("/").split("/"))]
    return next((part for part in parts if len(part) == 6 and part.isascii() and part.isdigit()), NATIONWIDE)


def province_of(division: str) -> str:
    """The code of the province of a division."""
    return division[:2] + "0000"


def _prefix(division: str, birth_date: str) -> str:
    digits = division + birth_date.replace("-", "")
    if len(digits) != 14 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("A number begins with six digits of place and eight of birth.")
    return digits

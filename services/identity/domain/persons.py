"""The four or six items that open a teacher's account, and what can be wrong with them (R-ID-06).

The ID number says birth date and sex once more, so a slip of the pen in one of the three is found at once.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import mul
from uuid import UUID

from services.common.contracts.teacher_accounts import ID_TYPES, SEXES, YES_NO

RESIDENT = ("1", "C")  # documents with a number by GB 11643: identity card, residence permit
RESIDENT_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
OTHER_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z()/-]{3,29}")
LOST_DIGITS = re.compile(r"[0-9.]+E\+?[0-9]+|[0-9]{15}000")
DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?: 00:00:00)?")
NAME = re.compile(r"[^\d\s<>=@]{1,50}(?: [^\d\s<>=@]{1,50})*")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
ALIASES = {"身份证": "1", "台胞证": "8", "港澳台居住证": "C", "外国人永久居留身份证": "9", "外国人永久居留证": "9"}

EMPTY = "This must be filled in."
NOT_LISTED = "Choose one of the list."
BAD_NAME = "A name has no digits or signs, and at most 50 characters."
BAD_DATE = "Write a date such as 1990-05-17, between 1900 and today."
LOST = "The spreadsheet has lost digits of this number. Format the column as text and type it again."
BAD_NUMBER = "This is not a number of such a document."
BAD_CHECK = "The last sign does not fit the others: one of them is mistyped."
OTHER_BIRTH = "The ID number says another birth date."
OTHER_SEX = "The ID number says another sex."
NO_DEPARTMENT = "The school has no department with this code."


@dataclass(frozen=True)
class Person:
    """Somebody who is to have an account."""

    name: str
    sex: str
    birth_date: date
    id_type: str
    id_number: str
    newly_hired: bool = False
    department_id: UUID | None = None


Faults = dict[str, str]  # field → what is wrong with it


def read(row: Mapping[str, str], departments: Mapping[str, UUID], today: date) -> tuple[Person | None, Faults]:
    """The person in a row of a sheet, its texts as they stand there; or what is wrong, by field."""
    values = {field: _plain(text) for field, text in row.items()}
    faults: Faults = {}
    sex = _chosen(values, "sex", SEXES, {}, faults)
    id_type = _chosen(values, "id_type", ID_TYPES, ALIASES, faults)
    born = _date(values.get("birth_date", ""), today, faults)
    newly = _chosen(values, "newly_hired", {"1": YES_NO[True], "0": YES_NO[False]}, {"": "0"}, faults)
    code = values.get("department", "")
    if code and code not in departments:
        faults["department"] = NO_DEPARTMENT
    name, number = values.get("name", ""), "".join(values.get("id_number", "").upper().split())
    if born is None or faults:
        return None, faults | _of_name(name) | _of_number(id_type, number)
    person = Person(name, sex, born, id_type, number, newly == "1", departments.get(code))
    faults = check(person, today)
    return (None, faults) if faults else (person, {})


def check(person: Person, today: date) -> Faults:
    """What is wrong with these items, by field."""
    faults = _of_name(person.name) | _of_number(person.id_type, person.id_number)
    if not date(1900, 1, 1) < person.birth_date < today:
        faults["birth_date"] = BAD_DATE
    if person.id_type in RESIDENT and not faults:
        faults |= _contradictions(person)
    return faults


def _of_name(name: str) -> Faults:
    if not name:
        return {"name": EMPTY}
    return {} if NAME.fullmatch(name) and len(name) <= 50 else {"name": BAD_NAME}


def _of_number(id_type: str, number: str) -> Faults:
    if not number:
        return {"id_number": EMPTY}
    if LOST_DIGITS.fullmatch(number):
        return {"id_number": LOST}
    if id_type not in RESIDENT:
        return {} if OTHER_NUMBER.fullmatch(number) else {"id_number": BAD_NUMBER}
    if not RESIDENT_NUMBER.fullmatch(number):
        return {"id_number": BAD_NUMBER}
    expected = CHECKS[sum(map(mul, map(int, number[:17]), WEIGHTS)) % 11]
    return {} if number[17] == expected else {"id_number": BAD_CHECK}


def _contradictions(person: Person) -> Faults:
    faults = {}
    if person.id_number[6:14] != f"{person.birth_date:%Y%m%d}":
        faults["birth_date"] = OTHER_BIRTH
    if person.sex != ("1" if int(person.id_number[16]) % 2 else "2"):
        faults["sex"] = OTHER_SEX
    return faults


def _chosen(
    values: Mapping[str, str], field: str, listed: Mapping[str, str], aliases: Mapping[str, str], faults: Faults
) -> str:
    """The code that a cell's text stands for: a code, a name, `code-name` or an alias."""
    text = values.get(field, "")
    codes = {**aliases, **{name: code for code, name in listed.items()}, **{code: code for code in listed}}
    found = codes.get(text) or codes.get(text.partition("-")[0])
    if found is None:
        faults[field] = NOT_LISTED if text else EMPTY
    return found or ""


def _date(text: str, today: date, faults: Faults) -> date | None:
    found = DATE.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or not date(1900, 1, 1) < day < today:
        faults["birth_date"] = BAD_DATE if text else EMPTY
        return None
    return day


def _plain(text: str) -> str:
    """Full-width signs and stray spaces make no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).split())

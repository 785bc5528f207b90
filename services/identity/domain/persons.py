"""The four or six items that open a teacher's account, and what can be wrong with them (R-ID-06).

The ID number says birth date and sex once more, so a slip of the pen in one of the three is found at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from services.common.persons import dates, documents, names, resident_number
from services.common.persons.spelling import comparable, plain
from services.contracts.identity.teacher_accounts import ID_TYPES, SEXES, YES_NO

ALIASES = {alias: code for code, aliases in documents.ALIASES.items() for alias in aliases}

EMPTY = "This must be filled in."
NOT_LISTED = "Choose one of the list."
BAD_NAME = "A name has no digits or signs, and at most 50 characters."
BROKEN_NAME = "There is a line break in the name. Remove it and type it again."
BAD_DATE = "Write a date such as 1990-05-17, between 1900 and today."
LOST = "The spreadsheet has lost digits of this number. Format the column as text and type it again."
BAD_NUMBER = "This is not a number of such a document."
OF_RESIDENT = "This is the number of a resident identity card. Choose that type of document."
OF_PERMIT = "This is the number of a residence permit of Hong Kong, Macao and Taiwan. Choose that type of document."
OF_FOREIGNER = "This is the number of a foreigner's permanent residence card. Choose that type of document."
NO_LETTER = "There is no letter in the name. Type the name itself."
UNKNOWN_SIGN = "There is a sign in the name that other computers do not know. Type it with a standard character."
BAD_CHECK = "The last sign does not fit the others: one of them is mistyped."
OTHER_BIRTH = "The ID number says another birth date."
OTHER_SEX = "The ID number says another sex."
NO_DEPARTMENT = "The school has no department with this code."
OF_NUMBERS = {  # what is said of a fault that is not of its shape
    "id_lost_digits": LOST,
    "id_check": BAD_CHECK,
    "number_of_resident": OF_RESIDENT,
    "number_of_permit": OF_PERMIT,
    "number_of_foreigner": OF_FOREIGNER,
}
OF_NAMES = {"line_break": BROKEN_NAME, "no_letter": NO_LETTER, "unknown_sign": UNKNOWN_SIGN}


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
    faults: Faults = {}
    sex = _chosen(row, "sex", SEXES, {}, faults)
    id_type = _chosen(row, "id_type", ID_TYPES, ALIASES, faults)
    born = _date(row.get("birth_date", ""), today, faults)
    newly = _chosen(row, "newly_hired", {"1": YES_NO[True], "0": YES_NO[False]}, {"": "0"}, faults)
    code = plain(row.get("department", ""))
    if code and code not in departments:
        faults["department"] = NO_DEPARTMENT
    name, number = row.get("name", ""), row.get("id_number", "")
    if born is None or faults:
        return None, faults | _of_name(name) | _of_number(id_type, documents.spelled(number), today)
    person = Person(name, sex, born, id_type, number, newly == "1", departments.get(code))
    faults = check(person, today)
    return (None, faults) if faults else (normalised(person), {})


def normalised(person: Person) -> Person:
    """A faultless person as kept: name and number in their one spelling, the type as the number says."""
    number = documents.spelled(person.id_number)
    id_type = documents.type_by_number(person.id_type, number)
    return replace(person, name=names.stored(person.name), id_number=number, id_type=id_type)


def check(person: Person, today: date) -> Faults:
    """What is wrong with these items, by field."""
    number = documents.spelled(person.id_number)
    faults = _of_name(person.name) | _of_number(person.id_type, number, today)
    if not date(1900, 1, 1) < person.birth_date < today:
        faults["birth_date"] = BAD_DATE
    if person.id_type in documents.BY_GB_11643 and not faults:
        faults |= _contradictions(person, number)
    return faults


def _of_name(name: str) -> Faults:
    if not plain(name):
        return {"name": EMPTY}
    kind = names.fault(name)
    return {"name": OF_NAMES.get(kind, BAD_NAME)} if kind else {}


def _of_number(id_type: str, number: str, today: date) -> Faults:
    if not number:
        return {"id_number": EMPTY}
    kind = documents.fault(id_type, number, today)
    return {"id_number": OF_NUMBERS.get(kind, BAD_NUMBER)} if kind else {}


def _contradictions(person: Person, number: str) -> Faults:
    faults = {}
    if resident_number.birth_date(number) != person.birth_date.isoformat():
        faults["birth_date"] = OTHER_BIRTH
    if resident_number.sex(number) != person.sex:
        faults["sex"] = OTHER_SEX
    return faults


def _chosen(
    row: Mapping[str, str], field: str, listed: Mapping[str, str], aliases: Mapping[str, str], faults: Faults
) -> str:
    """The code that a cell's text stands for: a code, a name, `code-name` or an alias."""
    text = comparable(row.get(field, ""))
    codes = {**aliases, **{name: code for code, name in listed.items()}, **{code: code for code in listed}}
    known = {comparable(name): code for name, code in codes.items()}
    found = known.get(text) or known.get(text.partition("-")[0])
    if found is None:
        faults[field] = NOT_LISTED if text else EMPTY
    return found or ""


def _date(text: str, today: date, faults: Faults) -> date | None:
    day = dates.day(text)
    if day is None or not date(1900, 1, 1) < day < today:
        faults["birth_date"] = BAD_DATE if plain(text) else EMPTY
        return None
    return day

"""Days as people and spreadsheets write them. `1984111` may be in January or in November: it is no date."""

import re
from datetime import date, timedelta

from services.common.persons.spelling import plain

TIME = re.compile(r"[ T]+\d{1,2}:\d{2}.*$")
DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
# Days since 1899-12-30, as spreadsheets count; five digits are 1927 to 2173.
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
SERIAL_ZERO = date(1899, 12, 30)
EARLIEST = 1900


def day(text: str) -> date | None:
    """The day in any usual spelling, or a spreadsheet's number of it; None where it is none."""
    found = without_time(text)
    if parts := DATE.fullmatch(found):
        return made([part for part in parts.groups() if part is not None])
    if serial := SERIAL.fullmatch(found):
        return SERIAL_ZERO + timedelta(days=int(serial[1]))
    return None


def without_time(text: str) -> str:
    """A spelling made plain, the time of day left out."""
    return plain(TIME.sub("", text))


def made(parts: list[str]) -> date | None:
    """The day of a year, month and day, if there is one and it is not before 1900."""
    try:
        found = date(*map(int, parts))
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None

"""学年: from 1 September to 31 August, called by the year in which it begins."""

import datetime

FIRST_MONTH = 9


def year_of(day: datetime.date) -> int:
    """The school year of a day."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def days_of(year: int) -> tuple[datetime.date, datetime.date]:
    """Its first and its last day."""
    return datetime.date(year, FIRST_MONTH, 1), datetime.date(year + 1, FIRST_MONTH, 1) - datetime.timedelta(days=1)

"""When a step is due: working days in China, with its public holidays where they have been announced."""

import datetime
import zoneinfo
from dataclasses import dataclass

CHINA = zoneinfo.ZoneInfo("Asia/Shanghai")
SOON = datetime.timedelta(days=3)
SATURDAY = 5
NATIONAL_DAY = (10, 1)  # always a holiday, and never announced with another year's


@dataclass(frozen=True)
class Calendar:
    """Public holidays, and the Saturdays and Sundays that are worked instead (调休)."""

    closed: frozenset[datetime.date] = frozenset()
    worked: frozenset[datetime.date] = frozenset()

    def works(self, day: datetime.date) -> bool:
        """Whether offices are open."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.closed)

    def knows(self, year: int) -> bool:
        """Whether its holidays were announced; in another year only weekends are free."""
        return datetime.date(year, *NATIONAL_DAY) in self.closed


def due(since: datetime.datetime, days: int, calendar: Calendar) -> datetime.datetime:
    """The same time of day `days` working days later."""
    day = since.astimezone(CHINA)
    for _ in range(days):
        day += datetime.timedelta(days=1)
        while not calendar.works(day.date()):
            day += datetime.timedelta(days=1)
    return day.astimezone(datetime.UTC)


def unannounced(since: datetime.datetime, until: datetime.datetime, calendar: Calendar) -> list[int]:
    """The years between two instants whose holidays are not known, so that a due date may be some days early."""
    first, last = (instant.astimezone(CHINA).year for instant in (since, until))
    return [year for year in range(first, last + 1) if not calendar.knows(year)]

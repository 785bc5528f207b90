"""When a step is due: working days in China, with its public holidays where they have been announced."""

import datetime
import zoneinfo
from dataclasses import dataclass

CHINA = zoneinfo.ZoneInfo("Asia/Shanghai")
SOON = datetime.timedelta(days=3)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Public holidays, and the Saturdays and Sundays that are worked instead (调休)."""

    closed: frozenset[datetime.date] = frozenset()
    worked: frozenset[datetime.date] = frozenset()

    def works(self, day: datetime.date) -> bool:
        """Whether offices are open."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.closed)


def due(since: datetime.datetime, days: int, calendar: Calendar) -> datetime.datetime:
    """The same time of day `days` working days later."""
    day = since.astimezone(CHINA)
    for _ in range(days):
        day += datetime.timedelta(days=1)
        while not calendar.works(day.date()):
            day += datetime.timedelta(days=1)
    return day.astimezone(datetime.UTC)

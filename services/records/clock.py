"""What day it is where the teachers are; instants are UTC everywhere else."""

import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime.datetime:
    """This instant, aware, UTC."""
    return datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """Today's date in China."""
    return now().astimezone(SHANGHAI).date()

"""The instant of a call; rules take it as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The instant of this call."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in China."""
    return now().astimezone(CHINA).date()

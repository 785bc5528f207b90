"""The clock by which rules tell what day it is; in development it can be set to another time, from which it goes on.

XINGTAN_CLOCK is by how many seconds it is ahead of the machine's own clock (behind, with a minus); deploy.local also
takes the instant at which the clock is to start, such as `2027-02-28T23:59`. Everything that people are shown, and
every deadline, follows it. What only measures how long something takes stays with the machine's and PostgreSQL's
clock: jobs, retries, leases, purges, and the signatures of tokens and tickets (see `real`).
"""

import datetime
import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from services.common.settings import PRODUCTION

NAME = "XINGTAN_CLOCK"
SHANGHAI = ZoneInfo("Asia/Shanghai")


class ClockRefused(RuntimeError):
    """A real site goes by the real time, and a clock is set by a number of seconds."""


def now() -> datetime.datetime:
    """This instant, aware, UTC."""
    return datetime.datetime.now(datetime.UTC) + _ahead()


def today() -> datetime.date:
    """Today's date in China."""
    return now().astimezone(SHANGHAI).date()


def real(instant: datetime.datetime) -> datetime.datetime:
    """What the machine's own clock says at an instant of this one: for what others check by theirs."""
    return instant - _ahead()


def local(instant: datetime.datetime) -> datetime.datetime:
    """An instant of the machine's own clock, or of a database's, as this one tells it: the other way round."""
    return instant + _ahead()


def refuse_in_production() -> None:
    """Keep a process of a real site from starting with a clock that was set; raises ClockRefused."""
    _ahead()


def as_seconds(environment: Mapping[str, str]) -> dict[str, str]:
    """The setting as seconds, if it was given as an instant: Chinese time, unless it says another."""
    try:
        wanted = datetime.datetime.fromisoformat(environment.get(NAME, ""))
    except ValueError:
        return {}
    wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=SHANGHAI)
    return {NAME: f"{(wanted - datetime.datetime.now(datetime.UTC)).total_seconds():.0f}"}


def _ahead() -> datetime.timedelta:
    given = os.environ.get(NAME)
    if not given:
        return datetime.timedelta()
    if os.environ.get("XINGTAN_MODE", PRODUCTION) == PRODUCTION:
        raise ClockRefused(f"{NAME} sets the clock of a development site and is refused in production.")
    try:
        return datetime.timedelta(seconds=float(given))
    except ValueError:
        raise ClockRefused(f"{NAME} is a number of seconds, not '{given}'.") from None

"""The sample and the run by API on days that are hard on dates: `python -m tests.e2e.days [INSTANT…]`, Chinese time.

Each day has a fresh site of its own whose clock starts there. The exit status is 1 if one of them did not come through.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable

from deploy.local import sample
from deploy.local.stack import Stack
from services.common import clock, settings
from tests.e2e import run_by_api

FOLDER = ".local/days"
NAMES = ("population", "serve", "react", "relay", "jobs", "gateway")
# The last of February, a year that turns meanwhile, the first day of a school year, a day that ends meanwhile.
DAYS = ("2027-02-28T10:00", "2026-12-31T23:57", "2027-09-01T07:00", "2028-02-28T23:58", "2026-12-31T12:00")
FEW = 5  # teachers at each school, one in each state


def main(days: list[str]) -> int:
    """Live through each of these days; a verdict for each."""
    told = {day: lived_through(day) for day in days or DAYS}
    for day, why in told.items():
        say(f"{day}: {why or 'everything came through'}")
    return 1 if any(told.values()) else 0


def say(text: str) -> None:
    """Tell whoever watches."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def lived_through(day: str) -> str:
    """Why a day was not lived through; nothing where it was."""
    os.environ.pop(clock.NAME, None)
    stack = Stack(FOLDER, **clock.as_seconds({clock.NAME: day}))
    began = time.monotonic()
    try:
        bring_up(stack)
        say(f"{day}: it is {clock.now().astimezone(clock.SHANGHAI):%F %T} after {time.monotonic() - began:.0f} s")
        sample.main(stack.folder, FEW)
        outcome = run_by_api.run(stack.address(), lambda _said: None)
        say(f"{day}: it is {clock.now().astimezone(clock.SHANGHAI):%F %T}: {outcome}")
    except (Exception, SystemExit) as error:
        traceback.print_exc()
        return repr(error)
    finally:
        stack.stop_all()
    return "" if list(outcome.values()) == ["effective"] * len(outcome) else f"the files are {outcome}"


def bring_up(stack: Stack) -> None:
    """An empty site, and this process as one that may act in it."""
    stack.start_servers()
    stack.programs.stop_all()
    stack.fresh()
    stack.migrate()
    stack.topology()
    os.environ.update(stack.environment())
    settings.load.cache_clear()
    each(NAMES, stack.start)
    each(NAMES, lambda name: stack.wait_ready(name, 240))


def each(names: tuple[str, ...], act: Callable[[str], object]) -> None:
    """Do this for one after the other."""
    for name in names:
        act(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

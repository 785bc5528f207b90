"""Named places at which a chaos run kills the process: set XINGTAN_FAIL_AT=name and, at the name, it is gone.

Only where XINGTAN_FAIL_AT is set does a point do anything; the file named by XINGTAN_FAIL_ONCE makes it a single time.
XINGTAN_SWITCH_OFF takes down one of WALLS, to prove that a chaos run sees what it holds back. Production refuses both.
"""

import os
import signal
from pathlib import Path

from services.common import settings

POINTS = (
    "serve.before_commit",
    "serve.after_commit",
    "react.before_commit",
    "react.after_commit",
    "relay.before_publish",
    "relay.after_publish",
    "job.before_commit",
    "job.after_commit",
)
WALLS = ("inbox", "row_lock", "confirms", "holds")
FAIL_AT = os.environ.get("XINGTAN_FAIL_AT")
SWITCHED_OFF = os.environ.get("XINGTAN_SWITCH_OFF")


def refuse_in_production() -> None:
    """End a process of a real site that was told to fail, or to do without a wall."""
    if (FAIL_AT or SWITCHED_OFF) and settings.load().mode == settings.PRODUCTION:
        raise SystemExit("XINGTAN_FAIL_AT and XINGTAN_SWITCH_OFF are for chaos runs and are refused in production.")


def is_off(wall: str) -> bool:
    """Whether this wall was taken down."""
    return wall == SWITCHED_OFF


def reach(point: str) -> None:
    """Die here, as by kill -9, if the run says so."""
    if point != FAIL_AT:
        return
    once = os.environ.get("XINGTAN_FAIL_ONCE")
    if once:
        try:
            Path(once).touch(exist_ok=False)
        except FileExistsError:
            return
    os.kill(os.getpid(), signal.SIGKILL)

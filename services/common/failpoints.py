"""Named places at which a chaos run kills the process: set XINGTAN_FAIL_AT=name and, at the name, it is gone.

Only where XINGTAN_FAIL_AT is set does a point do anything; the file named by XINGTAN_FAIL_ONCE makes it a single time.
"""

import os
import signal
from pathlib import Path

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
FAIL_AT = os.environ.get("XINGTAN_FAIL_AT")


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

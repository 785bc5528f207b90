"""What a child gives up before it looks at a stranger's file."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

from services.common.processes.confined import landlock, seccomp

KILL_WITH_PARENT, NO_NEW_PRIVILEGES = 1, 38  # numbers of prctl(2)
OPEN_FILES = 64
# Libraries, fonts, chance, and our own code and tables, which a task may still want to read.
READABLE = ("/usr", "/dev/urandom", sys.prefix, sys.base_prefix, str(Path(__file__).parents[3]))
libc = ctypes.CDLL(None, use_errno=True)


def confine(request: dict, zygote: int) -> None:
    """Bound what may be used; then give up all files but the upload and its folder, the network, and other processes.

    It dies with the zygote, and before all others where the machine runs out of memory.
    """
    _prctl(KILL_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != zygote:
        os._exit(1)
    _prctl(NO_NEW_PRIVILEGES, 1)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:  # not every machine lets one
        score.write("1000")
    os.nice(request["limits"]["nice"])
    _bound(request["limits"])
    places = dict.fromkeys(READABLE, landlock.READ)
    landlock.restrict_to(places | {request["source"]: landlock.READ_FILE, request["folder"]: landlock.WRITE})
    seccomp.give_up(threads=request["limits"]["threads"])


def _bound(limits: dict) -> None:
    _limit(resource.RLIMIT_AS, _address_space() + limits["memory"])
    _limit(resource.RLIMIT_CPU, limits["cpu"] + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], resource.getrlimit(resource.RLIMIT_CPU)[1]))  # tells why
    _limit(resource.RLIMIT_FSIZE, limits["written"])
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    if not limits["threads"]:
        _limit(resource.RLIMIT_NPROC, 0)  # it counts all that the user runs, so a few are not to be had
    _limit(resource.RLIMIT_CORE, 0)


def _limit(what: int, most: int) -> None:
    """Never above what the process was allowed anyway."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _address_space() -> int:
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[0]) * resource.getpagesize()


def _prctl(what: int, value: int) -> None:
    if libc.prctl(what, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {what}")

"""Start, find and end processes by id; what a stack did not start itself it never touches."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Children of this very process, kept so that they can be reaped: a zombie still has a pid.
_children: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True)
class Process:
    """A process id with the tick it was born at, which tells it from a later process with the same id."""

    pid: int
    born: str

    def alive(self) -> bool:
        """Whether it still runs; a zombie does not."""
        state, born = _state(self.pid)
        if born == self.born and state not in "ZX":
            return True
        if child := _children.pop(self.pid, None):
            child.wait()
        return False

    def signal(self, number: int) -> None:
        """Send a signal to this process alone."""
        with contextlib.suppress(ProcessLookupError):
            if self.alive():
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it and its own children at once, as a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            if self.alive():
                os.killpg(self.pid, signal.SIGKILL)

    def gone(self, seconds: float) -> bool:
        """Wait for the end; return whether it came in time."""
        until = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True


def spawn(
    command: Sequence[str | Path],
    pid_file: Path,
    log: Path,
    environment: Mapping[str, str],
    folder: Path,
    **identity: Any,
) -> Process:
    """Start `command` in a session of its own, so that Ctrl-C reaches only its supervisor.

    `identity` may be the user, group and extra_groups to become.
    """
    with log.open("ab") as output:
        child = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
            **identity,
        )
    _children[child.pid] = child
    process = of(child.pid)
    remember(process, pid_file)
    return process


def remember(process: Process, pid_file: Path) -> None:
    """Write down who it is, for another process to find."""
    pid_file.write_text(f"{process.pid} {process.born}\n")


def running(pid_file: Path) -> Process | None:
    """Return the process that `pid_file` names if it still runs."""
    try:
        pid, born = pid_file.read_text().split()
    except (FileNotFoundError, ValueError):
        return None
    process = Process(int(pid), born)
    return process if process.alive() else None


def myself() -> Process:
    """Return the process that asks."""
    return of(os.getpid())


def of(pid: int) -> Process:
    """Return the process that has this id now."""
    return Process(pid, _state(pid)[1])


def end(pid_file: Path, number: int, seconds: float) -> None:
    """Ask the process in `pid_file` to end; kill it when it has not done so in time."""
    process = running(pid_file)
    if process:
        process.signal(number)
        if not process.gone(seconds):
            process.kill()
            process.gone(10)
    pid_file.unlink(missing_ok=True)


def _state(pid: int) -> tuple[str, str]:
    """Return state and birth from /proc; a process that is not there is dead since ever."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return "X", ""
    # The command's name stands in brackets and may hold spaces and brackets itself.
    fields = text.rpartition(")")[2].split()
    return fields[0], fields[19]

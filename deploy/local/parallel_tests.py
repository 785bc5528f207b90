"""Test runs side by side: started together, ended together, each with its own output and its own account of time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.local.programs import ROOT

Say = Callable[[str], object]
BETWEEN_LOOKS = 0.05


@dataclass
class Lane:
    """One command; what it says goes to `log`, or is heard at once where there is none."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path | None = None
    pid: int = 0
    status: int | None = None
    processor_seconds: float = 0.0
    ended_after: float = 0.0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl+C reaches it through us and once only."""
        output = self.log.open("wb") if self.log else None
        child = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            start_new_session=True,
        )
        self.pid = child.pid
        child.returncode = 0  # waited for here, by `wait4`, which tells what it used
        if output:
            output.close()

    def interrupt(self) -> None:
        """Ask it to end in good order, unless it has ended."""
        if self.status is None:
            os.kill(self.pid, signal.SIGINT)

    def look(self, began: float) -> None:
        """Note its end if it has ended; then `status` is its exit status, negative when a signal ended it."""
        if self.status is not None:
            return
        ended, status, used = os.wait4(self.pid, os.WNOHANG)
        if ended:
            self.status = os.waitstatus_to_exitcode(status)
            self.processor_seconds = used.ru_utime + used.ru_stime
            self.ended_after = time.monotonic() - began


def run(lanes: Sequence[Lane], say: Say = sys.stdout.write) -> int:
    """Run all to their ends and tell what the quiet ones said; 0 when every one succeeded. Ctrl+C ends all."""
    began = time.monotonic()
    try:
        for lane in lanes:
            lane.start()
        _wait(lanes, began)
    except KeyboardInterrupt:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        started = [lane for lane in lanes if lane.pid]
        for lane in started:
            lane.interrupt()
        _wait(started, began)
    for lane in lanes:
        if lane.log and lane.log.exists():
            say(f"\n===== {lane.name} =====\n{lane.log.read_text(encoding='utf-8', errors='replace')}")
    say(account(lanes))
    return int(any(lane.status != 0 for lane in lanes))


def main(lanes: Sequence[Lane]) -> int:
    """`run` for a command line: whoever ends it ends all lanes."""
    # A shell's background job is born deaf to Ctrl+C, and its children with it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    return run(lanes)


def account(lanes: Sequence[Lane]) -> str:
    """A line for each lane and one for all; processor seconds stay alike however busy the machine is."""
    lines = [_line(lane.name, _verdict(lane.status), lane.ended_after, lane.processor_seconds) for lane in lanes]
    total = sum(lane.processor_seconds for lane in lanes)
    return "\n".join(["", *lines, _line("all", "", max(lane.ended_after for lane in lanes), total), ""])


def _line(name: str, verdict: str, seconds: float, processor_seconds: float) -> str:
    return f"{name:10} {verdict:22} {seconds:6.0f} s, {processor_seconds:6.0f} processor seconds"


def _verdict(status: int | None) -> str:
    if status is None:
        return "was not started"
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    return "holds" if status == 0 else f"failed with status {status}"


def _wait(lanes: Sequence[Lane], began: float) -> None:
    """Until all have ended; each is looked at in turn, so that its time is its own and not that of those before it."""
    while any(lane.status is None for lane in lanes):
        time.sleep(BETWEEN_LOOKS)
        for lane in lanes:
            lane.look(began)

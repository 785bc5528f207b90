"""How busy processes were and how much memory they took, from /proc: it shows what limits a figure."""

import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

HARDLY = 0.03
TICK = os.sysconf("SC_CLK_TCK")


class Busy:
    """`with Busy({"serve": pid}) as busy:` … `busy.said()` → "serve 97 %"; a process counts with its children."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self.pids = pids
        self.shares: dict[str, float] = {}

    def __enter__(self) -> Self:
        self._began, self._before = time.monotonic(), self._seconds()
        return self

    def __exit__(self, *_: object) -> None:
        took, after = time.monotonic() - self._began, self._seconds()
        self.shares = {name: (after[name] - self._before[name]) / took for name in self.pids}

    def said(self, rate: float | None = None) -> str:
        """The shares of one core, the busiest first; with a rate per second also what each turn cost."""
        ranked = sorted((item for item in self.shares.items() if item[1] >= HARDLY), key=lambda item: -item[1])
        costs = {name: f" ({1000 * share / rate:.2f} ms each)" if rate else "" for name, share in ranked}
        return ", ".join(f"{name} {share:.0%}{costs[name]}" for name, share in ranked)

    def _seconds(self) -> dict[str, float]:
        table = _table()
        return {name: _tree_seconds(table, pid) for name, pid in self.pids.items()}


def peak_megabytes(pid: int) -> float:
    """The most memory that a process has held since it was started."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def parsed(stat: str) -> tuple[int, float]:
    """Parent and seconds of CPU of a line of /proc/…/stat; ended children count."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[1]), sum(map(int, fields[11:15])) / TICK


def _table() -> dict[int, tuple[int, float]]:
    table = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            table[int(folder.name)] = parsed((folder / "stat").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
    return table


def _tree_seconds(table: dict[int, tuple[int, float]], root: int) -> float:
    children = [pid for pid, (parent, _) in table.items() if parent == root]
    own = table[root][1] if root in table else 0.0
    return own + sum(_tree_seconds(table, pid) for pid in children)

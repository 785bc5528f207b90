"""Load generators, each a program of its own so that it shares no interpreter with what it measures.

They read a task as JSON, write what they counted as JSON, and tell the share of a core that they took themselves: near
100 % would mean that the client was the limit.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any


class Tally:
    """Counts answers from the moment that the warm-up is over until the time is up."""

    def __init__(self, seconds: float, warm_up: float = 0.5) -> None:
        self.start = time.perf_counter() + warm_up
        self.end = self.start + seconds
        self.waits: list[float] = []
        self._cpu = 0.0

    def over(self) -> bool:
        """Whether the time is up."""
        return time.perf_counter() > self.end

    def answered(self, asked_at: float) -> None:
        """An answer came to what was asked then."""
        now = time.perf_counter()
        if not self._cpu and now > self.start:
            self._cpu = time.process_time()
        if self.start < now <= self.end:
            self.waits.append(now - asked_at)

    def result(self) -> dict[str, float]:
        """Answers per second, the 95th percentile in milliseconds, and the own share of a core."""
        took = self.end - self.start
        own = (time.process_time() - self._cpu) / (time.perf_counter() - self.start)
        late = quantiles(self.waits, n=20)[-1] if len(self.waits) > 1 else 0.0
        return {"per_s": len(self.waits) / took, "p95_ms": 1000 * late, "own": own}


def main(work: Callable[..., dict[str, Any]]) -> None:
    """Do the task that stands on standard input."""
    print(json.dumps(work(**json.load(sys.stdin))))

"""Asks the population database (国家人口基础信息库, by the ministry's front database) whether somebody is who they are.

Over HTTP: POST an identity as JSON, get {"result": …}. A silence has a deadline; a few questions go at the same time;
when one after the other fails the circuit opens, and after a pause, longer each time, a single one feels the way.
"""

import json
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import urllib3

log = logging.getLogger(__name__)

DEADLINE = 3.0
AT_ONCE = 8
FAILURES_THAT_OPEN = 5
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
LONGEST_ANSWER = 10_000
SAME = "same"
ANSWERS = frozenset({SAME, "other_name", "no_such_number", "other_sex_or_birth"})
SILENCE = "silence"


class Circuit:
    """Open after FAILURES_THAT_OPEN failures in a row, for a pause that doubles until a question is answered again.

    Of our own: pybreaker's pause does not grow, and it cannot say beforehand how many questions may go out.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._pause = FIRST_PAUSE
        self._closed_from = 0.0

    def room(self, most: int) -> int:
        """How many questions may be asked now: none while it is open, one to feel the way, else `most`."""
        with self._lock:
            if self._failures < FAILURES_THAT_OPEN:
                return most
            return 1 if self._clock() >= self._closed_from else 0

    def succeeded(self) -> None:
        """A question was answered: whatever was wrong is over."""
        with self._lock:
            self._failures, self._pause = 0, FIRST_PAUSE

    def failed(self) -> None:
        """A question was not answered."""
        with self._lock:
            self._failures += 1
            if self._failures < FAILURES_THAT_OPEN or self._clock() < self._closed_from:
                return
            self._closed_from = self._clock() + self._pause
            log.warning("population database away", extra={"seconds": self._pause})
            self._pause = min(self._pause * 2, LONGEST_PAUSE)


class Population:
    """The population database at one address, asked by AT_ONCE threads; connections are kept for the next question."""

    def __init__(self, address: str, deadline: float = DEADLINE, circuit: Circuit | None = None):
        self._pool = urllib3.connection_from_url(
            address, maxsize=AT_ONCE, timeout=urllib3.Timeout(total=deadline), retries=False
        )
        self._path = urllib3.util.parse_url(address).path or ""
        self.circuit = circuit or Circuit()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="population")

    def ask_all(self, people: list[dict[str, str]]) -> list[str | None]:
        """For each one of ANSWERS, SILENCE, or None where the circuit opened before the question went out."""
        return list(self._threads.map(self._ask, people))

    def close(self) -> None:
        """End threads and connections."""
        self._threads.shutdown()
        self._pool.close()

    def _ask(self, who: dict[str, str]) -> str | None:
        if not self.circuit.room(1):
            return None
        try:
            answer = self._answer(who)
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            self.circuit.failed()
            log.info("no answer from the population database", extra={"error": type(error).__name__})
            return SILENCE
        self.circuit.succeeded()
        return answer

    def _answer(self, who: dict[str, str]) -> str:
        """What it says; a connection whose answer was not read to its end is closed and never used again."""
        url = f"{self._path.rstrip('/')}/identities"
        with self._pool.request("POST", url, json=who, preload_content=False, redirect=False) as response:
            said = json.loads(response.read(LONGEST_ANSWER))
        answer = said.get("result") if isinstance(said, dict) and response.status == HTTPStatus.OK else None
        if not isinstance(answer, str) or answer not in ANSWERS:
            raise ValueError("This is no answer.")
        return answer

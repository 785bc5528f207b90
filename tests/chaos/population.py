"""The population database during a run: a simulator that is slow or down at times, and that can be asked how it is."""

import http.client
import json
import threading
import urllib.request
from contextlib import suppress
from random import Random
from typing import Any

# Most of the time it answers; how long a mood lasts is drawn anew each time.
MOODS = ({}, {}, {"delay": 0.2}, {"delay": 1.0}, {"down": True})
FINE = {"delay": 0.0, "down": False}
SHORTEST, LONGEST = 0.5, 4.0


class PopulationDatabase:
    """The simulator at an address. It may be killed at any time, and forgets then what it was told."""

    def __init__(self, address: str) -> None:
        self._address = f"{address}/control"
        self._right: dict[str, str] = {}
        self._lock = threading.Lock()

    def calls(self) -> int:
        """How many questions it has answered; none while it is not there."""
        told: dict[str, Any] = {}
        with suppress(OSError, http.client.HTTPException):
            told = self._send(None)
        return told.get("calls", 0)

    def behave(self, **wanted: Any) -> None:
        """Be like this from now on."""
        with suppress(OSError, http.client.HTTPException):
            self._send(FINE | wanted)

    def put_right(self, id_number: str) -> None:
        """Know this person from now on, whatever the name is."""
        with self._lock, suppress(OSError, http.client.HTTPException):
            self._right[id_number] = "same"
            self._send({"say": self._right})

    def keep_changing(self, random: Random, over: threading.Event) -> None:
        """Change moods until the run is over; a healthy one is the last."""
        while not over.wait(random.uniform(SHORTEST, LONGEST)):
            self.behave(**random.choice(MOODS))
        self.behave()

    def _send(self, wanted: dict[str, Any] | None) -> dict[str, Any]:
        body = None if wanted is None else json.dumps(wanted).encode()
        with urllib.request.urlopen(self._address, body, timeout=5) as answer:  # noqa: S310 - the loopback address
            return json.load(answer)

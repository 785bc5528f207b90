"""The gateway's door during a run: somebody knocks all the time, and a careful client writes through it with keys."""

import http.client
import json
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from deploy.local.places import PASSWORD
from tests.chaos.facts import Connect
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation

EVERY = 0.05
AGAIN = 0.3
ASKED_WITHIN = 120.0
REFUSED_AT_MOST = 3.0  # seconds in a row
WHO = "340000.info"
# A campaign is announced to nobody and takes no part in the files' way.
PLAN = {
    "kind": "supplement",
    "responsible": "教师工作处",
    "starts_on": "2026-01-01",
    "submit_by": "2026-01-10",
    "school_review_by": "2026-01-20",
    "authority_review_by": "2026-01-30",
}
FOUND = "SELECT name, count(*) FROM campaign WHERE name LIKE %s GROUP BY name"


class Doorstep:
    """What was seen at the door: knocks that were refused, for how long in a row, and which writes were answered."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address).hostname or "", urlsplit(address).port or 0
        self.run = f"chaos {uuid.uuid4().hex[:8]}"
        self.knocks = self.refused = 0
        self.longest = 0.0
        self.answered: list[str] = []
        self.wrong: list[str] = []
        self.came_in = threading.Event()
        self._over = threading.Event()
        self._token = ""

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Knock and write until the end of the block; what is being written then is seen to its end."""
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(self._keep_knocking), pool.submit(self._keep_writing)]
            try:
                yield
            finally:
                self._over.set()
                self.came_in.set()
            for each in both:
                each.result()

    def unmet(self, connect: Connect) -> Iterator[Violation]:
        """What was answered must be there once; `connect` gives a connection to a database by name."""
        with closing(connect("xingtan_records")) as connection:
            cursor = connection.cursor()
            cursor.execute(FOUND, [f"{self.run} %"])
            found = dict(cursor.fetchall())
        for name in self.answered:
            if found.get(name, 0) != 1:
                kind = DOUBLED if name in found else LOST
                yield Violation(kind, name, f"was written through the gateway and is there {found.get(name, 0)} times")
        for number, text in enumerate(self.wrong):
            yield Violation(UNEXPLAINED, f"answer of the gateway {number}", text)
        if self.longest > REFUSED_AT_MOST:
            yield Violation(UNEXPLAINED, "the gateway", f"refused connections for {self.longest:.1f} s in a row")
        if not self.answered:
            yield Violation(UNEXPLAINED, "the gateway", "answered no write at all")

    def worded(self) -> str:
        """One line about it."""
        refused = f"{self.refused} of {self.knocks} knocks refused, {self.longest:.1f} s in a row at most"
        return f"gateway: {refused}; {len(self.answered)} writes answered"

    def _keep_knocking(self) -> None:
        since: float | None = None
        while not self._over.wait(EVERY):
            began = time.monotonic()
            self.knocks += 1
            try:
                socket.create_connection(self.address, timeout=5).close()
                since = None
            except OSError:
                self.refused += 1
                since = since or began
                self.longest = max(self.longest, time.monotonic() - since)

    def _keep_writing(self) -> None:
        while not self._over.wait(AGAIN):
            self._write(f"{self.run} {len(self.answered) + len(self.wrong)}")

    def _write(self, name: str) -> None:
        """Write it down once: the same key again until there is an answer."""
        key, until = uuid.uuid4().hex, time.monotonic() + ASKED_WITHIN
        while time.monotonic() < until:
            status, said = self._send("/api/v1/campaigns", PLAN | {"name": name}, {"Idempotency-Key": key})
            if status == 401:
                self._sign_in()
            elif status in (200, 201):
                self.answered.append(name)
                self.came_in.set()
                return
            elif 400 <= status < 500:
                self.wrong.append(f"{status} {said}")
                return
            time.sleep(AGAIN)
        self.wrong.append(f"no answer to a write within {ASKED_WITHIN:.0f} s, at last {status} {said}")

    def _sign_in(self) -> None:
        status, said = self._send("/api/v1/sessions", {"username": WHO, "password": PASSWORD}, {})
        self._token = json.loads(said)["token"] if status in (200, 201) else ""

    def _send(self, path: str, body: dict, headers: dict[str, str]) -> tuple[int, str]:
        """Status and body of the answer; 0 and why where none came."""
        signed = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token or 'none'}"} | headers
        with closing(http.client.HTTPConnection(*self.address, timeout=30)) as connection:
            try:
                connection.request("POST", path, json.dumps(body), signed)
                answer = connection.getresponse()
                return answer.status, answer.read().decode()
            except (OSError, http.client.HTTPException) as error:
                return 0, repr(error)

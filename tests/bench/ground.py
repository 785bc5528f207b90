"""A whole system of the bench's own below .local/bench, with the sample's organisations and people, and fsync on."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from deploy.local import processes, sample
from deploy.local.places import Place, places, plain_schools
from deploy.local.programs import ROOT
from deploy.local.stack import Stack
from services.common import clock, settings
from services.common.actor import sign
from services.common.bus.topology import SERVICES
from tests.bench.busy import Busy
from tests.bench.figures import Report

FOLDER = ".local/bench"
LOOK = 1.0
HINDRANCE = """
    SELECT 'the job ' || kind || ' failed: ' || coalesce(error, '') FROM job WHERE state = 'failed'
    UNION ALL SELECT handler || ' failed: ' || error FROM failure WHERE attempts >= 3 LIMIT 1
"""


class NotMeasured(SystemExit):
    """A bench cannot go on; the message says why."""


@dataclass(frozen=True)
class Sizes:
    """How much is done in one run; small ones only show that the bench itself works."""

    rounds: int = 3
    seconds: float = 5.0
    events: int = 10_000
    handled: int = 1_500
    files: int = 200
    rows: int = 20_000
    naive_rows: int = 2_000
    batch: int = 10_000
    acts: int = 10_000
    single_acts: int = 100
    photos: int = 24
    many_photos: int = 500
    papers: int = 300
    look_alikes: int = 200_000
    requests: int = 60
    transfers: int = 30
    open_transfers: int = 1_000
    results: int = 1_000_000
    confirmed: int = 100_000


SMALL = Sizes(
    rounds=1,
    seconds=1.0,
    events=500,
    handled=200,
    files=40,
    rows=300,
    naive_rows=100,
    batch=60,
    acts=60,
    single_acts=10,
    photos=4,
    many_photos=20,
    papers=6,
    look_alikes=2_000,
    requests=20,
    transfers=4,
    open_transfers=40,
    results=10_000,
    confirmed=2_000,
)


class Ground:
    """The stack and the people in it; benches say which processes they need."""

    def __init__(self, stack: Stack, sizes: Sizes, report: Report) -> None:
        self.stack = stack
        self.sizes = sizes
        self.report = report
        self.people = sample.Site()
        self.people.paths = sample.paths_of(places())

    def only(self, *names: str) -> None:
        """Exactly these processes run and are ready."""
        for name in set(self.stack.programs.running()) - set(names):
            self.stack.stop(name)
        self.stack.ports.leave_taken(name for name in names if self.stack.pid(name) is None)
        for name in names:
            self.stack.start(name)
        for name in names:
            self.stack.wait_ready(name, 120)

    def busy(self, **more: int) -> Busy:
        """A watch on every process of the stack, and `more`."""
        return Busy(self.stack.programs.running() | self.stack.servers.running() | more)

    def token(self, place: Place, role: str) -> str:
        """The signed actor of the person with this role, good for five minutes."""
        return sign(self.people.actor(place, role), self.people.key, clock.now())

    @contextmanager
    def helper(self, name: str, *command: str, **environment: str) -> Iterator[int]:
        """A process of the bench itself, such as an echo, by its pid."""
        pid_file = self.stack.folder / f"{name}.helper"
        log = self.stack.folder / "logs" / f"{name}.log"
        everything = dict(os.environ) | environment
        try:
            yield processes.spawn([sys.executable, "-m", *command], pid_file, log, everything, ROOT).pid
        finally:
            processes.end(pid_file, 15, 20)

    def load(self, kind: str, **task: Any) -> dict:
        """Run a load generator in a process of its own; what it counted."""
        command = [sys.executable, "-m", f"tests.bench.load.{kind}"]
        given = json.dumps(task, default=str)
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, cwd=ROOT)
        if done.returncode:
            raise SystemExit(f"The load generator failed:\n{done.stderr[-3000:]}")
        return json.loads(done.stdout)

    def hindrance(self) -> str | None:
        """Why what is waited for will not come: a job that failed, a message that was put aside for an operator."""
        for service in SERVICES:
            with self.database(service) as cursor:
                cursor.execute(HINDRANCE)
                if found := cursor.fetchone():
                    return f"{service}: {found[0]}"
        return None

    @contextmanager
    def database(self, service: str) -> Iterator[Any]:
        """A superuser's cursor; each statement commits."""
        connection = self.stack.admin(f"xingtan_{service}")
        try:
            yield connection.cursor()
        finally:
            connection.close()


@contextmanager
def prepared(sizes: Sizes, report: Report) -> Iterator[Ground]:
    """A fresh stack with organisations and accounts in it; everything is stopped afterwards."""
    stack = Stack(FOLDER)
    try:
        stack.start_servers()
        stack.programs.stop_all()
        stack.fresh()
        stack.migrate()
        stack.topology()
        os.environ.update(stack.environment())
        settings.load.cache_clear()
        ground = Ground(stack, sizes, report)
        try:
            ground.only("serve", "react", "relay")
            sample.load_identity(places())
            sample.wait_until(lambda: sample.knows_all(ground.people, schools()) and _settled(ground))
            yield ground
        finally:
            ground.people.bus.close()
    finally:
        stack.stop_all()


def schools() -> list[Place]:
    """The sample's schools that are reviewed the plain way."""
    return plain_schools()


def _settled(ground: Ground) -> bool:
    """Whether review knows every organisation too."""
    return count(ground, "review", "known_org") == len(places())


def count(ground: Ground, service: str, table: str) -> int:
    """How many rows there are."""
    with ground.database(service) as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a word of our own
        return cursor.fetchone()[0]


def until(
    holds: Callable[[], bool],
    seconds: float = 120.0,
    pause: float = 0.02,
    hindrance: Callable[[], str | None] = lambda: None,
) -> None:
    """Wait for what comes by itself, looking often enough for it to be timed.

    `hindrance` says why it cannot come any more; it is asked once in LOOK seconds.
    """
    began = asked = time.monotonic()
    while not holds():
        now = time.monotonic()
        if now - asked > LOOK:
            asked = now
            if why := hindrance():
                raise NotMeasured(f"What is waited for cannot come: {why}")
        if now - began > seconds:
            raise NotMeasured(f"It did not come within {seconds:.0f} s; see the logs below {FOLDER}.")
        time.sleep(pause)


def refused(outcomes: Iterable[dict[str, Any]]) -> None:
    """Raise what the first refusal of several acts says: what was to follow from it would be waited for in vain."""
    for outcome in outcomes:
        if not outcome["done"]:
            raise NotMeasured(f"What was to be waited for was refused: {outcome['message']}")


def until_true(ground: Ground, service: str, question: str, seconds: float = 120.0) -> None:
    """Wait until the database answers a question with true, or until something was put aside for good."""
    with ground.database(service) as cursor:

        def is_true() -> bool:
            cursor.execute(question)
            return cursor.fetchone()[0]

        until(is_true, seconds, hindrance=ground.hindrance)

"""The system under fire: a stack whose processes are started again whenever they have died."""

import contextlib
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

from deploy.local.stack import Stack
from tests.chaos.population import PopulationDatabase

SINGLE = ("population", "serve", "react", "relay", "jobs", "gateway")  # one of each process
LOOK = 0.3
STARTS_WITHIN = 120
BACKENDS = """
    SELECT pid FROM pg_stat_activity
    WHERE datname LIKE 'xingtan%' AND backend_type = 'client backend' AND usename <> 'postgres' ORDER BY pid
"""
# Typed, since an empty list would tell no type.
TERMINATE = "SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) AS pid"
RUNNING = "SELECT count(*) FROM job WHERE kind = %s AND state = 'running' AND finished_at IS NULL"


class System:
    """Processes by name, kept up; `ended` counts those that nobody had killed."""

    def __init__(self, stack: Stack, names: tuple[str, ...]) -> None:
        self.stack = stack
        self.names = names
        self.population = PopulationDatabase(stack.address("population"))
        self.ended: Counter[str] = Counter()
        self._killed: set[str] = set()
        self._over = threading.Event()
        self.keeping: Future = Future()

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Everything up, and kept up until the end of the block."""
        for name in self.names:
            self.stack.start(name)
        for name in self.names:
            self.stack.wait_ready(name, STARTS_WITHIN)
        with ThreadPoolExecutor(1) as pool:
            self.keeping = pool.submit(self._keep_up)
            try:
                yield
            finally:
                self._over.set()
                wait([self.keeping])
                for name in reversed(self.names):
                    self.stack.stop(name)
            self.keeping.result()

    def kill(self, name: str) -> None:
        """End a process as a power cut would; it is soon started again."""
        self._killed.add(name)
        self.stack.kill(name)

    def kill_master(self, name: str) -> None:
        """End one process of many alone; its children must not outlive it."""
        self._killed.add(name)
        if pid := self.stack.pid(name):
            os.kill(pid, signal.SIGKILL)

    def expect_death(self, name: str) -> None:
        """Do not count the next end of this process."""
        self._killed.add(name)

    def wait_ready(self) -> None:
        """Wait until every process can work, whatever was done to it."""
        until = time.monotonic() + STARTS_WITHIN
        while not all(self.stack.programs.ready(name) for name in self.names):
            if self.keeping.done():
                self.keeping.result()
            if time.monotonic() > until:
                raise TimeoutError("The processes do not come back; see their logs.")
            time.sleep(LOOK)

    def backends(self) -> list[int]:
        """The processes by which the database serves the system's connections."""
        with contextlib.closing(self.stack.admin()) as connection:
            cursor = connection.cursor()
            cursor.execute(BACKENDS)
            return [pid for (pid,) in cursor.fetchall()]

    def terminate(self, backends: list[int]) -> None:
        """Cut off these connections."""
        with contextlib.closing(self.stack.admin()) as connection:
            connection.cursor().execute(TERMINATE, [backends])

    def runs_a_job(self, service: str, kind: str) -> bool:
        """Whether a job process is at a job of this kind now."""
        with contextlib.closing(self.stack.admin(f"xingtan_{service}")) as connection:
            cursor = connection.cursor()
            cursor.execute(RUNNING, [kind])
            return cursor.fetchone()[0] > 0

    def _keep_up(self) -> None:
        while not self._over.wait(LOOK):
            for name in self.names:
                if self.stack.pid(name) is None:
                    self._start_again(name)

    def _start_again(self, name: str) -> None:
        if name in self._killed:
            self._killed.discard(name)
        else:
            self.ended[name] += 1
        self.stack.start(name)

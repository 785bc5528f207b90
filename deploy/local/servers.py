"""The two servers of a stack as one thing, brought up and down at the same time."""

import contextlib
import fcntl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deploy.local import databases, processes
from deploy.local.keys import Keys
from deploy.local.ports import Ports
from deploy.local.postgres import FORGETFUL, Postgres
from deploy.local.rabbitmq import RabbitMQ

PORTS = ("postgres", "broker", "broker-distribution", "epmd")


class Servers:
    """PostgreSQL and RabbitMQ; nothing is made before the first start."""

    def __init__(self, folder: Path, ports: Ports, keys: Keys) -> None:
        self.folder = folder
        self.ports = ports
        self.keys = keys
        self.postgres = Postgres(folder, ports, keys, FORGETFUL if folder.name.startswith("test") else {})
        self.rabbitmq = RabbitMQ(folder, ports, keys)

    def start(self) -> None:
        """Bring both up, with roles and databases; what runs already is left running."""
        with self._alone():
            if not {"postgres", "rabbitmq"} & set(self.running()):
                self.ports.leave_taken(PORTS)
            with ThreadPoolExecutor() as pool:
                broker = pool.submit(self.rabbitmq.start)
                self.postgres.start()
                databases.ensure(self.postgres, self.keys)
                broker.result()

    def stop(self) -> None:
        """Stop both in good order."""
        if not self.folder.exists():
            return
        with self._alone(), ThreadPoolExecutor() as pool:
            broker = pool.submit(self.rabbitmq.stop)
            self.postgres.stop()
            broker.result()
            self.rabbitmq.stop_epmd()

    def empty(self) -> None:
        """Make the databases anew, and another virtual host."""
        with ThreadPoolExecutor() as pool:
            broker = pool.submit(self.rabbitmq.reset)
            databases.drop(self.postgres)
            databases.ensure(self.postgres, self.keys)
            broker.result()

    def running(self) -> dict[str, int]:
        """Return the process ids of those that run."""
        found = {file.stem: processes.running(file) for file in sorted(self.folder.glob("*.pid"))}
        return {name: process.pid for name, process in found.items() if process}

    def all_run(self) -> bool:
        """Whether both run."""
        return set(self.running()) >= {"postgres", "rabbitmq"}

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold others off who would start or stop the same servers at the same time."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

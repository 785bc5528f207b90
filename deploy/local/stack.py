"""A stack is a folder: private servers, ports, secrets, files and logs of one whole system. Tests are built on it."""

import shutil
from pathlib import Path
from typing import Any

from deploy.local import settings
from deploy.local.keys import Keys
from deploy.local.ports import Ports
from deploy.local.programs import ROOT, Failed, Programs
from deploy.local.servers import Servers


class Stack:
    """One stack. `overrides` are environment names that win over everything, such as XINGTAN_SITE="340000".

    Processes are named serve, react, relay, jobs and gateway; `serve-2` is one more, `serve-records` serves
    that one alone.
    """

    def __init__(self, folder: str | Path, **overrides: str) -> None:
        self.folder = (ROOT / folder).resolve()
        self.overrides = overrides
        self.ports = Ports(self.folder)
        self.keys = Keys(self.folder)
        self.servers = Servers(self.folder, self.ports, self.keys)
        self.programs = Programs(self.folder, self.ports, self.environment)

    @property
    def given(self) -> bool:
        """Whether the caller's environment names real servers: they are used, never started and never emptied."""
        return settings.given_servers(settings.GIVEN)

    def environment(self) -> dict[str, str]:
        """Return the XINGTAN_ names of this stack; a value that the caller's environment gives is kept."""
        return settings.environment(self.folder, self.ports, self.keys) | settings.GIVEN | self.overrides

    def start_servers(self) -> None:
        """Bring PostgreSQL (with roles and databases) and RabbitMQ up; what runs already is left running."""
        self._make_folders()
        if not self.given:
            self.servers.start()

    def stop_servers(self) -> None:
        """Stop both servers in good order."""
        self.servers.stop()

    def fresh(self) -> None:
        """Empty databases, bus and files of running servers; stop the stack's processes first.

        The bus lies at another address afterwards, so whoever took `environment()` before takes it again.
        """
        if self.given:
            raise Failed("The environment names these servers, so what they hold is not the stack's to delete.")
        self.servers.empty()
        shutil.rmtree(self.folder / "files")
        self._make_folders()

    def migrate(self) -> None:
        """Bring every service's tables to the newest shape."""
        self.programs.step("services", "migrate", "all")

    def topology(self) -> None:
        """Declare exchanges, queues and bindings."""
        self.programs.step("services", "topology")

    def start(self, name: str) -> None:
        """Start a process unless it runs already; see `wait_ready`."""
        self.programs.start(name)

    def stop(self, name: str) -> None:
        """End a process in good order: work in hand is finished first."""
        self.programs.stop(name)

    def kill(self, name: str) -> None:
        """Kill a process as a power cut would."""
        self.programs.kill(name)

    def pid(self, name: str) -> int | None:
        """Return the process id, or None if it does not run."""
        return self.programs.pid(name)

    def wait_ready(self, name: str, seconds: float = 60) -> None:
        """Wait until the process says that it can work."""
        self.programs.wait_ready(name, seconds)

    def stop_all(self) -> None:
        """Stop every process of the stack, then the servers."""
        self.programs.stop_all()
        self.stop_servers()

    def address(self, name: str = "gateway") -> str:
        """Return where a process answers, without a closing slash."""
        return self.programs.address(name)

    def admin(self, database: str = "postgres") -> Any:
        """Return a superuser's connection, for what a test must see or do behind the services' backs."""
        return self.servers.postgres.connect(database)

    def restart_postgres(self, *, immediate: bool = False) -> None:
        """Restart PostgreSQL; `immediate` crashes it first, so that it recovers from its log."""
        end = self.servers.postgres.crash if immediate else self.servers.postgres.stop
        end()
        self.servers.postgres.start()

    def start_broker(self) -> None:
        """Start RabbitMQ after `stop_broker` or `kill_broker`."""
        self.servers.rabbitmq.start()

    def stop_broker(self) -> None:
        """Stop RabbitMQ in good order."""
        self.servers.rabbitmq.stop()

    def kill_broker(self) -> None:
        """Kill RabbitMQ as a power cut would."""
        self.servers.rabbitmq.kill()

    def restart_broker(self) -> None:
        """Stop and start RabbitMQ."""
        self.stop_broker()
        self.start_broker()

    def remove(self) -> None:
        """Stop everything and delete the stack, also what had to lie outside its folder."""
        self.stop_all()
        self.servers.postgres.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_folders(self) -> None:
        for name in ("logs", "files", "processes"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

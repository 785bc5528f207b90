"""The product's own processes in a stack: named, started, watched for readiness, ended."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deploy.local import processes
from deploy.local.ports import Ports
from deploy.local.processes import Process

ROOT = Path(__file__).parents[2]
GATEWAY = ["gunicorn", "-c", "deploy/local/gunicorn.conf.py", "gateway.app:app"]
POPULATION = ["deploy.local.population"]  # the simulator of a system outside
OWN_PORT = ("GATEWAY", "POPULATION")
# A gateway lets requests end, a service lets work in hand end; both are killed after this many seconds.
PATIENCE = 40


class Failed(Exception):
    """A process did not do what it was started for; the message ends with its last words."""


def words(name: str) -> list[str]:
    """Return what Python runs for `serve`, `serve-2` (one more of it), `serve-records` or `serve-records-2`."""
    kind, *rest = name.split("-")
    if kind == "gateway":
        return GATEWAY
    if kind == "population":
        return POPULATION
    return ["services", kind, next((word for word in rest if not word.isdigit()), "all")]


def port_variable(name: str) -> str:
    """Return the environment name under which a process learns its own port."""
    kind = name.split("-", maxsplit=1)[0].upper()
    return f"XINGTAN_{kind}_PORT" if kind in OWN_PORT else f"XINGTAN_HEALTH_PORT_{kind}"


def answers(url: str) -> bool:
    """Whether an address answers, and with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - always the loopback address
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


class Programs:
    """Processes by name; `environment` is asked at each start, since ports may have moved."""

    def __init__(self, folder: Path, ports: Ports, environment: Callable[[], dict[str, str]]) -> None:
        self.folder = folder
        self.ports = ports
        self.settings = environment

    def environment(self, name: str) -> dict[str, str]:
        """Return the whole environment of one process; a second of a kind has a port of its own."""
        everything = os.environ | {"PYTHONUNBUFFERED": "1"} | self.settings()
        if "-" in name:
            everything[port_variable(name)] = str(self.ports[name])
        return everything

    def step(self, *module: str) -> None:
        """Run a module to its end."""
        command = [sys.executable, "-m", *module]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment("step"), capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        with self._log("steps").open("a") as log:
            log.write(said)
        if done.returncode:
            raise Failed(f"'python -m {' '.join(module)}' failed:\n{said[-3000:]}")

    def start(self, name: str) -> Process:
        """Start a process unless it runs already."""
        file = self._pid_file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", *words(name)]
        return processes.running(file) or processes.spawn(command, file, self._log(name), self.environment(name), ROOT)

    def stop(self, name: str) -> None:
        """End a process in good order: work in hand is finished first."""
        processes.end(self._pid_file(name), signal.SIGTERM, PATIENCE)

    def stop_all(self) -> None:
        """Stop every process: first the gateways, so that no request meets a service that has gone."""
        names = self.running()
        with ThreadPoolExecutor() as pool:
            list(pool.map(self.stop, [name for name in names if name.startswith("gateway")]))
            list(pool.map(self.stop, names))

    def kill(self, name: str) -> None:
        """Kill a process as a power cut would, its workers with it."""
        if process := processes.running(self._pid_file(name)):
            process.kill()
            process.gone(10)

    def pid(self, name: str) -> int | None:
        """Return the process id, or None if it does not run."""
        process = processes.running(self._pid_file(name))
        return process.pid if process else None

    def running(self) -> dict[str, int]:
        """Return the process ids of those that run."""
        found = {file.stem: self.pid(file.stem) for file in sorted((self.folder / "processes").glob("*.pid"))}
        return {name: pid for name, pid in found.items() if pid}

    def address(self, name: str) -> str:
        """Return where a process answers, without a closing slash."""
        return f"http://127.0.0.1:{self.environment(name)[port_variable(name)]}"

    def ready(self, name: str) -> bool:
        """Whether the process says that it can work."""
        path = "/api/v1/health" if name.startswith("gateway") else "/health"
        return answers(self.address(name) + path)

    def wait_ready(self, name: str, seconds: float) -> None:
        """Wait until it is ready; fail as soon as it has ended instead."""
        until = time.monotonic() + seconds
        while not self.ready(name):
            if self.pid(name) is None:
                raise Failed(f"'{name}' has ended:\n{self.last_words(name)}")
            if time.monotonic() > until:
                raise Failed(f"'{name}' was not ready after {seconds:.0f} s:\n{self.last_words(name)}")
            time.sleep(0.1)

    def last_words(self, name: str) -> str:
        """Return the end of a process's log."""
        log = self._log(name)
        return log.read_text(errors="replace")[-3000:] if log.exists() else ""

    def _pid_file(self, name: str) -> Path:
        return self.folder / "processes" / f"{name}.pid"

    def _log(self, name: str) -> Path:
        return self.folder / "logs" / f"{name}.log"

"""A private PostgreSQL cluster: TCP on the loopback address only, passwords required, no socket file."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from deploy.local import processes
from deploy.local.keys import Keys
from deploy.local.ports import Ports

PROGRAMS = Path("/usr/lib/postgresql")

# For two cores and 4 GiB that are shared with everything else of a small site.
TUNING = {
    "max_connections": "250",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "10min",
    "wal_compression": "lz4",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}
# A test's data need not survive a power cut; everything that is measured or shot at must.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """The cluster of one stack; `settings` are added to TUNING."""

    def __init__(self, folder: Path, ports: Ports, keys: Keys, settings: dict[str, str]) -> None:
        self.folder = folder
        self.ports = ports
        self.keys = keys
        self.settings = settings
        self.pid_file = folder / "postgres.pid"
        self.home_file = folder / "postgres.path"

    def start(self) -> None:
        """Bring it up, making the cluster the first time, and wait until it answers."""
        if not processes.running(self.pid_file):
            self._make()
            self._spawn()
        self._wait()

    def stop(self) -> None:
        """Close connections, write everything out, end."""
        processes.end(self.pid_file, signal.SIGINT, 60)

    def crash(self) -> None:
        """End without writing anything out: the next start recovers from the log."""
        processes.end(self.pid_file, signal.SIGQUIT, 20)

    def connect(self, database: str = "postgres") -> Any:
        """Return a connection of the superuser that commits each statement."""
        import psycopg2

        connection = psycopg2.connect(
            host="127.0.0.1",
            port=self.ports["postgres"],
            user="postgres",
            password=self.keys["password_superuser"],
            dbname=database,
            connect_timeout=5,
        )
        connection.autocommit = True
        return connection

    def dump(self, database: str, file: Path) -> None:
        """Write a whole database to a file."""
        self._tool("pg_dump", "--format=custom", "--compress=0", f"--file={file}", database)

    def restore(self, database: str, file: Path) -> None:
        """Fill an empty database from what `dump` wrote."""
        self._tool("pg_restore", "--exit-on-error", f"--dbname={database}", str(file))

    def _tool(self, name: str, *words: str) -> None:
        """Run one of PostgreSQL's own programs as the superuser."""
        program = _programs((self._home() / "data" / "PG_VERSION").read_text().strip()) / name
        login = {"PGPASSWORD": self.keys["password_superuser"], "PGPORT": str(self.ports["postgres"])}
        login |= {"PGHOST": "127.0.0.1", "PGUSER": "postgres"}
        with (self.folder / "logs" / "postgres.log").open("ab") as log:
            subprocess.run([str(program), *words], env=os.environ | login, stdout=log, stderr=log, check=True)

    def remove(self) -> None:
        """Delete the cluster, wherever it lies."""
        self.stop()
        if self.home_file.exists():
            shutil.rmtree(self.home_file.read_text(), ignore_errors=True)
            self.home_file.unlink()

    def _home(self) -> Path:
        if not self.home_file.exists():
            self.home_file.write_text(str(_new_home(self.folder)))
        return Path(self.home_file.read_text())

    def _make(self) -> None:
        home = self._home()
        if (home / "data").exists():
            return
        # Named in the end, so that an interrupted attempt is not taken for a cluster.
        unfinished = home / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = home / "password"
        password.write_text(self.keys["password_superuser"])
        _hand_over(password)
        options = ["-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}"]
        options += ["-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-sync"]
        with (self.folder / "logs" / "postgres.log").open("ab") as log:
            command = [str(_programs() / "initdb"), "-D", str(unfinished), *options]
            subprocess.run(command, cwd="/", stdout=log, stderr=log, check=True, **_identity())
        password.unlink()
        unfinished.rename(home / "data")

    def _spawn(self) -> None:
        data = self._home() / "data"
        settings = TUNING | self.settings
        settings |= {
            "port": str(self.ports["postgres"]),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
        }
        program = _programs((data / "PG_VERSION").read_text().strip()) / "postgres"
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        log = self.folder / "logs" / "postgres.log"
        command = [str(program), "-D", str(data), *words]
        processes.spawn(command, self.pid_file, log, os.environ, Path("/"), **_identity())

    def _wait(self) -> None:
        import psycopg2

        # A crashed cluster first recovers, which takes as long as it has to write.
        until = time.monotonic() + 120
        while True:
            try:
                return self.connect().close()
            except psycopg2.OperationalError:
                if not processes.running(self.pid_file) or time.monotonic() > until:
                    raise
                time.sleep(0.05)


def _programs(version: str = "*") -> Path:
    """Return the folder of PostgreSQL's programs, the newest of those that fit."""
    found = PROGRAMS.glob(f"{version}/bin/postgres")
    return max(found, key=lambda path: float(path.parts[-3])).parent


def _identity() -> dict[str, Any]:
    """Return whom to become: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _hand_over(path: Path) -> None:
    """Give a file or folder to whoever runs the cluster, and close it to everybody else."""
    path.chmod(0o700 if path.is_dir() else 0o600)
    if identity := _identity():
        os.chown(path, identity["user"], identity["group"])


def _reachable(folder: Path) -> bool:
    """Whether the cluster's user may pass through every folder down to `folder`."""
    question = ["/usr/bin/test", "-x", str(folder)]
    return subprocess.run(question, cwd="/", check=False, **_identity()).returncode == 0


def _new_home(folder: Path) -> Path:
    """Return a folder for the cluster: in the stack's own, or outside where that lies behind a closed door.

    Outside is not below /var/tmp, which is swept by age: an idle table's file would vanish.
    """
    if _reachable(folder):
        home = folder / "postgres"
        home.mkdir(exist_ok=True)
    else:
        home = Path(tempfile.mkdtemp(prefix=f"xingtan-{folder.name}-", dir="/var/lib"))
    _hand_over(home)
    return home

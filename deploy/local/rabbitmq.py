"""A private RabbitMQ node: loopback only, its own cookie and its own epmd, nothing shared with a broker beside it."""

import base64
import hashlib
import json
import os
import re
import secrets
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from deploy.local import processes
from deploy.local.keys import Keys
from deploy.local.ports import Ports

# The package's scripts on PATH change to the system's user and read its configuration; these do neither.
PROGRAMS = Path("/usr/lib/rabbitmq/bin")
NAME = "xingtan"

CONFIGURATION = """\
listeners.tcp.1 = 127.0.0.1:{port}
load_definitions = {folder}/definitions.json
vm_memory_high_watermark.absolute = 512MiB
disk_free_limit.absolute = 200MB
log.file.level = warning
log.console = false
"""
# One that cannot be deleted now is tried again by the next reset.
DELETE_OTHERS = """
    [catch rabbit_vhost:delete(Each, <<"stack">>) || Each <- rabbit_vhost:list_names(), Each =/= <<"%s">>].
"""


def virtual_host(folder: Path) -> str:
    """Return the virtual host that the stack in `folder` uses now; `RabbitMQ.reset` changes it."""
    file = folder / "virtual-host"
    return file.read_text() if file.exists() else NAME


class RabbitMQ:
    """The node of one stack; its user and present virtual host come from a definitions file at every start."""

    def __init__(self, folder: Path, ports: Ports, keys: Keys) -> None:
        self.stack = folder
        self.folder = folder / "rabbitmq"
        self.ports = ports
        self.keys = keys
        self.pid_file = folder / "rabbitmq.pid"
        self.epmd_pid_file = folder / "epmd.pid"

    def start(self) -> None:
        """Bring it up and wait until the virtual host takes connections."""
        if not processes.running(self.pid_file):
            self._configure()
            self._start_epmd()
            self._spawn([PROGRAMS / "rabbitmq-server"], self.pid_file)
        self._wait()

    def stop(self) -> None:
        """End in good order; messages on disk stay."""
        processes.end(self.pid_file, signal.SIGTERM, 60)

    def stop_epmd(self) -> None:
        """End the port mapper, which outlives restarts of the node."""
        processes.end(self.epmd_pid_file, signal.SIGTERM, 5)

    def kill(self) -> None:
        """End as a power cut would."""
        if process := processes.running(self.pid_file):
            process.kill()
            process.gone(10)

    def reset(self) -> None:
        """Go on in a new virtual host, in which there is nothing, and delete what there was before.

        A new name each time: under an old one the broker refuses queues while it still ends those of the same names.
        """
        name = f"{NAME}-{secrets.token_hex(4)}"
        (self.stack / "virtual-host").write_text(name)
        self._control("import_definitions", str(self._definitions()))
        self._control("eval", DELETE_OTHERS % name)
        self._wait()

    def virtual_hosts(self) -> list[str]:
        """Return the names of all virtual hosts of the running node."""
        return self._control("list_vhosts", "--no-table-headers").split()

    def messages(self) -> int:
        """Return how many messages wait in the queues of the present virtual host, not counting those in hand."""
        names = self._control("list_queues", "-p", virtual_host(self.stack), "--no-table-headers", "name").split()
        with self._connection() as connection:
            channel = connection.channel()
            return sum(channel.queue_declare(name, passive=True).message_count for name in names)

    def _configure(self) -> None:
        for name in ("home", "data"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "rabbitmq.conf").write_text(CONFIGURATION.format(port=self.ports["broker"], folder=self.folder))
        (self.folder / "plugins").write_text("[].\n")
        self._definitions()

    def _definitions(self) -> Path:
        file = self.folder / "definitions.json"
        file.write_text(json.dumps(definitions(self.keys["password_broker"], virtual_host(self.stack))))
        return file

    def environment(self) -> dict[str, str]:
        """Return what the node and its control programs are told."""
        return os.environ | {
            "HOME": str(self.folder / "home"),
            "RABBITMQ_NODENAME": re.sub(r"[^a-z0-9-]", "-", f"{NAME}-{self.stack.name}".lower()) + "@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.ports["broker"]),
            "RABBITMQ_DIST_PORT": str(self.ports["broker-distribution"]),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_LOG_BASE": str(self.stack / "logs"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
            "RABBITMQ_CONFIG_FILE": str(self.folder / "rabbitmq"),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false",
            "ERL_EPMD_PORT": str(self.ports["epmd"]),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            # The start script then becomes the node, so that the process we know is the node itself.
            "RUNNING_UNDER_SYSTEMD": "true",
        }

    def _spawn(self, command: list[str | Path], pid_file: Path) -> None:
        processes.spawn(command, pid_file, self.stack / "logs" / "rabbitmq.log", self.environment(), self.folder)

    def _start_epmd(self) -> None:
        if not processes.running(self.epmd_pid_file):
            self._spawn(["epmd", "-port", str(self.ports["epmd"])], self.epmd_pid_file)

    def _control(self, *words: str) -> str:
        command = [str(PROGRAMS / "rabbitmqctl"), "--quiet", *words]
        done = subprocess.run(
            command, env=self.environment(), cwd=self.folder, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def _wait(self) -> None:
        from amqp.exceptions import AMQPError

        until = time.monotonic() + 120
        while True:
            try:
                return self._knock()
            except (OSError, AMQPError):
                if not processes.running(self.pid_file) or time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def _knock(self) -> None:
        with self._connection():
            pass

    def _connection(self) -> Any:
        import amqp

        return amqp.Connection(
            f"127.0.0.1:{self.ports['broker']}",
            userid=NAME,
            password=self.keys["password_broker"],
            virtual_host=virtual_host(self.stack),
            connect_timeout=5,
        )


def definitions(password: str, place: str) -> dict[str, list[dict[str, str]]]:
    """Return the user and the virtual host; no guest, and every queue is a quorum queue unless it says otherwise."""
    everything = {"configure": ".*", "write": ".*", "read": ".*"}
    user = {"name": NAME, "password_hash": _hash(password), "tags": "administrator"}
    return {
        "users": [user | {"hashing_algorithm": "rabbit_password_hashing_sha256"}],
        "vhosts": [{"name": place, "default_queue_type": "quorum"}],
        "permissions": [{"user": NAME, "vhost": place} | everything],
    }


def _hash(password: str) -> str:
    """Return the form in which RabbitMQ keeps a password: base64 of a 4-byte salt and SHA-256."""
    salt = secrets.token_bytes(4)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()

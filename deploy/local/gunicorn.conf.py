"""How the gateway runs under gunicorn; each worker opens its own bus connections after the fork."""

import ctypes
import os
import signal
import tempfile
from typing import Any

# The workers' counts are added up through files; the library looks for this name when it is first imported.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="xingtan-metrics-"))

bind = f"127.0.0.1:{os.environ['XINGTAN_GATEWAY_PORT']}"

# Two processes for two cores; a request mostly waits for a reply from the bus, so threads are cheap.
# Slow clients have none of them (gateway/worker.py), and an open connection costs a descriptor alone.
worker_class = "gateway.worker.Worker"
workers = 2
threads = 16
worker_connections = 900
preload_app = False

# A worker that reports nothing for this long is stuck: requests themselves run in its threads and may take longer.
timeout = 60
# Below the supervisor's patience, so that a stop never becomes a kill.
graceful_timeout = 20
# Longer than a proxy's usual idle time, so that the proxy closes first and never meets a closed connection.
keepalive = 75

# The application writes one structured line a request itself.
accesslog = None
errorlog = "-"
loglevel = "warning"

# Its default lies in the home folder and would be shared by every stack of one user.
control_socket_disable = True

KILL_WITH_PARENT = 1  # number of prctl(2)


def on_starting(server: Any) -> None:  # noqa: ARG001
    """Start no worker where a secret is missing: each would be started again for ever."""
    from services.common import settings

    settings.require("gateway", [])


def post_fork(server: Any, worker: Any) -> None:  # noqa: ARG001 - gunicorn's own words
    """Die with the master: a worker without one answers nobody new, yet keeps the port for as long as it has clients.

    Writes carry a key and are asked again, so that what was in hand is lost as little as in a power cut.
    """
    ctypes.CDLL(None).prctl(KILL_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != worker.ppid:
        os._exit(1)  # the master has died before the kernel was told


def child_exit(server: Any, worker: Any) -> None:  # noqa: ARG001
    """Forget the gauges of a worker that has ended."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:  # noqa: ARG001
    """Leave nothing behind."""
    import shutil

    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)

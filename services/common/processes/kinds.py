"""The kinds of process: `serve` and `react` (patched for eventlet), `relay`, `jobs` (never). Each stops on SIGTERM."""

import contextlib
import logging
import os
import signal
import threading
import time
from typing import Any

from kombu import Connection
from sqlalchemy import func, select, text

from services.common import settings
from services.common.bus import topology
from services.common.bus.relay import Relay
from services.common.bus.transport import DEAD_LETTER_QUEUE
from services.common.database import transactions
from services.common.database.tables import failure
from services.common.processes import job_threads
from services.common.telemetry import health, metrics

log = logging.getLogger(__name__)

GRACE = 20.0
HEARTBEAT = 30
WORKERS = 10  # calls of a service at a time
HANDLERS = 4  # events of a service at a time
STALE = 30.0


def serve(names: list[str]) -> None:
    """Answer the calls of the named services until SIGTERM; what runs is finished first."""
    _host("SERVE", names, "Calls", WORKERS)


def react(names: list[str]) -> None:
    """Handle the events of the named services until SIGTERM; what runs is finished first."""
    _host("REACT", names, "Events", HANDLERS)


def _host(kind: str, names: list[str], part: str, workers: int) -> None:
    import eventlet
    from nameko.runners import ServiceRunner
    from psycopg2.extensions import get_wait_callback

    if get_wait_callback() is None:
        raise RuntimeError("psycopg2 is not cooperative: the process was not patched before its imports")
    known = {"AMQP_URI": settings.load().amqp_url, "HEARTBEAT": HEARTBEAT, "max_workers": workers}
    runner = ServiceRunner(known | {"SERVICE_CONTAINER_CLS": f"services.common.processes.containers.{part}"})
    for name in names:
        runner.add_service(topology.service_class(name))
    signal.signal(signal.SIGTERM, lambda *_: eventlet.spawn(_stop, runner))
    runner.start()
    _serve_health(kind, {"bus": _bus, "database": lambda: all(_database(name) for name in names)}, names)
    log.info("serving", extra={"services": names, "part": part})
    with contextlib.suppress(KeyboardInterrupt):
        runner.wait()


def _stop(runner: Any) -> None:
    import eventlet

    with eventlet.Timeout(GRACE, False):
        runner.stop()
        return
    log.error("not everything ended in time; the broker delivers it again")
    os._exit(1)


def relay(names: list[str]) -> None:
    """Run the relays of the named services, a thread each, until SIGTERM."""
    stopping = _stop_on_sigterm()
    relays = [Relay(name) for name in names]
    threads = [threading.Thread(target=one.run, args=(stopping,)) for one in relays]
    for thread in threads:
        thread.start()
    alive = {"relays": lambda: all(time.monotonic() - one.beat < STALE for one in relays)}
    _serve_health("RELAY", alive, names)
    for thread in threads:
        thread.join()


def work(names: list[str]) -> None:
    """Run jobs, retry stored failures and purge for the named services until SIGTERM.

    A job under way is not waited for: it starts again from its stored input.
    """
    stopping = _stop_on_sigterm()
    threads = [thread for name in names for thread in job_threads.threads(name, stopping)]
    for thread in threads:
        thread.start()
    checks = {
        "database": lambda: all(_database(name) for name in names),
        "threads": lambda: all(thread.is_alive() for thread in threads),
    }
    _serve_health("JOBS", checks, names)
    stopping.wait()


def _stop_on_sigterm() -> threading.Event:
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    signal.signal(signal.SIGINT, lambda *_: stopping.set())
    return stopping


def _serve_health(kind: str, checks: health.Checks, names: list[str]) -> None:
    port = os.environ.get(f"XINGTAN_HEALTH_PORT_{kind}")
    if port:
        health.serve_health(int(port), checks, lambda: _count(names))


def _bus() -> bool:
    with Connection(settings.load().amqp_url, connect_timeout=2) as connection:
        connection.ensure_connection(max_retries=1, timeout=2)
        return True


def _database(name: str) -> bool:
    store = _probes.setdefault(name, transactions.Store(name, "app", pool=1))
    with store.begin(transactions.system()) as db:
        return db.execute(text("SELECT 1")).scalar_one() == 1


_probes: dict[str, transactions.Store] = {}


def _count(names: list[str]) -> None:
    """Bring the gauges up to date when somebody looks."""
    for name in names:
        store = _probes.setdefault(name, transactions.Store(name, "app", pool=1))
        with store.begin(transactions.system()) as db:
            for state, count in db.execute(select(failure.c.state, func.count()).group_by(failure.c.state)):
                metrics.stored_failures.labels(name, state).set(count)
    with Connection(settings.load().amqp_url, connect_timeout=2) as connection:
        metrics.dead_letters.set(DEAD_LETTER_QUEUE(connection.channel()).queue_declare(passive=True).message_count)

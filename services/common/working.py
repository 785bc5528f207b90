"""What the job process does for one service: jobs in one thread; stored failures and purging in another.

Apart, so that a long import holds up no retry. A service may have rounds of its own in services/<name>/rounds.py, a
thread each: `ROUNDS` lists functions of a store that do a little and return whether there was something to do.
"""

import datetime
import importlib
import importlib.util
import logging
import select
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from services.common import backfills, failures, jobs, purge, topology
from services.common import db as database

log = logging.getLogger(__name__)

BETWEEN_LOOKS = 1.0
CONNECTIONS = 6  # a job holds one, works and reports on others, and the tending thread has its own


def threads(name: str, stopping: threading.Event) -> list[threading.Thread]:
    """The threads that work for a service until `stopping` is set."""
    service = topology.service_class(name)
    store = database.Store(name, "job", pool=CONNECTIONS)
    service.store, service.caller = store, {}
    rounds = (_jobs_of(name, store), _tending(service, store), *_own_rounds(name, store))
    return [threading.Thread(target=_go_on, args=(name, each, stopping), daemon=True) for each in rounds]


def _go_on(name: str, once: Callable[[threading.Event], None], stopping: threading.Event) -> None:
    """Go round and round, whatever happens."""
    while not stopping.is_set():
        try:
            once(stopping)
        except Exception as error:
            log.warning("jobs interrupted", extra={"service": name, "error": repr(error)})
            stopping.wait(BETWEEN_LOOKS)


def _jobs_of(name: str, store: database.Store) -> Callable[[threading.Event], None]:
    kinds = _kinds(name)

    def once(stopping: threading.Event) -> None:
        while not stopping.is_set() and jobs.run_one(store, name, kinds):
            pass
        _nap(store)

    return once


def _tending(service: Any, store: database.Store) -> Callable[[threading.Event], None]:
    last_purge: list[datetime.datetime] = []

    def once(stopping: threading.Event) -> None:
        now = datetime.datetime.now(datetime.UTC)
        failures.retry_due(store, service, now)
        if not last_purge or now - last_purge[0] > purge.EVERY:
            last_purge[:] = [now]
            purge.purge(store, now)
            purge.purge_files(now)
        stopping.wait(BETWEEN_LOOKS)

    return once


def _own_rounds(name: str, store: database.Store) -> list[Callable[[threading.Event], None]]:
    def going(work: Callable[[database.Store], bool]) -> Callable[[threading.Event], None]:
        return lambda stopping: None if work(store) else _wait(stopping)

    rounds = [going(work) for work in _listed(name, "rounds", "ROUNDS") or ()]
    if known := _listed(name, "backfills", "BACKFILLS"):
        rounds.append(going(lambda store: backfills.go_on(store, known)))
    return rounds


def _wait(stopping: threading.Event) -> None:
    stopping.wait(BETWEEN_LOOKS)


def _kinds(name: str) -> dict[str, Callable]:
    """The kinds of jobs that a service has."""
    return _listed(name, "jobs", "KINDS") or {}


def _listed(name: str, module: str, what: str) -> Any:
    """What a service lists in a module that it may have; None where it has none."""
    if importlib.util.find_spec(f"services.{name}.{module}") is None:
        return None
    return getattr(importlib.import_module(f"services.{name}.{module}"), what)


def _nap(store: database.Store) -> None:
    """Sleep a second, or until a job is announced."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as listener:
        listener.execute(text(f"LISTEN {jobs.CHANNEL}"))
        raw: Any = listener.connection.driver_connection
        select.select([raw], [], [], BETWEEN_LOOKS)
        raw.poll()
        raw.notifies.clear()
        listener.execute(text(f"UNLISTEN {jobs.CHANNEL}"))

"""What the job process does for one service: jobs in one thread; stored failures and purging in another.

Apart, so that a long import holds up no retry.
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

from services.common import db as database
from services.common import failures, jobs, purge, topology

log = logging.getLogger(__name__)

BETWEEN_LOOKS = 1.0
CONNECTIONS = 6  # a job holds one, works and reports on others, and the tending thread has its own


def threads(name: str, stopping: threading.Event) -> list[threading.Thread]:
    """The threads that work for a service until `stopping` is set."""
    service = topology.service_class(name)
    store = database.Store(name, "job", pool=CONNECTIONS)
    service.store, service.caller = store, {}
    rounds = (_jobs_of(name, store), _tending(service, store))
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


def _kinds(name: str) -> dict[str, Callable]:
    """The kinds of jobs that a service has, from its jobs.py if there is one."""
    if importlib.util.find_spec(f"services.{name}.jobs") is None:
        return {}
    return importlib.import_module(f"services.{name}.jobs").KINDS


def _nap(store: database.Store) -> None:
    """Sleep a second, or until a job is announced."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as listener:
        listener.execute(text(f"LISTEN {jobs.CHANNEL}"))
        raw: Any = listener.connection.driver_connection
        select.select([raw], [], [], BETWEEN_LOOKS)
        raw.poll()
        raw.notifies.clear()
        listener.execute(text(f"UNLISTEN {jobs.CHANNEL}"))

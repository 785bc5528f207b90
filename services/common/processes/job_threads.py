"""What the job process does for one service: a thread for each kind of job; one for stored failures and purging.

Apart, so that a long import holds up neither an export nor a retry. A service may have periodic work of its own in
services/<name>/periodic.py, a thread each: `WORK` lists functions of a store that do a little and return whether
there was something to do.
"""

import datetime
import logging
import select
import threading
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import text

from services.common import clock, service_modules
from services.common.bus import failures, topology
from services.common.database import backfills, transactions
from services.common.processes import jobs, purge

log = logging.getLogger(__name__)

BETWEEN_LOOKS = 1.0
OF_A_JOB = 3  # connections: its hold, its work, its progress
OF_OTHERS = 2  # connections of every other thread


def threads(name: str, stopping: threading.Event) -> list[threading.Thread]:
    """The threads that work for a service until `stopping` is set."""
    service, kinds, own = topology.service_class(name), _kinds(name), _own_work(name)
    store = transactions.Store(name, "job", pool=OF_A_JOB * len(kinds) + OF_OTHERS * (1 + len(own)))
    service.store, service.caller = store, {}
    lanes = (_jobs_of(name, store, {kind: run}) for kind, run in kinds.items())
    everything = (*lanes, _tending(service, store), *_periodic(store, own))
    return [threading.Thread(target=_go_on, args=(name, each, stopping), daemon=True) for each in everything]


def _go_on(name: str, once: Callable[[threading.Event], None], stopping: threading.Event) -> None:
    """Go round and round, whatever happens."""
    while not stopping.is_set():
        try:
            once(stopping)
        except Exception as error:
            log.warning("jobs interrupted", extra={"service": name, "error": repr(error)})
            stopping.wait(BETWEEN_LOOKS)


def _jobs_of(name: str, store: transactions.Store, kinds: dict[str, Callable]) -> Callable[[threading.Event], None]:
    def once(stopping: threading.Event) -> None:
        while not stopping.is_set() and jobs.run_one(store, name, kinds):
            pass
        _nap(store)

    return once


def _tending(service: Any, store: transactions.Store) -> Callable[[threading.Event], None]:
    last_purge: list[datetime.datetime] = []

    def once(stopping: threading.Event) -> None:
        now = clock.real_now()
        failures.retry_due(store, service, now)
        if not last_purge or now - last_purge[0] > purge.EVERY:
            last_purge[:] = [now]
            purge.purge(store, now)
            purge.purge_files(store.service, now)
        stopping.wait(BETWEEN_LOOKS)

    return once


def _own_work(name: str) -> list[Callable[[transactions.Store], bool]]:
    """What a service does besides jobs: its periodic work, and what its migrations left to be filled in."""
    known = service_modules.listed(name, "backfills", "BACKFILLS")
    works = service_modules.listed(name, "periodic", "WORK") or ()
    return [*works, lambda store: backfills.go_on(store, known)] if known else [*works]


def _periodic(store: transactions.Store, works: Iterable[Callable]) -> list[Callable[[threading.Event], None]]:
    def going(work: Callable[[transactions.Store], bool]) -> Callable[[threading.Event], None]:
        return lambda stopping: None if work(store) else _wait(stopping)

    return [going(work) for work in works]


def _wait(stopping: threading.Event) -> None:
    stopping.wait(BETWEEN_LOOKS)


def _kinds(name: str) -> dict[str, Callable]:
    """The kinds of jobs that a service has."""
    return service_modules.listed(name, "jobs", "KINDS") or {}


def _nap(store: transactions.Store) -> None:
    """Sleep a second, or until a job is announced."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as listener:
        listener.execute(text(f"LISTEN {jobs.CHANNEL}"))
        raw: Any = listener.connection.driver_connection
        select.select([raw], [], [], BETWEEN_LOOKS)
        raw.poll()
        raw.notifies.clear()
        listener.execute(text(f"UNLISTEN {jobs.CHANNEL}"))

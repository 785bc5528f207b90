"""Identity checks on the ministry's side: a batch of due questions at a time, in the job process, outside transactions.

One process asks at a time, others stand by: so few questions go out at once, and a death holds up nobody. What it had
asked is asked again, which does no harm, and an end is written down once.
"""

import datetime
import functools
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Row, text

from services.common import clock, failpoints, settings
from services.common.database import transactions
from services.records.numbers import national, sealed_identity
from services.records.numbers.population_client import SILENCE, Population

log = logging.getLogger(__name__)

BATCH = 200
FIRST_PAUSE = datetime.timedelta(seconds=5)
LONGEST_PAUSE = datetime.timedelta(minutes=10)
HOLD = text("SELECT pg_try_advisory_lock(hashtextextended('national check', 0))")
LET_GO = text("SELECT pg_advisory_unlock(hashtextextended('national check', 0))")


def check_due(store: transactions.Store) -> bool:
    """One round of the job process: whether there was something to do. Without an address the checks wait."""
    address = settings.load().population
    return bool(address) and check_with(store, population_at(address))


@functools.cache
def population_at(address: str) -> Population:
    """The one adapter of this process, whose circuit remembers how it went."""
    return Population(address)


def pause_after(attempts: int) -> datetime.timedelta:
    """How long a person who got no answer waits: doubled each time, at most ten minutes."""
    return min(FIRST_PAUSE * 2 ** min(attempts, 10), LONGEST_PAUSE)


def check_with(store: transactions.Store, population: Population) -> bool:
    """Ask about a batch of what is due and write down the answers; whether any came."""
    room = population.circuit.room(BATCH)
    with _alone(store) as alone:
        return bool(room and alone) and _check(store, population, room)


@contextmanager
def _alone(store: transactions.Store) -> Iterator[bool]:
    """Whether no other process asks now; the hold is a session lock, so it ends with the process."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as hold:
        held = hold.execute(HOLD).scalar_one()
        try:
            yield held
        finally:
            if held:
                hold.execute(LET_GO)


def _check(store: transactions.Store, population: Population, room: int) -> bool:
    with store.begin(transactions.system()) as db:
        checks = national.due(db, room)
    if not checks:
        return False
    people = [sealed_identity.opened(check.identity) for check in checks]
    answers = population.ask_all(people)
    results = [
        national.result(check, who, answer)
        for check, who, answer in zip(checks, people, answers, strict=True)
        if answer not in (SILENCE, None)
    ]
    with store.begin(transactions.system()) as db:
        national.record_results(db, results)
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    with store.begin(transactions.system()) as db:
        national.postpone(db, _unanswered(checks, answers))
    log.info("identities checked", extra={"answered": len(results), "of": len(checks)})
    return bool(results)


def _unanswered(checks: list[Row], answers: list[str | None]) -> list[tuple[Row, int, datetime.datetime]]:
    """Who got no answer waits longer each time; who was not asked is due at once, when the circuit lets it."""
    at = clock.now()
    pairs = [(check, answer) for check, answer in zip(checks, answers, strict=True) if answer in (SILENCE, None)]
    return [
        (check, check.attempts + 1, at + pause_after(check.attempts)) if answer else (check, check.attempts, at)
        for check, answer in pairs
    ]

"""One run: people at work on a system under fire, then rest, then judgement."""

import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kombu import Connection

from deploy.local.people import people
from deploy.local.places import Place, places, plain_schools
from deploy.local.sample import Site, paths_of
from services.common.transport import PARKED_QUEUE
from tests.chaos import invariants
from tests.chaos.people import Clerk, Desk, GivenUp, Work
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation
from tests.chaos.system import System

# How long nothing at all may happen before a run is given up; early pauses of stored failures are shorter.
STANDSTILL = 240.0
AT_LEAST = 8  # files at each school that takes part
EFFECTIVE = "SELECT count(*) FROM teacher WHERE stage = 'effective'"
Attack = Callable[[System, Work], int]


@dataclass
class Outcome:
    """What a run did and what it broke; `name` is that of its entry in chaos.json."""

    name: str
    seed: int
    subjects: int
    faults: int = 0
    seconds: float = 0.0
    violations: set[Violation] = field(default_factory=set)

    def as_dict(self) -> dict[str, int]:
        """The entry, in the form that every reliability figure has."""
        known = {"seed": self.seed, "faults": self.faults, "subjects": self.subjects}
        return known | invariants.counts(self.violations)


def invented(seed: int, county: str = "340104") -> Iterator[dict]:
    """Teachers without end, no two with the same ID number."""
    return iter(people(seed, 20_000, county, datetime.now(UTC).date()))


def run(outcome: Outcome, system: System, teachers: Iterator[dict], attack: Attack) -> Outcome:
    """Bring `outcome.subjects` files to the end of their way while `attack` goes on; fills the outcome in."""
    began = time.monotonic()
    known, effective = invariants.find(system.stack.admin), count_effective(system)
    with system.running():
        print(f"{outcome.name}: up after {time.monotonic() - began:.0f} s", flush=True)
        work = Work(site(), outcome.seed, outcome.subjects)
        outcome.faults = under_attack(work, system, teachers, attack)
        print(f"  work done after {time.monotonic() - began:.0f} s", flush=True)
        system.wait_ready()
        found = at_rest(system, known)
    outcome.violations = found | set(unmet(work, system, count_effective(system) - effective))
    outcome.seconds = time.monotonic() - began
    print(f"  {outcome.name}: {outcome.seconds:.0f} s, {outcome.as_dict()}")
    if system.ended:
        print(f"  ended without having been killed: {dict(system.ended)}")
    if outcome.violations:
        print(invariants.worded(outcome.violations))
    return outcome


def site() -> Site:
    """The sample's people, as a program that may act as any of them."""
    found = Site()
    found.paths = paths_of(places())
    return found


def under_attack(work: Work, system: System, teachers: Iterator[dict], attack: Attack) -> int:
    """Everybody works until all files are through; returns how many faults there were."""
    known = places()
    schools = plain_schools()[: max(1, work.files // AT_LEAST)]
    desks = [place for place in known if place.code in {school.above for school in schools}]
    with ThreadPoolExecutor(64) as pool:
        deciding = [pool.submit(Desk(work, place).keep_deciding) for place in (*schools, *desks)]
        entering = list(start_clerks(pool, work, schools, teachers))
        attacking = pool.submit(attack, system, work)
        moving = Moving()
        try:
            while not all(clerk.done() for clerk in entering) and moving.still_is(work.done):
                time.sleep(0.1)
        finally:
            work.over.set()
        for each in (*entering, *deciding):
            with suppress(GivenUp):
                each.result()
        work.site.bus.close()
        return attacking.result()


def start_clerks(pool: ThreadPoolExecutor, work: Work, schools: list[Place], teachers: Iterator[dict]) -> Iterator:
    """Each school gets its share, half of it as a workbook."""
    for number, school in enumerate(schools):
        share = len(range(number, work.files, len(schools)))
        mine = list(itertools.islice(teachers, share))
        if mine:
            yield pool.submit(Clerk(work, school).bring_in, mine[: share // 2], mine[share // 2 :])


def at_rest(system: System, known: set[Violation]) -> set[Violation]:
    """The violations that are new, after everything that heals by itself has had its time."""
    moving = Moving()
    while True:
        found = invariants.find(system.stack.admin) - known
        if not any(one.kind in (LOST, UNEXPLAINED) for one in found) or not moving.still_is(found):
            return found
        time.sleep(1)


class Moving:
    """Tells progress from a standstill, however slow the machine is."""

    def __init__(self) -> None:
        self._seen: object = None
        self._since = time.monotonic()

    def still_is(self, seen: object) -> bool:
        """Whether what is seen has changed not too long ago."""
        if seen != self._seen:
            self._seen, self._since = seen, time.monotonic()
        return time.monotonic() - self._since < STANDSTILL


def unmet(work: Work, system: System, effective: int) -> Iterator[Violation]:
    """What the databases alone do not tell: files that never came in, wrong answers, parked messages."""
    if effective != work.files:
        kind = LOST if effective < work.files else DOUBLED
        yield Violation(kind, "files", f"{work.files} were to become effective, {effective} did")
    for number, error in enumerate(work.wrong):
        yield Violation(UNEXPLAINED, f"answer {number}", error)
    if parked := count_parked(system):
        yield Violation(UNEXPLAINED, "the parked queue", f"holds {parked} messages")


def count_effective(system: System) -> int:
    """How many files are effective."""
    with closing(system.stack.admin("xingtan_records")) as connection:
        cursor = connection.cursor()
        cursor.execute(EFFECTIVE)
        return cursor.fetchone()[0]


def count_parked(system: System) -> int:
    """How many messages lie in the parked queue."""
    with Connection(system.stack.environment()["XINGTAN_AMQP_URL"]) as connection:
        return PARKED_QUEUE(connection.channel()).queue_declare(passive=True).message_count

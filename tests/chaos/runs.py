"""One run: people at work on a system under fire, then rest, then judgement."""

import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from typing import Any

from kombu import Connection

from deploy.local.people import people
from deploy.local.places import Place, places, plain_schools
from deploy.local.population import MARKS
from deploy.local.site import Site, paths_of
from services.common import clock
from services.common.bus.transport import DEAD_LETTER_QUEUE
from tests.chaos import faults, invariants, moments, tally
from tests.chaos.clerks import Clerk
from tests.chaos.doorstep import Doorstep
from tests.chaos.mergers import Merger
from tests.chaos.movers import Mover
from tests.chaos.people import BUSINESSES, Work
from tests.chaos.reviewers import Desk
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation
from tests.chaos.staff import Staff
from tests.chaos.system import System
from tests.chaos.trainers import PROVINCES, Province, Trainings, say_twice
from tests.chaos.watching import STANDSTILL, Moving, raise_broken, see_through

AT_LEAST = 8  # files at each school that takes part
# A 教学点 whose hub reviews for it, a university with steps beside each other, a school with a hub and own reviewers.
OTHER_WAYS = ("340111006", "340000001", "340111005")
FAR = "330106001"  # in the other province
SIDE_BY_SIDE = 3  # people of the ministry who hold trainings
HIGHER, OTHERS = "higher_education", "primary_secondary"
COUNTIES = {OTHERS: "340104", HIGHER: "340111"}
SERIES = 320
SHARE_MARKED = 0.08
EFFECTIVE = "SELECT count(*) FROM teacher WHERE stage = 'effective'"  # those merged into others too
WRONGED = "SELECT count(*) FROM teacher WHERE number_state = 'problem' AND name !~ %s"
Attack = Callable[[System, Work], int]
Plan = tuple[str, Callable[[], "Outcome"]]  # the name of a run, and the run


@dataclass
class Outcome:
    """What a run did and what it broke; `name` is that of its entry in chaos.json."""

    name: str
    seed: int
    subjects: int
    transfers: int = 0  # that have to be asked for, besides
    results: int = 0  # of trainings, that have to be credited, besides
    faults: int = 0
    seconds: float = 0.0
    refused: float = 0.0
    violations: set[Violation] = field(default_factory=set)
    proofs: int = 0  # of a control: violations that prove that its wall was down
    not_judged: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The entry, in the form that every reliability figure has, and for how long in a row the gateway refused."""
        if self.not_judged:
            return {"seed": self.seed, "not_judged": self.not_judged}
        known = {"seed": self.seed, "faults": self.faults, "subjects": self.subjects}
        return known | invariants.counts(self.violations) | {"refused_seconds": round(self.refused, 1)}


class Invented:
    """Teachers without end, no two with the same ID number; a few have a name that the population database denies."""

    def __init__(self, seed: int) -> None:
        today = clock.today()
        self._random = Random(f"{seed} marked")
        self._people = {
            category: iter(people(SERIES, 10_000, county, today, category)) for category, county in COUNTIES.items()
        }

    def some(self, category: str, count: int) -> list[dict[str, Any]]:
        """The next ones for a school of this category."""
        found = [person | {"remark": "首次录入"} for person in itertools.islice(self._people[category], count)]
        for person in found:
            if self._random.random() < SHARE_MARKED:
                person["name"] = person["name"][0] + self._random.choice(list(MARKS))
        return found


def run(
    outcome: Outcome, system: System, teachers: Invented, attack: Attack, also: frozenset[str] = BUSINESSES
) -> Outcome:
    """Bring `outcome.subjects` files to the end of their way while `attack` goes on; fills the outcome in.

    `also` are the businesses that go on beside that.
    """
    began = time.monotonic()
    known, effective = invariants.find(system.stack.admin), count_effective(system)
    before = tally.tally(system.stack.admin)
    with system.running():
        print(f"{outcome.name}: up after {time.monotonic() - began:.0f} s", flush=True)
        work = Work(
            site(), system.population, outcome.seed, outcome.subjects, also, outcome.transfers, results=outcome.results
        )
        door = Doorstep(system.stack.address())
        with door.watched():
            outcome.faults = under_attack(work, system, teachers, at_the_door(door, attack))
        print(f"  work done after {time.monotonic() - began:.0f} s", flush=True)
        system.wait_ready()
        found = at_rest(system, known)
    outcome.violations = found | set(unmet(work, system, count_effective(system) - effective))
    outcome.violations |= set(door.unmet(system.stack.admin)) | (work.seen - known)
    outcome.refused = door.longest
    outcome.seconds = time.monotonic() - began
    print(f"  {outcome.name}: {outcome.seconds:.0f} s, {outcome.as_dict()}")
    print(f"  {door.worded()}")
    print(f"  {tally.worded(before, tally.tally(system.stack.admin))}")
    if system.ended:
        print(f"  ended without having been killed: {dict(system.ended)}")
    if outcome.violations:
        print(invariants.worded(outcome.violations))
    return outcome


def at_the_door(door: Doorstep, attack: Callable[..., int]) -> Callable[..., int]:
    """The attack, and first of all the gateway's master killed alone while its workers are busy."""

    def both(system: System, *terms: Any) -> int:
        door.came_in.wait()
        faults.kill_the_gateways_master(system, Random())
        return attack(system, *terms)

    return both


def site() -> Site:
    """The sample's people, as a program that may act as any of them."""
    found = Site()
    found.paths = paths_of(places())
    return found


def under_attack(work: Work, system: System, teachers: Invented, attack: Attack) -> int:
    """Everybody works until all files are through; returns how many faults there were."""
    schools = taking_part(max(1, work.files // AT_LEAST), far="trainings" in work.also)
    with ThreadPoolExecutor(64) as pool:
        deciding = [pool.submit(Desk(work, place).keep_deciding) for place in reviewing(schools)]
        merging = [pool.submit(Merger(work, place).keep_merging) for place in offices(schools) if "merges" in work.also]
        moving = [pool.submit(Mover(work, school).keep_moving) for school in schools if "transfers" in work.also]
        moving += [pool.submit(Staff(work, school).keep_changing) for school in schools if "staff" in work.also]
        if "trainings" in work.also:
            moving += start_trainings(pool, system, work, schools)
        entering = [*start_clerks(pool, work, schools, teachers), pool.submit(work.see_all)]
        attacking = pool.submit(attack, system, work)
        watching = pool.submit(moments.watch, system.stack.admin, work)
        changing = pool.submit(work.population.keep_changing, Random(f"{work.seed} moods"), work.over)
        around = (*deciding, *merging, *moving, attacking, watching, changing, system.keeping)
        try:
            see_through(entering, around, work.moved)
        finally:
            work.over.set()
        wait((*entering, *deciding, *merging, *moving, attacking, watching, changing))
        raise_broken((*entering, *around))
        work.seen |= watching.result()
        work.site.bus.close()
        return attacking.result()


def taking_part(count: int, *, far: bool = False) -> list[Place]:
    """So many schools, among the first of them those whose files go other ways, and one of another province."""
    by_code = {place.code: place for place in places()}
    first, *others = plain_schools()
    others = [place for place in others if place.code != FAR]
    ahead = [first, by_code[FAR]] if far else [first]
    return [*ahead, *(by_code[code] for code in OTHER_WAYS), *others][: max(count, len(ahead))]


def start_trainings(pool: ThreadPoolExecutor, system: System, work: Work, schools: list[Place]) -> list[Future]:
    """The ministry with its trainings, both provinces, and whoever says everything twice."""
    at = {place.code: place for place in places()}
    training = [pool.submit(Trainings(work, at, schools, number).keep_training) for number in range(SIDE_BY_SIDE)]
    confirming = [pool.submit(Province(work, at[code]).keep_confirming) for code in PROVINCES]
    return [*training, *confirming, pool.submit(say_twice, system.stack.admin, work)]


def offices(schools: list[Place]) -> list[Place]:
    """The counties over these schools, each of which may join files of theirs."""
    above = {school.above for school in schools}
    return [place for place in places() if place.code in above and place.level == "county"]


def reviewing(schools: list[Place]) -> list[Place]:
    """Every place that may have to decide on files of these schools."""
    codes = {code for school in schools for code in (school.code, school.above, school.hub)}
    below = [place for place in places() if place.level == "department" and place.above in codes]
    return [place for place in places() if place.code in codes] + below


def start_clerks(pool: ThreadPoolExecutor, work: Work, schools: list[Place], teachers: Invented) -> Iterator[Future]:
    """Each school gets its share, half of it as a workbook."""
    for number, school in enumerate(schools):
        share = len(range(number, work.files, len(schools)))
        category = HIGHER if school.is_university else OTHERS
        mine = teachers.some(category, share)
        marked = [person["id_number"] for person in mine if person["name"][-1] in MARKS]
        below = [place for place in places() if place.above == school.code]
        if mine:
            clerk = Clerk(work, school, category, below)
            yield pool.submit(clerk.bring_in, mine[: share // 2], mine[share // 2 :], marked)


def at_rest(system: System, known: set[Violation], standstill: float = STANDSTILL) -> set[Violation]:
    """The violations that are new, after everything that heals by itself has had its time."""
    moving = Moving(standstill)
    while True:
        found = invariants.find(system.stack.admin) - known
        if not any(one.kind in (LOST, UNEXPLAINED) for one in found) or not moving.still_is(found):
            return found
        time.sleep(1)


def unmet(work: Work, system: System, effective: int) -> Iterator[Violation]:
    """What the databases alone do not tell: files that never came in, wrong answers, dead letters."""
    if effective != work.files:
        kind = LOST if effective < work.files else DOUBLED
        yield Violation(kind, "files", f"{work.files} were to become effective, {effective} did")
    for number, error in enumerate(work.wrong):
        yield Violation(UNEXPLAINED, f"answer {number}", error)
    if wronged := count(system, WRONGED, [f"[{''.join(MARKS)}]$"]):
        yield Violation(UNEXPLAINED, "numbers", f"{wronged} people were refused whom the population database knows")
    if dead := count_dead_letters(system):
        yield Violation(UNEXPLAINED, "the broker", f"holds {dead} dead letters")


def count_effective(system: System) -> int:
    """How many files are effective."""
    return count(system, EFFECTIVE, [])


def count(system: System, query: str, terms: list[str]) -> int:
    """One figure from the files."""
    with closing(system.stack.admin("xingtan_records")) as connection:
        cursor = connection.cursor()
        cursor.execute(query, terms or None)
        return cursor.fetchone()[0]


def count_dead_letters(system: System) -> int:
    """How many messages no handler was given."""
    with Connection(system.stack.environment()["XINGTAN_AMQP_URL"]) as connection:
        return DEAD_LETTER_QUEUE(connection.channel()).queue_declare(passive=True).message_count

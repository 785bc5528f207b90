"""Photo batches under fire: every photo once, those that were confirmed once in their teachers' files, no half blob."""

import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from random import Random

from deploy.local.places import plain_schools
from deploy.local.stack import Stack
from services.media.failpoints import PHOTO_POINTS
from tests.chaos import faults, invariants
from tests.chaos.doorstep import Doorstep
from tests.chaos.people import Work
from tests.chaos.photographers import Photographer
from tests.chaos.rules import LOST, UNEXPLAINED, Violation
from tests.chaos.runs import OTHERS, Invented, Outcome, Plan, at_rest, at_the_door, count_dead_letters, site
from tests.chaos.system import System
from tests.chaos.watching import raise_broken, see_through

DOUBLE = ("serve", "serve-2", "react", "react-2", "relay", "relay-2", "jobs", "jobs-2", "gateway")
SINGLE = ("serve", "react", "relay", "jobs", "gateway")
POINTS = (*PHOTO_POINTS, "media.after_claim", "media.after_put", "job.before_commit", "job.after_commit")
DEATHS = 3
SMALLER = 5  # a second school brings one photo in so many at the same time
Attack = Callable[[System, Callable[[], float], Callable[[], bool]], int]


def runs(folder: Path, seed: int, only: str, teachers: Invented, sizes: tuple[int, int, int]) -> Iterator[Plan]:
    """Random faults, then each fail-point that photos come by."""
    photos, count, at_points = sizes
    name = "photos random faults"
    if only in name:
        outcome = Outcome(name, seed, photos)
        yield name, lambda: run(outcome, System(Stack(folder), DOUBLE), teachers, random_faults(seed, count))
    for point in POINTS:
        name = f"photos fail-point {point}"
        if only in name:
            yield name, partial(at_point, Outcome(name, seed, at_points), folder, point, teachers)


def at_point(outcome: Outcome, folder: Path, point: str, teachers: Invented) -> Outcome:
    """A run in which the job process dies at one fail-point, several times."""
    once = folder / "died"
    stack = Stack(folder, XINGTAN_FAIL_AT=point, XINGTAN_FAIL_ONCE=str(once))
    once.touch()  # nobody dies before the attack begins
    run(outcome, System(stack, SINGLE), teachers, dying(once))
    if not outcome.faults:
        outcome.violations.add(Violation(UNEXPLAINED, point, "nothing ever came to this point"))
    return outcome


def random_faults(seed: int, count: int) -> Attack:
    """Any fault at any time, mostly to those who make the photos."""
    return lambda system, progress, over: faults.at_random(
        system, Random(f"{seed} photos"), count, progress, over, faults.AMID_PHOTOS
    )


def dying(once: Path) -> Attack:
    """Deaths of the job process at the fail-point that its environment names."""
    moments = (faults.always,) * DEATHS
    return lambda system, _progress, over: faults.at_a_point(system, once, "jobs", moments, over)


def run(outcome: Outcome, system: System, teachers: Invented, attack: Attack) -> Outcome:
    """Bring `outcome.subjects` photos into their teachers' files while `attack` goes on; fills the outcome in."""
    began = time.monotonic()
    known = invariants.find(system.stack.admin)
    with system.running(), tempfile.TemporaryDirectory() as folder:
        print(f"{outcome.name}: up after {time.monotonic() - began:.0f} s", flush=True)
        work = Work(site(), system.population, outcome.seed, outcome.subjects)
        people = list(photographers(work, teachers, Path(folder)))
        door = Doorstep(system.stack.address())
        with door.watched():
            outcome.faults = under_attack(work, system, people, at_the_door(door, attack))
        print(f"  work done after {time.monotonic() - began:.0f} s", flush=True)
        system.wait_ready()
        found = at_rest(system, known)
        without = sum(one.without() for one in people)
        work.site.bus.close()
    outcome.violations = found | invariants.in_store(system.stack.admin) | set(unmet(work, system, without))
    outcome.violations |= set(door.unmet(system.stack.admin))
    outcome.refused = door.longest
    outcome.seconds = time.monotonic() - began
    print(f"  {outcome.name}: {outcome.seconds:.0f} s, {outcome.as_dict()}")
    print(f"  {door.worded()}")
    if system.ended:
        print(f"  ended without having been killed: {dict(system.ended)}")
    if outcome.violations:
        print(invariants.worded(outcome.violations))
    return outcome


def photographers(work: Work, teachers: Invented, folder: Path) -> Iterator[Photographer]:
    """Two schools, a large and a small one; their teachers are there before any fault."""
    people = teachers.some(OTHERS, work.files)
    few = max(3, len(people) // SMALLER)
    for school, share in zip(plain_schools(), (people[few:], people[:few]), strict=False):
        own = folder / school.code
        own.mkdir()
        one = Photographer(work, school, OTHERS, share, own)
        one.enter()
        yield one


def under_attack(work: Work, system: System, people: list[Photographer], attack: Attack) -> int:
    """Both schools work until all their photos are through; returns how many faults there were."""

    def progress() -> float:
        return min(one.progress for one in people)

    with ThreadPoolExecutor(len(people) + 1) as pool:
        bringing = [pool.submit(one.bring_in) for one in people]
        attacking = pool.submit(attack, system, progress, work.over.is_set)
        try:
            see_through(bringing, (attacking, system.keeping), lambda: [one.progress for one in people])
        finally:
            work.over.set()
        wait((*bringing, attacking))
        raise_broken((*bringing, attacking))
        return attacking.result()


def unmet(work: Work, system: System, without: int) -> Iterator[Violation]:
    """What the databases alone do not tell: teachers without a photo, wrong answers, dead letters."""
    if without:
        yield Violation(LOST, "teachers", f"{without} of {work.files} have no photo though one was uploaded")
    for number, error in enumerate(work.wrong):
        yield Violation(UNEXPLAINED, f"answer {number}", error)
    if dead := count_dead_letters(system):
        yield Violation(UNEXPLAINED, "the broker", f"holds {dead} dead letters")

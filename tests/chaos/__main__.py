"""`make chaos`: files go from nothing to a formal number while everything is killed, and the databases are judged.

First at random, then at each named fail-point, and so with photo batches (--photos: these alone); then aimed at each
wall (row locks, confirms, row-level security). In the end each wall is down in turn, which the judge has to notice.
In each run the gateway's master is killed too, while somebody knocks at its door. The seed is printed;
.local/chaos.json keeps what was found. The exit status is 1 if anything was lost or doubled, 2 if a run broke off.
"""

import argparse
import json
import logging
import os
import secrets
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

from deploy.local.programs import ROOT  # noqa: E402
from deploy.local.stack import Stack  # noqa: E402
from services.common import settings  # noqa: E402
from services.common.failpoints import POINTS  # noqa: E402
from tests.chaos import controls, faults, loading, photo_runs, unguarded  # noqa: E402
from tests.chaos.people import BUSINESSES, Work  # noqa: E402
from tests.chaos.rules import DOUBLED, UNEXPLAINED, Violation  # noqa: E402
from tests.chaos.runs import Attack, Invented, Outcome, Plan, run  # noqa: E402
from tests.chaos.system import SINGLE, System  # noqa: E402

FOLDER = ROOT / ".local" / "chaos"
REPORT = ROOT / ".local" / "chaos.json"
DOUBLE = ("population", "serve", "serve-2", "react", "react-2", "relay", "relay-2", "jobs", "jobs-2", "gateway")
ANY_THREE = (faults.always,) * 3
# What a job process is at when it dies: whatever comes first, then a batch of decisions, then the number check.
AT_WORK = (faults.always, faults.is_deciding, faults.is_checking)
PROCESS_OF = {"serve": "serve", "react": "react", "relay": "relay", "job": "jobs"}
CONTROL = f"{controls.DOWN} inbox off"
SEEKING = {"XINGTAN_SEEK_MISSES_AN_HOUR": "100000"}  # schools look for people who are not handed in yet
PREPARATION = "preparation"
BUDGET = 3600.0  # seconds for everything at full size


@dataclass(frozen=True)
class Size:
    """How much is done in each kind of run."""

    files: int
    faults: int
    at_point: int
    control: int
    photos: int
    photo_faults: int
    photos_at_point: int
    aimed: int
    moving: int
    transfers: int
    trained: int
    results: int


WHOLE = Size(
    files=2000,
    faults=60,
    at_point=48,
    control=120,
    photos=500,
    photo_faults=40,
    photos_at_point=40,
    aimed=20,
    moving=200,
    transfers=1000,
    trained=200,
    results=5000,
)
QUICK = Size(
    files=120,
    faults=10,
    at_point=24,
    control=48,
    photos=60,
    photo_faults=6,
    photos_at_point=24,
    aimed=6,
    moving=40,
    transfers=100,
    trained=24,
    results=120,
)
MOVING = frozenset({"transfers", "staff"})  # what goes on where schools ask for the same few teachers
OF_TRAININGS = "results of trainings"
TRAINING = frozenset({"trainings", "transfers"})  # where results go to provinces while teachers move between schools


def main(arguments: list[str]) -> int:
    """Do all runs on one stack, one after another."""
    options = parse(arguments)
    size = size_of(options)
    print(f"Seed {options.seed}: {size.files} files, {size.faults} faults.", flush=True)
    logging.getLogger("services").addHandler(logging.NullHandler())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stack = Stack(FOLDER)
    plans = [(PREPARATION, lambda: prepare(stack)), *selected(options, size)]
    try:
        outcomes = one_after_another(plans, options.seed)
        REPORT.write_text(json.dumps({one.name: one.as_dict() for one in outcomes[1:] or outcomes}, indent=1) + "\n")
    finally:
        stack.stop_all()
    print(timed(outcomes))
    print(f"{processor_seconds():.0f} s of processor time.")
    return judged(outcomes)


def selected(options: argparse.Namespace, size: Size) -> list[Plan]:
    """The runs that the options name; none would be a verdict on nothing."""
    only = "photos" if options.photos else options.only
    found = list(runs(options.seed, size, only, frozenset(options.also)))
    if not found:
        raise SystemExit(f"No run is called {only}.")
    return found


def one_after_another(plans: list[Plan], seed: int) -> list[Outcome]:
    """What became of each run; what comes after one that broke off is not begun, since it would be judged for it."""
    outcomes: list[Outcome] = []
    broken = ""
    for name, run_it in plans:
        outcome = (
            Outcome(name, seed, 0, not_judged=f"not begun after {broken}") if broken else tried(name, seed, run_it)
        )
        broken = broken or (name if outcome.not_judged else "")
        outcomes.append(outcome)
    return outcomes


def tried(name: str, seed: int, run_it: Callable[[], Outcome]) -> Outcome:
    """A run's outcome, whatever happens to the harness itself."""
    began = time.monotonic()
    try:
        outcome = run_it()
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        traceback.print_exc()
        outcome = Outcome(name, seed, 0, not_judged=repr(error))
    outcome.seconds = time.monotonic() - began
    return outcome


def timed(outcomes: list[Outcome]) -> str:
    """How long each run took, and all of them against what they may take."""
    lines = [f"{one.seconds:6.0f} s  {one.name}" for one in outcomes]
    total = sum(one.seconds for one in outcomes)
    lines.append(f"{total:6.0f} s  of {BUDGET:.0f} s{', which is too long' if total > BUDGET else ''}")
    return "\n".join(lines)


def processor_seconds() -> float:
    """What this process and everything that it started and ended have used: tells a slow run from a busy machine."""
    used = os.times()
    return sum((used.user, used.system, used.children_user, used.children_system))


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options, with a seed in any case."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="replays a run")
    parser.add_argument("--files", type=int, help="how many go their way under random faults")
    parser.add_argument("--faults", type=int, help="how many random faults")
    parser.add_argument("--quick", action="store_true", help="everything, in small")
    parser.add_argument("--photos", action="store_true", help="the runs with photo batches alone")
    parser.add_argument(
        "--also", nargs="*", choices=sorted(BUSINESSES), default=sorted(BUSINESSES), help="what goes on beside: all"
    )
    parser.add_argument("--only", default="", help="runs whose name contains this: files, photos, aimed, control")
    return parser.parse_args(arguments)


def size_of(options: argparse.Namespace) -> Size:
    """The size that the options ask for."""
    size = QUICK if options.quick else WHOLE
    files, count = options.files or size.files, size.faults if options.faults is None else options.faults
    return replace(size, files=files, faults=count)


def prepare(stack: Stack) -> Outcome:
    """A fresh stack with organisations, and this process as one that may act as its people."""
    stack.start_servers()
    stack.programs.stop_all()
    stack.fresh()
    stack.migrate()
    stack.topology()
    os.environ.update(stack.environment())
    settings.load.cache_clear()
    loading.load(System(stack, SINGLE))
    return Outcome(PREPARATION, 0, 0)


def runs(seed: int, size: Size, only: str, also: frozenset[str] = BUSINESSES) -> Iterator[Plan]:
    """Every run, in order; the control comes last because it leaves broken data behind.

    `also` are the businesses that go on beside files becoming effective, where faults come at random.
    """
    teachers = Invented(seed)
    yield from at_random(seed, size, only, teachers, also)
    for point in POINTS:
        if only in f"files fail-point {point}":
            name = f"fail-point {point}"
            yield name, partial(at_point, name, point, seed, size.at_point, teachers)
    yield from photo_runs.runs(FOLDER, seed, only, teachers, (size.photos, size.photo_faults, size.photos_at_point))
    yield from controls.runs(FOLDER, seed, only, teachers, size.aimed)
    for point in ("react.after_commit", "relay.after_publish"):
        name = f"{CONTROL} {point}"
        if only in name:
            yield name, partial(at_point, name, point, seed, size.control, teachers, XINGTAN_SWITCH_OFF="inbox")
    name = f"{controls.DOWN} holds"
    if only in name:
        yield name, partial(unguarded.without_holds, FOLDER, Outcome(name, seed, size.control), teachers, also)
    name = f"{controls.DOWN} credit keys"
    if only in name:
        outcome = Outcome(name, seed, size.trained, results=size.trained)
        yield name, partial(unguarded.without_keys, FOLDER, outcome, teachers, TRAINING)


def at_random(seed: int, size: Size, only: str, teachers: Invented, also: frozenset[str]) -> Iterator[Plan]:
    """The runs in which anything is killed at any time."""
    wanted = (
        (Outcome("random faults", seed, size.files), "files random faults", also, {}),
        (Outcome("conflicting transfers", seed, size.moving, size.transfers), "conflicting transfers", MOVING, SEEKING),
        (Outcome(OF_TRAININGS, seed, size.trained, results=size.results), OF_TRAININGS, TRAINING, {}),
    )
    for outcome, said, goes_on, switches in wanted:
        if only in said:
            system = System(Stack(FOLDER, **switches), DOUBLE)
            yield outcome.name, partial(run, outcome, system, teachers, random_faults(seed, size.faults), goes_on)


def random_faults(seed: int, count: int) -> Attack:
    """Any fault at any time."""
    return lambda system, work: faults.at_random(system, Random(seed), count, work.progress, work.over.is_set)


def at_point(name: str, point: str, seed: int, files: int, teachers: Invented, **switches: str) -> Outcome:
    """A run in which a process dies at one fail-point, several times."""
    once = FOLDER / "died"
    once.unlink(missing_ok=True)
    stack = Stack(FOLDER, XINGTAN_FAIL_AT=point, XINGTAN_FAIL_ONCE=str(once), **switches)
    outcome = run(Outcome(name, seed, files), System(stack, SINGLE), teachers, dying(point, once))
    if not outcome.faults:
        outcome.violations.add(Violation(UNEXPLAINED, point, "nothing ever came to this point"))
    outcome.proofs = sum(one.kind == DOUBLED for one in outcome.violations)
    return outcome


def dying(point: str, once: Path) -> Attack:
    """Deaths at a fail-point, as far as work comes by it."""
    process = PROCESS_OF[point.split(".", maxsplit=1)[0]]

    def attack(system: System, work: Work) -> int:
        moments = AT_WORK if process == "jobs" else ANY_THREE
        return faults.at_a_point(system, once, process, moments, work.over.is_set)

    return attack


def judged(outcomes: list[Outcome]) -> int:
    """The verdict: 1 if something broke, or if the control did not; 2 if a run could not be judged."""
    told = [one for one in outcomes if not one.not_judged]
    broken = [one.name for one in told if one.violations and not one.name.startswith(controls.DOWN)]
    blind = [one.name for one in told if one.name.startswith(controls.DOWN) and not one.proofs]
    for name in broken:
        print(f"BROKEN: {name}")
    for name in blind:
        print(f"BLIND: {name}: the control was not noticed")
    for one in outcomes:
        if one.not_judged:
            print(f"NOT JUDGED: {one.name}: {one.not_judged}")
    if broken or blind:
        return 1
    if len(told) < len(outcomes):
        return 2
    print("Nothing lost, nothing twice.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

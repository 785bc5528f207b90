"""Faults aimed at the one moment that a wall is for: nothing comes of them while it stands, and the judge sees it fall.

Each is done twice: with every wall standing, where the judge must find nothing, and with this one down.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from deploy.local import processes
from deploy.local.places import plain_schools
from deploy.local.stack import Stack
from services.common.bus.topology import SERVICES
from services.common.failpoints import WALLS
from services.contracts.records import submissions
from tests.chaos import invariants
from tests.chaos.clerks import Clerk
from tests.chaos.doorstep import Doorstep
from tests.chaos.people import Work
from tests.chaos.rules import ANEW, DOUBLED, LOST, UNEXPLAINED, Violation
from tests.chaos.rules_of_territories import OUT_OF_TERRITORY
from tests.chaos.runs import OTHERS, Invented, Outcome, Plan, at_rest, at_the_door, site
from tests.chaos.system import System

NAMES = ("population", "serve", "react", "relay", "jobs", "gateway")
STANDING, DOWN = "aimed at", "control"
REST = 30.0  # seconds without a change, after which what is missing is taken for lost
WITHIN = 4.0  # a call gives up waiting for a lock after five seconds
LOOK = 0.05
HOLD = "SELECT 1 FROM teacher WHERE id = ANY (%s::uuid[]) ORDER BY id FOR NO KEY UPDATE"
WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = 'xingtan_records' AND usename = 'xingtan_app' AND wait_event_type = 'Lock'
"""
UNSENT = "SELECT count(*) FROM outbox WHERE sent_at IS NULL"
SECURED = "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relrowsecurity ORDER BY relname"
Aim = Callable[[System, Clerk, list[UUID]], int]  # returns how many faults there were


@dataclass(frozen=True)
class Control:
    """A wall, what is aimed at it, and which violations prove that it fell."""

    wall: str
    aim: Aim
    proves: Callable[[Violation], bool]


def submit_twice(system: System, clerk: Clerk, files: list[UUID]) -> int:
    """Two clerks hand the same files over in one instant, each before the other has written anything."""
    with ThreadPoolExecutor(2) as pool, closing(system.stack.admin("xingtan_records")) as holder:
        holder.autocommit = False
        holder.cursor().execute(HOLD, [[str(one) for one in files]])
        both = [pool.submit(clerk.person.ask, submissions.submit, teacher_ids=files) for _ in range(2)]
        met = comes(lambda: figure(system, "records", WAITING) >= len(both))
        holder.commit()
        for each in both:
            each.result()
    return int(met)


def kill_the_broker_after_publishing(system: System, clerk: Clerk, files: list[UUID]) -> int:
    """The broker dies with messages that were sent to it and that it has not taken."""
    relay = system.stack.pid("relay")
    broker = processes.running(system.stack.servers.rabbitmq.pid_file)
    if relay is None or broker is None:
        return 0
    os.killpg(relay, signal.SIGSTOP)
    try:
        clerk.person.ask(submissions.submit, teacher_ids=files)
        announced = figure(system, "records", UNSENT)
        os.killpg(broker.pid, signal.SIGSTOP)
    finally:
        os.killpg(relay, signal.SIGCONT)
    comes(lambda: figure(system, "records", UNSENT) < announced)
    system.stack.kill_broker()
    system.stack.start_broker()
    return int(announced > 0)


def read_from_elsewhere(_system: System, _clerk: Clerk, files: list[UUID]) -> int:
    """The judge looks from a territory without files; nothing else is done."""
    return int(bool(files))


def is_submitted_anew(one: Violation) -> bool:
    """A file is on its way twice."""
    return one.kind == DOUBLED and one.text.startswith(ANEW)


def is_lost(one: Violation) -> bool:
    """A message that nobody handled."""
    return one.kind == LOST and "handled 0 times" in one.text


def is_out_of_territory(one: Violation) -> bool:
    """A row in sight from elsewhere."""
    return one.subject.startswith(OUT_OF_TERRITORY)


CONTROLS = (
    Control("row_lock", submit_twice, is_submitted_anew),
    Control("confirms", kill_the_broker_after_publishing, is_lost),
    Control("row_security", read_from_elsewhere, is_out_of_territory),
)


def runs(folder: Path, seed: int, only: str, teachers: Invented, files: int) -> Iterator[Plan]:
    """Every wall while it stands, then each of them down, since that leaves broken data behind."""
    for state in (STANDING, DOWN):
        for control in CONTROLS:
            name = f"{state} {control.wall}"
            if only in name:
                yield name, partial(run, Outcome(name, seed, files), folder, control, teachers)


def run(outcome: Outcome, folder: Path, control: Control, teachers: Invented) -> Outcome:
    """Bring files in, aim at the wall, let everything come to rest, and judge."""
    began, down = time.monotonic(), outcome.name.startswith(DOWN)
    switches = {"XINGTAN_SWITCH_OFF": control.wall} if down and control.wall in WALLS else {}
    system = System(Stack(folder, **switches), NAMES)
    known = invariants.find(system.stack.admin)
    with system.running(), without(system, control.wall if down else ""):
        work = Work(site(), system.population, outcome.seed, outcome.subjects)
        # What is left here waits for ever: a school that takes no part in the small runs after this one.
        clerk = Clerk(work, plain_schools()[-1], OTHERS, [])
        files = [clerk.enter(person) for person in teachers.some(OTHERS, outcome.subjects)]
        door = Doorstep(system.stack.address())
        with door.watched():
            outcome.faults = at_the_door(door, control.aim)(system, clerk, files)
            system.wait_ready()
        outcome.violations = at_rest(system, known, REST) | set(door.unmet(system.stack.admin))
        work.site.bus.close()
    if not outcome.faults:
        outcome.violations.add(Violation(UNEXPLAINED, control.wall, "the aim was missed"))
    outcome.proofs = sum(control.proves(one) for one in outcome.violations)
    outcome.refused, outcome.seconds = door.longest, time.monotonic() - began
    print(f"  {outcome.name}: {outcome.seconds:.0f} s, {outcome.as_dict()}, {outcome.proofs} of them prove it")
    print(invariants.worded(outcome.violations) or "  nothing found", flush=True)
    return outcome


@contextmanager
def without(system: System, wall: str) -> Iterator[None]:
    """No policies in the databases until the end of the block, if that is the wall: as after a wrong migration."""
    services = SERVICES if wall == "row_security" else ()
    taken = {service: secured(system, service) for service in services}
    turn(system, taken, "DISABLE")
    try:
        yield
    finally:
        turn(system, taken, "ENABLE")


def secured(system: System, service: str) -> list[str]:
    """The tables of a service that have policies in force."""
    with closing(system.stack.admin(f"xingtan_{service}")) as connection:
        cursor = connection.cursor()
        cursor.execute(SECURED)
        return [name for (name,) in cursor.fetchall()]


def turn(system: System, tables: dict[str, list[str]], word: str) -> None:
    """ENABLE or DISABLE the policies of these tables."""
    for service, names in tables.items():
        with closing(system.stack.admin(f"xingtan_{service}")) as connection:
            if names:
                connection.cursor().execute(";".join(f"ALTER TABLE {name} {word} ROW LEVEL SECURITY" for name in names))


def figure(system: System, service: str, query: str) -> Any:
    """The one value that a query gives."""
    with closing(system.stack.admin(f"xingtan_{service}")) as connection:
        cursor = connection.cursor()
        cursor.execute(query)
        return cursor.fetchone()[0]


def comes(holds: Callable[[], bool]) -> bool:
    """Whether it comes in time."""
    until = time.monotonic() + WITHIN
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(LOOK)
    return True

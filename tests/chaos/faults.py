"""What is done to the running system: killed processes, a broker and a database that go away, lost connections."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.chaos.system import System

BETWEEN = 10.0
LONGEST_OUTAGE = 6.0
Fault = Callable[[System, Random], str]


def kill_a_process(system: System, random: Random) -> str:
    name = random.choice(system.names)
    system.kill(name)
    return f"{name} killed"


def kill_all_of_a_kind(system: System, random: Random) -> str:
    kind = random.choice(("serve", "relay", "jobs"))
    for name in system.names:
        if name.split("-")[0] == kind:
            system.kill(name)
    return f"every {kind} killed"


def kill_the_broker(system: System, random: Random) -> str:
    system.stack.kill_broker()
    away = _stay_away(random)
    system.stack.start_broker()
    return f"broker killed, {away:.1f} s away"


def restart_the_broker(system: System, random: Random) -> str:
    system.stack.stop_broker()
    away = _stay_away(random)
    system.stack.start_broker()
    return f"broker stopped, {away:.1f} s away"


def cut_connections(system: System, random: Random) -> str:
    backends = system.backends()
    chosen = random.sample(backends, random.randint(min(1, len(backends)), len(backends)))
    system.terminate(chosen)
    return f"{len(chosen)} of {len(backends)} database connections cut"


def crash_the_database(system: System, _random: Random) -> str:
    system.stack.restart_postgres(immediate=True)
    return "database crashed and recovered"


def restart_the_database(system: System, _random: Random) -> str:
    system.stack.restart_postgres()
    return "database restarted"


FAULTS: dict[Fault, int] = {
    kill_a_process: 9,
    kill_all_of_a_kind: 2,
    kill_the_broker: 2,
    restart_the_broker: 1,
    cut_connections: 4,
    crash_the_database: 2,
    restart_the_database: 1,
}


def at_random(
    system: System, random: Random, count: int, progress: Callable[[], float], over: Callable[[], bool]
) -> int:
    """Do `count` faults, spread over the work (`progress` goes from 0 to 1); returns how many there was time for."""
    began = time.monotonic()
    for number in range(1, count + 1):
        since = time.monotonic()
        while progress() < number / (count + 1) and time.monotonic() - since < BETWEEN:
            if over():
                return number - 1
            time.sleep(0.05)
        fault = random.choices(list(FAULTS), list(FAULTS.values()))[0]
        said = fault(system, random)
        print(f"    {time.monotonic() - began:4.0f} s {progress():4.0%}  {number:3}/{count}  {said}", flush=True)
    return count


def at_a_point(system: System, once: Path, process: str, deaths: int, over: Callable[[], bool]) -> int:
    """Let the process die `deaths` times at the fail-point that its environment names; returns how often it did."""
    for number in range(deaths):
        system.expect_death(process)
        while not once.exists():
            if over():
                return number
            time.sleep(0.05)
        if number + 1 < deaths:
            time.sleep(0.5)
            once.unlink()
    return deaths


def _stay_away(random: Random) -> float:
    seconds = random.uniform(0, LONGEST_OUTAGE)
    time.sleep(seconds)
    return seconds

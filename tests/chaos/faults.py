"""What is done to the running system: killed processes, a broker and a database that go away, lost connections."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.chaos.system import System

BETWEEN = 10.0
LONGEST_OUTAGE = 6.0
MOMENT = 8.0  # how long a fault waits for what it is to interrupt
KINDS = ("serve", "react", "relay", "jobs")
Fault = Callable[[System, Random], str]
Moment = Callable[[System], bool]


def kill_a_process(system: System, random: Random) -> str:
    name = random.choice(system.names)
    system.kill(name)
    return f"{name} killed"


def kill_all_of_a_kind(system: System, random: Random) -> str:
    kind = random.choice(KINDS)
    _kill_kind(system, kind)
    return f"every {kind} killed"


def kill_the_gateways_master(system: System, _random: Random) -> str:
    system.kill_master("gateway")
    return "the gateway's master killed alone"


def kill_jobs_amid_decisions(system: System, _random: Random) -> str:
    amid = _comes(lambda: is_deciding(system))
    _kill_kind(system, "jobs")
    return f"every jobs killed {'amid' if amid else 'without'} decisions on many cases"


def kill_jobs_amid_checks(system: System, _random: Random) -> str:
    system.population.behave(delay=0.3)
    amid = _comes(lambda: is_checking(system))
    _kill_kind(system, "jobs")
    system.population.behave()
    return f"every jobs killed {'amid' if amid else 'without'} checks of identities"


def is_deciding(system: System) -> bool:
    """Whether a job process decides many cases now."""
    return system.runs_a_job("review", "decide")


def is_checking(system: System) -> bool:
    """Whether the population database is being asked now."""
    before = system.population.calls()
    time.sleep(0.1)
    return system.population.calls() > before


def always(_system: System) -> bool:
    """Any moment will do."""
    return True


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
    kill_the_gateways_master: 2,
    kill_jobs_amid_decisions: 2,
    kill_jobs_amid_checks: 2,
    kill_the_broker: 2,
    restart_the_broker: 1,
    cut_connections: 4,
    crash_the_database: 2,
    restart_the_database: 1,
}


def kill_every_jobs(system: System, _random: Random) -> str:
    _kill_kind(system, "jobs")
    return "every jobs killed"


# While photos are made, mostly who makes them dies.
AMID_PHOTOS: dict[Fault, int] = {
    kill_a_process: 6,
    kill_every_jobs: 9,
    kill_the_gateways_master: 1,
    kill_the_broker: 1,
    cut_connections: 3,
    crash_the_database: 1,
}


def at_random(
    system: System,
    random: Random,
    count: int,
    progress: Callable[[], float],
    over: Callable[[], bool],
    kinds: dict[Fault, int] = FAULTS,
) -> int:
    """Do `count` faults, spread over the work (`progress` goes from 0 to 1); returns how many there was time for."""
    began = time.monotonic()
    for number in range(1, count + 1):
        since = time.monotonic()
        while progress() < number / (count + 1) and time.monotonic() - since < BETWEEN:
            if over():
                return number - 1
            time.sleep(0.05)
        fault = random.choices(list(kinds), list(kinds.values()))[0]
        said = fault(system, random)
        print(f"    {time.monotonic() - began:4.0f} s {progress():4.0%}  {number:3}/{count}  {said}", flush=True)
    return count


def at_a_point(system: System, once: Path, process: str, moments: Sequence[Moment], over: Callable[[], bool]) -> int:
    """Let the process die at the fail-point that its environment names, once from each of these moments on.

    Returns how often it did. `once` is the file that holds it back from dying again.
    """
    for number, moment in enumerate(moments):
        while number and not moment(system):
            if over():
                return number
            time.sleep(0.05)
        system.expect_death(process)
        once.unlink(missing_ok=True)
        while not once.exists():
            if over():
                return number
            time.sleep(0.05)
        time.sleep(0.5)
    return len(moments)


def _kill_kind(system: System, kind: str) -> None:
    for name in system.names:
        if name.split("-")[0] == kind:
            system.kill(name)


def _comes(moment: Callable[[], bool]) -> bool:
    until = time.monotonic() + MOMENT
    while not moment():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _stay_away(random: Random) -> float:
    seconds = random.uniform(0, LONGEST_OUTAGE)
    time.sleep(seconds)
    return seconds

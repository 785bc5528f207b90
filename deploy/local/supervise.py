"""Bring a whole stack up, keep it up, bring it down; the foreground of `make run`, the background of `make up`."""

import os
import signal
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from deploy.local import processes
from deploy.local.programs import PATIENCE, ROOT, Failed
from deploy.local.stack import Stack

NAMES = ("population", "serve", "react", "relay", "jobs", "gateway")
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BETWEEN_LOOKS = 0.2
LONGEST_PAUSE = 30.0
# A process that ran this long was well: its earlier deaths count no more.
WELL_AFTER = 4.0
AT_ONCE = 3  # deaths in a row after which it is not waited: what is killed on purpose or by chance comes back


def pause(deaths: int) -> float:
    """Return the seconds to wait before the next start: none at first, growing for a hopeless one."""
    return min(LONGEST_PAUSE, 0.25 * 2 ** min(deaths - AT_ONCE, 10)) if deaths >= AT_ONCE else 0.0


class Keeper:
    """Starts one process again whenever it has died, not too often."""

    def __init__(self, stack: Stack, name: str, now: float) -> None:
        self.stack = stack
        self.name = name
        self.deaths = 0
        self.started = now
        self.due: float | None = None

    def look(self, now: float) -> None:
        """Notice a death and plan the next start, or do the start that is due."""
        if self.stack.pid(self.name):
            return
        if self.due is None:
            self.deaths = 0 if now - self.started > WELL_AFTER else self.deaths
            self.due = now + pause(self.deaths)
            self.deaths += 1
            say(f"{self.name} has died; it is started again in {self.due - now:.1f} s (logs/{self.name}.log)")
        if now >= self.due:
            self.stack.start(self.name)
            self.started, self.due = now, None


def say(text: str) -> None:
    """Tell whoever watches."""
    print(text, flush=True)


def bring_up(stack: Stack) -> None:
    """Start servers and processes in their order, and put the sample data in."""
    began = time.monotonic()
    say("Starting PostgreSQL and RabbitMQ ...")
    stack.start_servers()
    # A process that a killed supervisor left behind runs old code.
    stack.programs.stop_all()
    say("Bringing tables and queues to the newest shape ...")
    stack.migrate()
    stack.topology()
    stack.ports.leave_taken(NAMES)
    say("Starting services, relay, jobs and gateway ...")
    for name in NAMES:
        stack.start(name)
    for name in NAMES:
        stack.wait_ready(name, 120)
    _put_sample_in(stack)
    say(f"Ready after {time.monotonic() - began:.0f} s.\n")


def _put_sample_in(stack: Stack) -> None:
    if find_spec("deploy.local.sample") is None:
        say("There is no deploy/local/sample.py yet: the system starts empty.")
        return
    say("Putting the sample data in ...")
    stack.programs.step("deploy.local.sample", str(stack.folder))


def introduce(stack: Stack) -> None:
    """Print the address and the sample accounts."""
    say(f"杏坛 Xingtan runs at {stack.address()}\n")
    accounts = stack.folder / "accounts.txt"
    if accounts.exists():
        say(accounts.read_text())


def keep_up(stack: Stack) -> None:
    """Start again whatever dies, until interrupted."""
    keepers = [Keeper(stack, name, time.monotonic()) for name in NAMES]
    while True:
        time.sleep(BETWEEN_LOOKS)
        if not stack.given and not stack.servers.all_run():
            say("A server has died; it is started again (logs/postgres.log, logs/rabbitmq.log)")
            stack.start_servers()
        for keeper in keepers:
            keeper.look(time.monotonic())


def run(stack: Stack) -> int:
    """Bring up, introduce, keep up; whatever ends this takes everything down again."""
    if running(stack):
        say(f"This stack already runs at {stack.address()}; 'make down' ends it.")
        return 1
    for number in ENDINGS:
        signal.signal(number, _interrupt)
    stack.folder.mkdir(parents=True, exist_ok=True)
    processes.remember(processes.myself(), _pid_file(stack))
    try:
        bring_up(stack)
        introduce(stack)
        _ready_file(stack).touch()
        keep_up(stack)
    except KeyboardInterrupt:
        return 0
    except Failed as failed:
        say(str(failed))
    finally:
        _take_down(stack)
    return 1


def up(stack: Stack) -> int:
    """Do `run` in the background; return when everything is ready, having passed on what it said."""
    if running(stack):
        introduce(stack)
        return 0
    log = stack.folder / "logs" / "supervisor.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.unlink(missing_ok=True)
    command = [sys.executable, "-m", "deploy.local", "run", str(stack.folder)]
    keeper = processes.spawn(command, _pid_file(stack), log, os.environ, ROOT)
    with log.open() as said:
        while keeper.alive() and not _ready_file(stack).exists():
            print(said.read(), end="", flush=True)
            time.sleep(0.2)
        print(said.read(), end="", flush=True)
    return 0 if _ready_file(stack).exists() else 1


def down(stack: Stack) -> int:
    """End what `run` or `up` started, and what they may have left behind."""
    processes.end(_pid_file(stack), signal.SIGTERM, PATIENCE * 2 + 120)
    _take_down(stack)
    return 0


def running(stack: Stack) -> bool:
    """Whether a supervisor other than this process keeps the stack up."""
    keeper = processes.running(_pid_file(stack))
    return keeper is not None and keeper != processes.myself()


def _take_down(stack: Stack) -> None:
    _ready_file(stack).unlink(missing_ok=True)
    stack.stop_all()
    _pid_file(stack).unlink(missing_ok=True)


def _interrupt(_number: int, _frame: object) -> None:
    """End once: Ctrl-C comes twice (from the terminal and from make), and the second must not stop the stopping."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _pid_file(stack: Stack) -> Path:
    return stack.folder / "supervisor.pid"


def _ready_file(stack: Stack) -> Path:
    return stack.folder / "ready"

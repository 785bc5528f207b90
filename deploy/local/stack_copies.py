"""A stack's databases and files at rest as a folder, from which another stack with the same data keys goes on.

Each stack has a cluster of its own, so what is kept is a dump, not a template database.
"""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deploy.local.databases import SERVICES
from deploy.local.programs import Failed
from deploy.local.stack import Stack

# In this order nothing new begins, and what was sent is handled.
SENDERS = ("gateway", "jobs", "relay")
PATIENCE = 120.0


def rest(stack: Stack) -> None:
    """Stop the processes so that no message is under way; what was not sent yet lies in the databases."""
    for name in SENDERS:
        stack.stop(name)
    _wait_until_handled(stack)
    stack.programs.stop_all()
    if waiting := stack.servers.rabbitmq.messages():
        raise Failed(f"{waiting} messages came back to their queues.")


def save(stack: Stack, folder: Path) -> None:
    """Keep databases and files of a stack at rest in a folder that is not there yet."""
    unfinished = folder.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: stack.servers.postgres.dump(name, unfinished / name), _databases()))
    shutil.copytree(stack.folder / "files", unfinished / "files")
    unfinished.rename(folder)


def bring(stack: Stack, folder: Path) -> None:
    """Put what `save` kept into a stack that is fresh: neither migrated nor started."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: stack.servers.postgres.restore(name, folder / name), _databases()))
    shutil.copytree(folder / "files", stack.folder / "files", dirs_exist_ok=True)


def _databases() -> list[str]:
    return [f"xingtan_{service}" for service in SERVICES]


def _wait_until_handled(stack: Stack) -> None:
    until = time.monotonic() + PATIENCE
    while waiting := stack.servers.rabbitmq.messages():
        if time.monotonic() > until:
            raise Failed(f"{waiting} messages still wait after {PATIENCE:.0f} s.")
        time.sleep(0.2)

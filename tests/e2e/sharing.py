"""The sample is loaded once for all lanes of one run: who comes first loads it and keeps a copy for the others."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from deploy.local import stack_copies
from deploy.local.stack import Stack

SHARED = "XINGTAN_TEST_SAMPLE"  # a folder of this run alone; the lanes of a run have the same data keys


def fill(stack: Stack, load: Callable[[], None]) -> None:
    """Put the sample into a fresh stack at rest; `load` makes it, and leaves its processes running."""
    if SHARED not in os.environ:
        load()
        return
    folder = Path(os.environ[SHARED])
    with _turn(folder):
        # What is in the sample depends on the day: a run that crosses midnight loads it again.
        kept = folder / f"of-{datetime.now(UTC).date()}"
        if kept.exists():
            stack_copies.bring(stack, kept)
        else:
            load()
            stack_copies.rest(stack)
            stack_copies.save(stack, kept)


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One lane at a time: a second waits for the first one's copy instead of loading beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

"""Folders on this machine in which pictures are worked on in the clear, and which a killed process leaves behind."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "xingtan-media-"
LONGEST = 3600.0  # seconds that any work takes at most


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder of this work alone, gone after it; what was left behind an hour ago goes now."""
    clear()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        yield Path(name)


def clear() -> None:
    """Remove folders in which nobody can be at work any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            old = left.stat().st_mtime < time.time() - LONGEST
        except FileNotFoundError:
            continue
        if old:
            shutil.rmtree(left, ignore_errors=True)

"""The darkroom: a stranger's file is decoded here and nowhere else, each in a confined child process of its own.

    made = darkroom.develop("evidence", source, folder)

The tasks, and what each answers, stand in tasks.py; how they are confined, and what a caller must know, in
services/common/processes/confined. A file that is not taken raises NotTaken: `reason` is a code of refusal.py, `params`
belong to it, `refusal()` is what a person reads. Batches pass `nice=10` and wait longer.
"""

import atexit
import functools
import os
from pathlib import Path
from typing import Any

from services.common.processes.confined import Pool
from services.media.decoding.refusal import NotTaken

TASKS = "services.media.darkroom.tasks"


def develop(task: str, source: Path, folder: Path, *, nice: int = 0, **terms: Any) -> dict:
    """What `task` made of the file `source`; its files lie in `folder`. Raises NotTaken; see the package."""
    return _pool_of(os.getpid()).run(task, source, folder, nice=nice, **terms)


@functools.cache
def _pool_of(_process: int) -> Pool:
    pool = Pool(TASKS, refusal=NotTaken)
    atexit.register(pool.close)
    return pool


__all__ = ["NotTaken", "develop"]

"""The parent's side of printing: a sheet goes to a confined child process, a file comes back (R-REC-18)."""

import atexit
import functools
import json
import os
from pathlib import Path
from typing import Any

from services.common.errors import Invalid, Unavailable
from services.common.processes.confined import Limits, Pool, TaskRefused

TASKS = "services.common.paper.press_tasks"
FILE, SHEET = "printed.pdf", "sheet.json"
NO_SIGN = "no_sign"
# typst works with threads of its own; the memory is address space beyond what the fonts take already.
LIMITS = Limits(memory=1536 * 1024 * 1024, cpu=30, wall=60.0, written=256 * 1024 * 1024, threads=True)


def print_out(template: str, sheet: dict[str, Any], folder: Path, *, nice: int = 0) -> None:
    """Print a sheet into `folder / FILE`. Raises Invalid for a sign that is in none of the fonts."""
    ask("print_out", sheet, folder, nice=nice, template=template)


def ask(task: str, sheet: dict[str, Any], folder: Path, *, nice: int, **terms: Any) -> dict[str, Any]:
    """What a task of the press made of a sheet."""
    source = folder / SHEET
    source.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    try:
        return pool().run(task, source, folder, nice=nice, **terms)
    except TaskRefused as refused:
        raise _refusal(refused) from None


def _refusal(refused: TaskRefused) -> Exception:
    if refused.reason == NO_SIGN:
        return Invalid(
            "The sign {sign} ({code}) cannot be printed: no font of this site has it. It stands in {where}.",
            **refused.params,
        )
    return Unavailable("This could not be printed now. Please try again in a moment.")


def pool() -> Pool:
    """The press of this process."""
    return _pool_of(os.getpid())


@functools.cache
def _pool_of(_process: int) -> Pool:
    """One press a process: each holds its fonts in memory."""
    pool = Pool(TASKS, slots=1, limits=LIMITS)
    atexit.register(pool.close)
    return pool

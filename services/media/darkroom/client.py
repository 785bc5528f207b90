"""The parent's side of the darkroom: a pool of slots, each with a zygote that is replaced when it died."""

import atexit
import contextlib
import functools
import logging
import os
import queue
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from services.common.errors import Unavailable
from services.media.darkroom.slot import Gone, Slot
from services.media.decoding.refusal import NotTaken

log = logging.getLogger(__name__)

TASKS = "services.media.darkroom.tasks"
SLOTS = min(4, len(os.sched_getaffinity(0)))
PATIENCE_FOR_A_SLOT = 10.0  # a person waits, and the call has a deadline
LONGER = 4  # patience for work that is nice to others
NAMES = ("file", "thumb")  # under which a task tells the files that it made


@dataclass(frozen=True)
class Limits:
    """Of one file: bytes of memory beyond what the libraries take, seconds, bytes of any one file written.

    `wall` is generous, since a busy machine is not the file's fault; `cpu` is what stops a bomb.
    """

    memory: int = 768 * 1024 * 1024
    cpu: int = 8
    wall: float = 20.0
    written: int = 64 * 1024 * 1024


class Darkroom:
    """A pool of its own; whoever just wants a file developed calls `develop` below."""

    def __init__(self, slots: int = SLOTS, limits: Limits = Limits(), tasks: str = TASKS):  # frozen
        self.limits = limits
        self.process = os.getpid()
        self.slots = [Slot(tasks) for _ in range(slots)]
        self.free: queue.LifoQueue[Slot] = queue.LifoQueue()
        for slot in self.slots:
            self.free.put(slot)

    def __enter__(self) -> "Darkroom":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygotes and what they are doing; a fork of this process leaves them alone."""
        if os.getpid() == self.process:
            for slot in self.slots:
                slot.end()

    def develop(self, task: str, source: Path, folder: Path, *, nice: int = 0, **terms: Any) -> dict:
        """What the task made of `source`; see the package."""
        limits = asdict(self.limits) | {"wall": self.limits.wall * (LONGER if nice else 1), "nice": nice}
        paths = {"source": str(source.absolute()), "folder": str(folder.absolute())}
        answer = self._ask({"task": task, "limits": limits, "terms": terms} | paths)
        if "defect" in answer:
            log.warning("a file ended its task", extra={"task": task, "defect": answer["defect"]})
        if "broken" in answer:
            raise RuntimeError(answer["broken"])
        if "refused" in answer:
            raise NotTaken(answer["refused"], **answer.get("params", {}))
        _check_names(answer["made"], folder)
        return answer["made"]

    def _ask(self, request: dict) -> dict:
        """The answer; a zygote that dies under a file is tried once more, since a stranger may have killed it."""
        for _ in range(2):
            with self._slot(request["limits"]["nice"]) as slot, contextlib.suppress(Gone):
                return slot.ask(request, request["limits"]["wall"])
        raise NotTaken("unreadable")

    @contextlib.contextmanager
    def _slot(self, nice: int) -> Iterator[Slot]:
        try:
            slot = self.free.get(timeout=PATIENCE_FOR_A_SLOT * (LONGER if nice else 1))
        except queue.Empty:
            raise Unavailable("Many files are being checked now. Please try again in a minute.") from None
        try:
            yield slot
        except BaseException:
            slot.end()  # an answer that nobody waited for must not become the next file's
            raise
        finally:
            self.free.put(slot)


def _check_names(made: dict, folder: Path) -> None:
    """Refuse an answer that names anything but plain files in `folder`: a child may have been taken over."""
    for part in (each for each in made.values() if isinstance(each, dict)):
        _check_names(part, folder)
    for name in (made[key] for key in NAMES if key in made):
        path = folder / str(name)
        if path.parent != folder or not stat.S_ISREG(os.lstat(path).st_mode):
            raise NotTaken("unreadable")


@functools.cache
def _darkroom_of(_process: int) -> Darkroom:
    room = Darkroom()
    atexit.register(room.close)
    return room


def develop(task: str, source: Path, folder: Path, *, nice: int = 0, **terms: Any) -> dict:
    """What `task` made of the file `source`; its files lie in `folder`. Raises NotTaken; see the package."""
    return _darkroom_of(os.getpid()).develop(task, source, folder, nice=nice, **terms)

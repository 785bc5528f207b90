"""The parent's side: a pool of slots, each with a zygote that is replaced when it died."""

import contextlib
import logging
import os
import queue
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from services.common.errors import Unavailable
from services.common.processes.confined.refusal import UNREADABLE, TaskRefused
from services.common.processes.confined.slot import Gone, Slot

log = logging.getLogger(__name__)

SLOTS = min(4, len(os.sched_getaffinity(0)))
PATIENCE_FOR_A_SLOT = 10.0  # a person waits, and the call has a deadline
LONGER = 4  # patience for work that is nice to others
NAMES = ("file", "thumb")  # under which a task tells the files that it made


@dataclass(frozen=True)
class Limits:
    """Of one file: bytes of memory beyond what the libraries take, seconds, bytes of any one file written.

    `wall` is generous, since a busy machine is not the file's fault; `cpu` is what stops a bomb. `threads` are for
    libraries that do nothing without; their tasks import such a library themselves, for no thread outlives a fork.
    """

    memory: int = 768 * 1024 * 1024
    cpu: int = 8
    wall: float = 20.0
    written: int = 64 * 1024 * 1024
    threads: bool = False


class Pool:
    """Child processes for the tasks of a module; `refusal` is what is raised for a file that is not taken."""

    def __init__(
        self,
        tasks: str,
        slots: int = SLOTS,
        limits: Limits = Limits(),  # frozen
        refusal: type[TaskRefused] = TaskRefused,
    ):
        self.limits, self.refusal = limits, refusal
        self.process = os.getpid()
        self.slots = [Slot(tasks) for _ in range(slots)]
        self.free: queue.LifoQueue[Slot] = queue.LifoQueue()
        for slot in self.slots:
            self.free.put(slot)

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the zygotes and what they are doing; a fork of this process leaves them alone."""
        if os.getpid() == self.process:
            for slot in self.slots:
                slot.end()

    def run(self, task: str, source: Path, folder: Path, *, nice: int = 0, **terms: Any) -> dict:
        """What the task made of `source`; see the package."""
        limits = asdict(self.limits) | {"wall": self.limits.wall * (LONGER if nice else 1), "nice": nice}
        paths = {"source": str(source.absolute()), "folder": str(folder.absolute())}
        answer = self._ask({"task": task, "limits": limits, "terms": terms} | paths)
        if "defect" in answer:
            log.warning("a file ended its task", extra={"task": task, "defect": answer["defect"]})
        if "broken" in answer:
            raise RuntimeError(answer["broken"])
        if "refused" in answer:
            raise self.refusal(answer["refused"], **answer.get("params", {}))
        if not _names_are_sound(answer["made"], folder):
            raise self.refusal(UNREADABLE)
        return answer["made"]

    def _ask(self, request: dict) -> dict:
        """The answer; a zygote that dies under a file is tried once more, since a stranger may have killed it."""
        for _ in range(2):
            with self._slot(request["limits"]["nice"]) as slot, contextlib.suppress(Gone):
                return slot.ask(request, request["limits"]["wall"])
        raise self.refusal(UNREADABLE)

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


def _names_are_sound(made: dict, folder: Path) -> bool:
    """Whether an answer names nothing but plain files in `folder`: a child may have been taken over."""
    if not all(_names_are_sound(part, folder) for part in made.values() if isinstance(part, dict)):
        return False
    paths = [folder / str(made[key]) for key in NAMES if key in made]
    return all(path.parent == folder and stat.S_ISREG(os.lstat(path).st_mode) for path in paths)

"""Tasks that do what a file might make a decoder do; the zygote imports this module in tests."""

import ctypes
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from services.common.processes.confined import TaskRefused


def say(source: Path, folder: Path, word: str = "done") -> dict:
    """What a decent task does."""
    (folder / "clean").write_bytes(source.read_bytes())
    return {"file": "clean", "word": word, "pid": os.getpid(), "zygote": os.getppid()}


def refuse(source: Path, folder: Path) -> dict:
    raise TaskRefused("too_many_pages", pages=60)


def sleep(source: Path, folder: Path) -> dict:
    (folder / "pid").write_text(str(os.getpid()))
    time.sleep(600)
    return {}


def spin(source: Path, folder: Path) -> dict:
    while True:
        pass


def eat(source: Path, folder: Path) -> dict:
    return {"bytes": len(bytearray(4 * 1024**3))}


def crash(source: Path, folder: Path) -> dict:
    return {"word": ctypes.string_at(0)}


def stumble(source: Path, folder: Path) -> dict:
    raise KeyError("whatever")


def fill(source: Path, folder: Path) -> dict:
    with (folder / "large").open("wb") as file:
        for _ in range(1024):
            file.write(bytes(1024 * 1024))
    return {}


def open_many(source: Path, folder: Path) -> dict:
    return {"count": len([source.open("rb") for _ in range(1000)])}


def surroundings(source: Path, folder: Path) -> dict:
    return {
        "environment": dict(os.environ),
        "descriptors": [number for number in range(1024) if _works(lambda number=number: os.fstat(number))],
        "nice": os.nice(0),
    }


def name_elsewhere(source: Path, folder: Path) -> dict:
    return {"file": f"../{source.name}"}


def name_a_link(source: Path, folder: Path) -> dict:
    """The link leads to a file of the same test, never to the machine's."""
    (folder / "clean").symlink_to(source)
    return {"file": "clean"}


def prattle(source: Path, folder: Path) -> dict:
    return {"word": "x" * 8 * 1024 * 1024}


def look_around(source: Path, folder: Path) -> dict:
    """Which of these, all harmless in themselves, a child that was taken over could do."""
    beside = source.parent / "beside"  # the test put it there
    deeds = {
        "write into its folder": lambda: (folder / "clean").write_bytes(source.read_bytes()),
        "read another file": beside.read_bytes,
        "write another file": lambda: beside.open("ab").close(),
        "make a file elsewhere": (source.parent / "new").touch,
        "remove a file elsewhere": beside.unlink,
        "read the parent's environment": Path(f"/proc/{os.getppid()}/environ").read_bytes,
        "reach an address": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        "start a program": lambda: subprocess.run(["true"], check=True),
        "signal the parent": lambda: os.kill(os.getppid(), 0),
    }
    return {name: _works(deed) for name, deed in deeds.items()}


def multiply(source: Path, folder: Path) -> dict:
    """Whether a thread, a process and a program can be had."""
    deeds = {
        "thread": _thread,
        "process": lambda: os.fork() or os._exit(0),
        "program": lambda: subprocess.run(["true"], check=True),
    }
    return {name: _works(deed) for name, deed in deeds.items()}


def _thread() -> None:
    try:
        thread = threading.Thread(target=os.getpid)
        thread.start()
    except RuntimeError as error:
        raise OSError from error
    thread.join()


def _works(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except OSError:
        return False
    return True


TASKS = {
    function.__name__: function
    for function in (
        say, refuse, sleep, spin, eat, crash, stumble, fill, open_many, surroundings, name_elsewhere, name_a_link,
        prattle, look_around, multiply,
    )
}  # fmt: skip

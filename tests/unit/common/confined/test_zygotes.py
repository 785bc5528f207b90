"""A zygote outlives every file, is replaced when it dies, and is gone when its parent is; it works in any process."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from services.common.errors import Unavailable
from services.common.processes.confined import Limits, Pool
from tests.unit.common.confined.conftest import HOSTILE

ROOT = Path(__file__).parents[4]


def alive(pid: int) -> bool:
    """Whether the process runs; one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


def wait_until(holds, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return bool(holds())


def child_in(folder: Path) -> int:
    """The process that sleeps over a file of this folder, as soon as it does."""
    note = folder / "pid"
    assert wait_until(lambda: note.exists() and note.read_text())
    return int(note.read_text())


def script(body: str, *arguments: object) -> subprocess.Popen:
    """A process of its own kind; `source`, `folder` and `HOSTILE` are set."""
    head = f"import sys, pathlib; source, folder = map(pathlib.Path, sys.argv[1:]); HOSTILE = {HOSTILE!r}\n"
    words = [sys.executable, "-c", head + body, *map(str, arguments)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_zygote_that_was_killed_is_replaced(source, folder):
    with Pool(HOSTILE, 1) as pool:
        first = pool.run("say", source, folder)["zygote"]
        os.kill(first, signal.SIGKILL)
        assert pool.run("say", source, folder)["zygote"] != first


def test_a_file_under_which_the_zygote_died_is_tried_again(source, folder, tmp_path):
    with Pool(HOSTILE, 1, Limits(wall=1)) as pool:
        zygote = pool.run("say", source, folder)["zygote"]
        refused: list[Exception] = []
        asking = threading.Thread(target=lambda: refused.append(catch(pool.run, "sleep", source, folder)))
        asking.start()
        child = child_in(folder)
        os.kill(zygote, signal.SIGKILL)
        assert wait_until(lambda: not alive(child), 0.9)
        asking.join()
        assert refused[0].reason == "took_too_long"  # by the second zygote
        assert alive(pool.run("say", source, folder)["zygote"])


def catch(function, *arguments) -> Exception | None:
    try:
        function(*arguments)
    except Exception as error:
        return error
    return None


def test_closing_leaves_neither_process_nor_descriptor(source, folder):
    before = children(), len(os.listdir("/proc/self/fd"))
    with Pool(HOSTILE, 2, Limits(wall=0.2)) as pool:
        for task in ("say", "crash", "sleep", "say"):
            catch(pool.run, task, source, folder)
    assert (children(), len(os.listdir("/proc/self/fd"))) == before


def test_a_zygote_keeps_no_dead_children_and_opens_nothing_more(pool, source, ask):
    zygote = ask("say")["zygote"]
    opened = len(os.listdir(f"/proc/{zygote}/fd"))
    for task in ("say", "crash", "refuse", "say"):
        catch(ask, task)
    assert ask("say")["zygote"] == zygote
    assert Path(f"/proc/{zygote}/task/{zygote}/children").read_text() == ""
    assert len(os.listdir(f"/proc/{zygote}/fd")) == opened
    assert len(os.listdir(f"/proc/{zygote}/task")) == 1  # threads would not survive a fork


@pytest.mark.parametrize("task", ["say", "sleep"])
def test_everything_ends_with_a_parent_that_is_killed(source, folder, task):
    body = """
from services.common.processes.confined import Pool
pool = Pool(HOSTILE, 1)
print(pool.run("say", source, folder)["zygote"], flush=True)
pool.run(TASK, source, folder)
time.sleep(60)
"""
    with script(f"import time; TASK = {task!r}" + body, source, folder) as parent:
        zygote = int(parent.stdout.readline())
        family = {zygote} | ({child_in(folder)} if task == "sleep" else set())
        assert all(alive(pid) for pid in family)
        parent.kill()
    assert wait_until(lambda: not any(alive(pid) for pid in family))


def test_many_threads_share_a_few_slots(pool, source, tmp_path):
    words: list[str] = []

    def work(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        words.append(pool.run("say", source, folder, word=f"{number}")["word"])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(words, key=int) == [f"{number}" for number in range(12)]


def test_other_greenlets_run_while_a_child_works(source, folder):
    body = """
import eventlet; eventlet.monkey_patch()
import time
from services.common.processes.confined import Limits, Pool, TaskRefused
ticks = []
def tick():
    while True:
        ticks.append(time.monotonic()); eventlet.sleep(0.01)
eventlet.spawn(tick)
with Pool(HOSTILE, 2, Limits(wall=1)) as pool:
    asked = [eventlet.spawn(pool.run, "say", source, folder, word=str(n)) for n in range(6)]
    print(*[one.wait()["word"] for one in asked])
    ticks.clear()
    try:
        pool.run("sleep", source, folder)
    except TaskRefused as refused:
        print(refused.reason, len(ticks) > 20)
    with eventlet.Timeout(0.2, False):
        pool.run("sleep", source, folder)
    print(pool.run("say", source, folder)["word"])
"""
    with script(body, source, folder) as process:
        said = process.stdout.read().splitlines()
    assert (process.returncode, said) == (0, ["0 1 2 3 4 5", "took_too_long True", "done"])


def test_whoever_finds_every_slot_busy_is_told_to_come_back(source, folder, monkeypatch):
    monkeypatch.setattr("services.common.processes.confined.pool.PATIENCE_FOR_A_SLOT", 0.1)
    with Pool(HOSTILE, 1, Limits(wall=1)) as pool:
        asking = threading.Thread(target=catch, args=(pool.run, "sleep", source, folder))
        asking.start()
        child_in(folder)
        assert isinstance(catch(pool.run, "say", source, folder), Unavailable)
        asking.join()

"""A process is known by id and birth, so that a stranger with the same id is never touched."""

import os
import signal
import sys
from pathlib import Path

import pytest

from deploy.local import processes
from deploy.local.processes import Process

SLEEP = [sys.executable, "-c", "import time; print('here', flush=True); time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(60)",
]


@pytest.fixture
def spawned(tmp_path):
    def start(command):
        log = tmp_path / "log"
        process = processes.spawn(command, tmp_path / "pid", log, os.environ, Path("/"))
        while process.alive() and "here" not in log.read_text():
            pass
        return process

    yield start
    processes.end(tmp_path / "pid", signal.SIGKILL, 5)


def test_a_running_process_is_found_again_by_its_file(spawned, tmp_path):
    assert spawned(SLEEP) == processes.running(tmp_path / "pid")


def test_an_ended_process_is_gone_and_so_is_its_file(spawned, tmp_path):
    process = spawned(SLEEP)

    processes.end(tmp_path / "pid", signal.SIGTERM, 5)

    assert not process.alive()
    assert not (tmp_path / "pid").exists()


def test_one_that_will_not_end_is_killed(spawned, tmp_path):
    process = spawned(STUBBORN)

    processes.end(tmp_path / "pid", signal.SIGTERM, 0.1)

    assert not process.alive()


def test_a_later_process_with_the_same_id_is_a_stranger(tmp_path):
    processes.remember(Process(os.getpid(), "1"), tmp_path / "pid")

    assert processes.running(tmp_path / "pid") is None


@pytest.mark.parametrize("text", ["", "half", "1 2 3"])
def test_a_torn_file_names_nobody(tmp_path, text):
    (tmp_path / "pid").write_text(text)

    assert processes.running(tmp_path / "pid") is None


def test_a_killed_process_takes_its_children_along(spawned):
    process = spawned(["/bin/sh", "-c", "sleep 60 & echo here $!; wait"])

    process.kill()

    assert process.gone(5)

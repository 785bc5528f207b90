"""Gunicorn as the gateway runs it: when its master is killed, nobody keeps the port from the next one."""

import http.client
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from deploy.local import ports, processes
from deploy.local.programs import ROOT, answers
from deploy.local.stack import Stack

WORKERS = 2  # as gunicorn.conf.py has it
COMMAND = [sys.executable, "-m", "gunicorn", "-c", "deploy/local/gunicorn.conf.py", "tests.bench.echoes.flask_echo:app"]


@pytest.fixture
def port(tmp_path):
    return ports.Ports(tmp_path / "stack")["gateway"]


@pytest.fixture
def master(tmp_path, port):
    stack = Stack(tmp_path / "stack")
    environment = os.environ | stack.environment() | {"XINGTAN_GATEWAY_PORT": str(port)}
    process = processes.spawn(COMMAND, tmp_path / "pid", tmp_path / "log", environment, ROOT)
    while process.alive() and not answers(f"http://127.0.0.1:{port}/ready"):
        pass
    yield process
    processes.end(tmp_path / "pid", signal.SIGKILL, 5)


@pytest.fixture
def workers(master):
    """All of them: the first answers before the last is there."""
    while len(children := of_master(master)) < WORKERS:
        assert master.alive()
    return [processes.of(int(pid)) for pid in children]


def of_master(master):
    return Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text().split()


@pytest.fixture
def busy_client(port, workers):
    with ThreadPoolExecutor(1) as pool, closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as client:
        ask(client)
        yield pool.submit(ask_on, client)
        for worker in workers:
            worker.signal(signal.SIGKILL)


def ask(client):
    client.request("GET", "/ready")
    client.getresponse().read()


def ask_on(client):
    """One request after the other on the same connection, until that is closed."""
    client.auto_open = False
    with suppress(OSError, http.client.HTTPException):
        while True:
            ask(client)


def test_workers_end_with_their_master_though_a_client_goes_on_asking(master, workers, busy_client, port):
    master.signal(signal.SIGKILL)

    assert len(workers) > 0
    assert [worker.gone(10) for worker in workers] == [True] * len(workers)
    busy_client.result()
    assert ports.free(port)

"""A stack keeps the ports it once chose, and never those of another."""

import socket

import pytest

from deploy.local import ports
from deploy.local.ports import Ports


@pytest.fixture
def listener():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_a_port_is_remembered(tmp_path):
    chosen = Ports(tmp_path / "run")["postgres"]

    assert Ports(tmp_path / "run")["postgres"] == chosen


def test_names_get_ports_of_their_own(tmp_path):
    several = Ports(tmp_path / "run")

    assert len({several[name] for name in ("postgres", "broker", "serve", "serve-2")}) == 4


def test_the_run_stack_prefers_the_port_that_people_know(tmp_path, monkeypatch):
    monkeypatch.setattr(ports, "free", lambda _port: True)

    assert Ports(tmp_path / "run")["gateway"] == 8600
    assert Ports(tmp_path / "test")["gateway"] != 8600


def test_a_stack_beside_it_keeps_its_ports_while_it_is_down(tmp_path, monkeypatch):
    monkeypatch.setattr(ports, "CHOICE", range(20000, 20200))
    monkeypatch.setattr(ports, "free", lambda _port: True)
    first, second = Ports(tmp_path / "one"), Ports(tmp_path / "two")
    taken = {first[str(number)] for number in range(100)}

    assert taken.isdisjoint(second[str(number)] for number in range(100))


def test_a_port_taken_meanwhile_is_left_to_its_taker(tmp_path, listener):
    chosen = Ports(tmp_path / "run")
    chosen._remember({"broker": listener.getsockname()[1], "postgres": 1})

    chosen.leave_taken(["broker"])

    assert ports.free(chosen["broker"])
    assert chosen["postgres"] == 1


def test_a_listening_port_is_not_free(listener):
    assert not ports.free(listener.getsockname()[1])

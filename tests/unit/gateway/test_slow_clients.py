"""Who holds a thread and sends nothing is let go, sooner where others wait for it."""

import socket
import threading
import time

import pytest

from gateway import slow_clients


@pytest.fixture
def pair():
    """Our side, and the other."""
    ours, other = socket.socketpair()
    paced = slow_clients.PacedSocket(fileno=ours.detach())
    with paced, other:
        yield paced, other


def waiting(paced: slow_clients.PacedSocket) -> tuple[threading.Thread, list]:
    """A thread that waits for the next byte, and what comes of it."""
    came: list = []

    def wait() -> None:
        try:
            came.append(paced.recv(9))
        except slow_clients.TooSlow as slow:
            came.append(slow)

    thread = threading.Thread(target=wait)
    thread.start()
    while paced.waits_since is None and thread.is_alive():
        pass
    return thread, came


def test_who_sends_nothing_while_others_wait_is_let_go(pair):
    thread, came = waiting(pair[0])

    pair[0].hurry(time.monotonic() + slow_clients.HURRY)
    thread.join(slow_clients.PATIENCE / 2)

    assert [type(each) for each in came] == [slow_clients.TooSlow]


def test_who_has_just_sent_is_not_let_go_for_others(pair):
    thread, came = waiting(pair[0])

    pair[0].hurry(time.monotonic())
    pair[1].sendall(b"here")
    thread.join(slow_clients.PATIENCE / 2)

    assert came == [b"here"]


def test_time_in_which_nobody_listens_is_not_held_against_the_sender(pair):
    pair[0].hurry(time.monotonic() + slow_clients.HURRY)
    pair[1].sendall(b"here")

    assert pair[0].recv(9) == b"here"

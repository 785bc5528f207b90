"""What dies is started again, ever more patiently."""

import itertools

import pytest

from deploy.local import supervise
from deploy.local.supervise import AT_ONCE, Keeper, pause


class DeadStack:
    """A stack whose one process dies as soon as it is started."""

    def __init__(self):
        self.starts = []
        self.now = 0.0

    def pid(self, _name):
        return None

    def start(self, _name):
        self.starts.append(self.now)


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(supervise, "say", lambda _text: None)

    def watch(stack, seconds):
        keeper = Keeper(stack, "serve", 0.0)
        for tick in range(seconds * 2):
            stack.now = tick / 2
            keeper.look(stack.now)
        return stack.starts

    return watch


def test_pauses_grow_to_half_a_minute():
    assert [pause(deaths) for deaths in (AT_ONCE, AT_ONCE + 1, AT_ONCE + 2, 20, 5000)] == [0.25, 0.5, 1, 30, 30]


def test_what_is_killed_a_few_times_in_a_row_is_not_waited_for():
    assert [pause(deaths) for deaths in range(AT_ONCE)] == [0.0] * AT_ONCE


def test_a_hopeless_process_is_tried_ever_less_often(watched):
    starts = watched(DeadStack(), 100)
    gaps = [later - earlier for earlier, later in itertools.pairwise(starts)]

    assert len(starts) > 4
    assert gaps == sorted(gaps)


def test_a_process_that_was_well_for_a_while_is_started_at_once_again(watched):
    stack = DeadStack()
    keeper = Keeper(stack, "serve", 0.0)
    keeper.deaths = 10

    keeper.look(1000.0)

    assert (len(stack.starts), keeper.deaths) == (1, 1)


def test_a_running_process_is_left_alone():
    stack = DeadStack()
    stack.pid = lambda _name: 1
    Keeper(stack, "serve", 0.0).look(1.0)

    assert stack.starts == []

"""Every chaos run ends in a verdict, also when the harness itself breaks."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.chaos import __main__ as chaos
from tests.chaos.people import GivenUp
from tests.chaos.rules import LOST, Violation
from tests.chaos.runs import Outcome
from tests.chaos.watching import see_through


def good(name):
    return name, lambda: Outcome(name, 7, 10)


def breaking(error):
    def run():
        raise error

    return "breaking", run


@pytest.mark.parametrize("error", [ValueError("unnest"), KeyboardInterrupt(), SystemExit("no database")])
def test_a_run_that_breaks_off_is_not_judged_and_none_is_begun_after_it(error, capsys):
    outcomes = chaos.one_after_another([good("first"), breaking(error), good("last")], 7)

    assert [one.not_judged for one in outcomes] == ["", repr(error), "not begun after breaking"]
    assert chaos.judged(outcomes) == 2
    assert f"NOT JUDGED: breaking: {error!r}" in capsys.readouterr().out


def test_what_is_broken_outweighs_what_was_not_judged():
    lossy = Outcome("lossy", 7, 10, violations={Violation(LOST, "file", "is gone")})

    assert chaos.judged([lossy, Outcome("other", 7, 0, not_judged="why")]) == 1


def test_nothing_broken_is_good():
    assert chaos.judged([Outcome("first", 7, 10)]) == 0


def test_a_fault_thread_that_dies_ends_the_waiting_at_once():
    waits = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        work = pool.submit(waits.wait)
        died = pool.submit(breaking(ValueError("unnest"))[1])
        with pytest.raises(ValueError, match="unnest"):
            see_through([work], [died], lambda: 0)
        waits.set()


def test_who_gave_up_at_the_end_is_no_fault():
    gave_up: Future = Future()
    gave_up.set_exception(GivenUp())

    see_through([gave_up], [gave_up], lambda: 0)

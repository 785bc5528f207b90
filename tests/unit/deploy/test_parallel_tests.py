"""Lanes succeed together, fail for any one of them, and end together."""

import signal
import subprocess
import sys
import time

import pytest

from deploy.local.parallel_tests import Lane, account, run
from deploy.local.programs import ROOT

BURN = "import os\nwhile sum(os.times()[:2]) < 0.3: pass"
WAIT = """
import sys, time
from pathlib import Path
try:
    Path(sys.argv[1]).touch()
    time.sleep(600)
except KeyboardInterrupt:
    print("ended in good order")
    sys.exit(2)
"""
BOTH = f"""
import sys
from pathlib import Path
from deploy.local.parallel_tests import Lane, main
folder = Path(sys.argv[1])
words = {{name: [sys.executable, "-c", {WAIT!r}, str(folder / name)] for name in "ab"}}
sys.exit(main([Lane(name, words[name], {{}}, folder / f"{{name}}.log") for name in "ab"]))
"""


@pytest.fixture
def lane(tmp_path):
    """Makes a lane that runs a program: `lane("name", "print(1)")`."""
    return lambda name, program: Lane(name, [sys.executable, "-c", program], {}, tmp_path / f"{name}.log")


def test_all_hold_together(lane):
    assert run([lane("a", ""), lane("b", "")], lambda _: None) == 0


@pytest.mark.parametrize(
    "end", ["sys.exit(1)", "sys.exit(2)", "sys.exit(5)", "os.abort()", "os.kill(os.getpid(), 9)", "raise ValueError"]
)
def test_any_lane_that_fails_in_any_way_fails_all(lane, end):
    for place in range(3):
        lanes = [lane(name, "") for name in "abc"]
        lanes[place] = lane("bad", f"import os, sys\n{end}")

        assert run(lanes, lambda _: None) == 1


def test_what_the_quiet_ones_said_is_shown_at_the_end(lane):
    said = []
    run([lane("a", "print('one'); raise SystemExit('and why')"), lane("b", "print('two')")], said.append)
    text = "".join(said)

    assert text.index("one") < text.index("two") < text.index("processor seconds")
    assert "and why" in text
    assert "failed with status 1" in text


def test_processor_seconds_hold_those_of_children(lane):
    busy = lane("busy", f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BURN!r}])")
    run([busy], lambda _: None)

    assert busy.processor_seconds >= 0.3


def test_each_lane_has_its_own_time_however_long_those_before_it_run(lane):
    long, short = lane("long", "import time; time.sleep(1.5)"), lane("short", "")
    run([long, short], lambda _: None)

    assert short.ended_after < long.ended_after - 0.5


def test_the_account_sums_the_lanes():
    lanes = [Lane("a", [], {}, None, 1, 0, 20.2, 31.0), Lane("b", [], {}, None, 2, -9, 30.3, 12.0)]

    assert account(lanes).split("\n") == [
        "",
        "a          holds                      31 s,     20 processor seconds",
        "b          ended by SIGKILL           12 s,     30 processor seconds",
        "all                                   31 s,     50 processor seconds",
        "",
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_every_lane_in_good_order(tmp_path, number):
    command = [sys.executable, "-c", BOTH, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as both:
        while not all((tmp_path / name).exists() for name in "ab"):
            assert both.poll() is None
            time.sleep(0.05)
        both.send_signal(number)
        said, _ = both.communicate()

    assert both.returncode == 1
    assert said.count("ended in good order") == 2

"""CPU time is read from /proc, with that of children."""

import os
import subprocess
import sys

from tests.bench.busy import TICK, Busy, parsed, peak_megabytes

BURN = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"


def test_a_name_with_brackets_and_blanks_does_not_shift_the_fields():
    stat = f"7 (a ) b) S 3 {' '.join('0' * 9)} {TICK} {TICK} 0 0 20"

    assert parsed(stat) == (3, 2.0)


def test_what_a_child_used_counts_for_its_parent():
    with Busy({"me": os.getpid(), "idle": -1}) as busy:
        subprocess.run([sys.executable, "-c", BURN], check=True)

    assert busy.shares["me"] > 0
    assert busy.said(rate=10).startswith("me ")
    assert "idle" not in busy.said()


def test_a_process_has_held_memory():
    assert peak_megabytes(os.getpid()) > 5

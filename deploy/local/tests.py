"""Runs all tests as three lanes side by side, each with servers of its own, about equally long.

In the first run what needs no whole system; in the second deaths, and then the whole system as it is asked over HTTP;
in the third the browser. They wait a lot, for databases, pages and processes that start again, so on two cores together
they take little longer than the longest alone. The first speaks as it goes; what the others said is shown in the end.
"""

import shutil
import sys
from pathlib import Path

from deploy.local import parallel_tests
from deploy.local.keys import Keys
from deploy.local.parallel_tests import Lane
from deploy.local.programs import ROOT

LOCAL = ROOT / ".local"
SAMPLE = LOCAL / "test-sample"
BROWSER = "tests/e2e/browser"


def deaths() -> list[str]:
    """What kills processes or restarts servers, by its file's name."""
    killed = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/bus/**/*_killed.py"))
    return [*killed, "tests/bus/deploy"]


def main() -> int:
    """0 when everything holds; Ctrl+C ends all."""
    shutil.rmtree(SAMPLE, ignore_errors=True)
    parts = ["tests/unit", "tests/bus", *(f"--ignore={death}" for death in deaths())]
    whole = [*deaths(), "tests/e2e", f"--ignore={BROWSER}"]
    wanted = [
        lane("parts", LOCAL / "test", parts),
        lane("whole", LOCAL / "test-whole", whole, LOCAL / "test-whole.log"),
        lane("browser", LOCAL / "test-browser", [BROWSER], LOCAL / "test-browser.log"),
    ]
    print(f"The whole system and the browser run meanwhile, into {LOCAL.name}/test-*.log.", flush=True)
    return parallel_tests.main(wanted)


def lane(name: str, stack: Path, what: list[str], log: Path | None = None) -> Lane:
    """One pytest run on a stack of its own; all have the same data keys, so that one's sample is good for the other."""
    keys = Keys(SAMPLE)
    environment = {
        "XINGTAN_TEST_STACK": str(stack),
        "XINGTAN_TEST_SAMPLE": str(SAMPLE),
        "XINGTAN_INDEX_KEY": keys["index_key"],
        "XINGTAN_DATA_KEYS": keys["data_keys"],
    }
    return Lane(name, [sys.executable, "-m", "pytest", *what, "--durations=15"], environment, log)


if __name__ == "__main__":
    sys.exit(main())

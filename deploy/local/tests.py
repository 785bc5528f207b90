"""Runs all tests as two halves side by side, the browser beside all the rest, each with servers of its own.

Both halves wait a lot, for databases and for pages, so on two cores together they take little longer than the longer
one alone. The first speaks as it goes; what the second said is shown when both have ended.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from deploy.local.programs import ROOT

LOCAL = ROOT / ".local"
FIRST = ("tests/unit", "tests/bus", "tests/e2e", "--ignore=tests/e2e/browser")
SECOND = ("tests/e2e/browser",)


def main() -> int:
    """0 when everything holds; Ctrl+C ends both."""
    log = LOCAL / "test-browser.log"
    with log.open("wb") as file:
        halves = [_started(FIRST, LOCAL / "test", None), _started(SECOND, LOCAL / "test-browser", file)]
        print(f"The browser walks meanwhile; what it says goes to {log.relative_to(ROOT)}.", flush=True)
        try:
            ended = [half.wait() for half in halves]
        except KeyboardInterrupt:
            for half in halves:
                half.send_signal(signal.SIGINT)
            ended = [half.wait() for half in halves]
    sys.stdout.write(log.read_text(encoding="utf-8", errors="replace"))
    return max(map(abs, ended))


def _started(what: tuple[str, ...], stack: Path, output: object) -> subprocess.Popen:
    command = [sys.executable, "-m", "pytest", *what, "--durations=15"]
    environment = os.environ | {"XINGTAN_TEST_STACK": str(stack)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())

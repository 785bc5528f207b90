"""`python -m tests.bench [--small] [NAME…]`: runs the named benches, all of them for none; see `make bench`."""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from deploy.local.programs import ROOT
from tests.bench import accounts, batches, decisions, events, imports, photos, rpc
from tests.bench.figures import Report
from tests.bench.ground import SMALL, Ground, Sizes, prepared

BENCHES: dict[str, Callable[[Ground], None]] = {
    "rpc": rpc.run,
    "relay": events.run_relay,
    "events": events.run_consumer,
    "decisions": decisions.run,
    "batch": batches.run,
    "import": imports.run,
    "accounts": accounts.run,
    "import-sets": imports.run_sets,
    "photos": photos.run,
}
KEPT = Path(ROOT) / ".local" / "bench.json"


def main() -> None:
    """Print what is found, and keep it unless the sizes were small."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHES)}")
    parser.add_argument("--small", action="store_true", help="a minute in all, to see that the bench works")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHES)
    if unknown:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    began, report = time.monotonic(), Report()
    with prepared(SMALL if asked.small else Sizes(), report) as ground:
        for name in asked.names or BENCHES:
            BENCHES[name](ground)
    if not asked.small:
        report.write(KEPT)
    print(f"\n{time.monotonic() - began:.0f} s in all.")


if __name__ == "__main__":
    main()

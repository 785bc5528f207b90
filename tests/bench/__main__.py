"""`python -m tests.bench [--small] [NAME…]`: runs the named benches, all of them for none; see `make bench`."""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from deploy.local.programs import ROOT
from tests.bench import (
    accounts,
    batches,
    confirming,
    crediting,
    decisions,
    events,
    imports,
    look_alikes,
    monolith,
    papers,
    photos,
    requests,
    rpc,
    status_workbook,
    transfers,
    trials,
)
from tests.bench.figures import Report
from tests.bench.ground import SMALL, Ground, NotMeasured, Sizes, prepared

BENCHES: dict[str, Callable[[Ground], None]] = {
    "rpc": rpc.run,
    "monolith": monolith.run,
    "relay": events.run_relay,
    "events": events.run_consumer,
    "decisions": decisions.run,
    "requests": requests.run,
    "batch": batches.run,
    "status-workbook": status_workbook.run,
    "import": imports.run,
    "accounts": accounts.run,
    "import-sets": imports.run_sets,
    "photos": photos.run,
    "papers": papers.run,
    "look-alikes": look_alikes.run,
    "import-look-alikes": look_alikes.run_beside_import,
    "transfers": transfers.run,
    "confirming": confirming.run,
    "credits": crediting.run,
    "trial": trials.run,
}
KEPT = Path(ROOT) / ".local" / "bench.json"


def main() -> int:
    """Print what is found, and keep it unless the sizes were small; 2 if anything was not measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHES)}")
    parser.add_argument("--small", action="store_true", help="a minute in all, to see that the bench works")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHES)
    if unknown:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    began, report = time.monotonic(), Report()
    missing = measured(asked.names or list(BENCHES), SMALL if asked.small else Sizes(), report)
    if not asked.small:
        report.write(KEPT)
    print(f"\n{time.monotonic() - began:.0f} s in all.")
    for name, why in missing.items():
        print(f"NOT MEASURED: {name}: {why}")
    print(f"{len(report.figures)} figures." if missing else f"Everything was measured: {len(report.figures)} figures.")
    return 2 if missing else 0


def measured(names: list[str], sizes: Sizes, report: Report) -> dict[str, str]:
    """Run these benches; what was not measured, and why. None is begun after one that broke off: it left things."""
    left = list(names)
    try:
        with prepared(sizes, report) as ground:
            while left:
                BENCHES[left[0]](ground)
                left.pop(0)
    except NotMeasured as error:
        return (
            dict.fromkeys(left, f"not begun after {left[0]}") | {left[0]: str(error)} if left else {"end": str(error)}
        )
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        traceback.print_exc()
        return (
            dict.fromkeys(left, f"not begun after {left[0]}") | {left[0]: repr(error)} if left else {"end": repr(error)}
        )
    return {}


if __name__ == "__main__":
    sys.exit(main())

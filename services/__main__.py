"""The launcher: `python -m services serve|react|relay|jobs|migrate NAME…` (or all), `topology`, `bootstrap`, …."""

import argparse
import sys

WORDS = ("serve", "react", "relay", "jobs", "migrate", "topology", "bootstrap", "check-files")
PATCHED = ("serve", "react")
SERVICES = ("identity", "records", "review", "mobility", "training", "media")


def main(arguments: list[str]) -> None:
    """Run one process; eventlet's patch comes before every other import, and only for `serve` and `react`."""
    parser = argparse.ArgumentParser(prog="python -m services", description=__doc__)
    parser.add_argument("what", choices=WORDS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(SERVICES)}, or all")
    asked = parser.parse_args(arguments)
    names = list(SERVICES) if asked.names in ([], ["all"]) else asked.names
    unknown = set(names) - set(SERVICES)
    if unknown:
        parser.error(f"no such service: {', '.join(sorted(unknown))}")
    if asked.what in PATCHED:
        import eventlet

        eventlet.monkey_patch()
    _run(asked.what, names)


def _run(what: str, names: list[str]) -> None:
    from services import commands
    from services.common import clock, failpoints, settings
    from services.common.telemetry import logs

    logs.configure(f"{what} {' '.join(names)}")
    settings.require(what, names)
    failpoints.refuse_in_production()
    clock.refuse_in_production()
    getattr(commands, what.replace("-", "_"))(names)


if __name__ == "__main__":
    main(sys.argv[1:])

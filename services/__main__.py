"""The launcher: `python -m services serve|react|relay|jobs|migrate NAME…` (or all), `topology`, or a service's word."""

import argparse
import sys

from services import SERVICES

PATCHED = ("serve", "react")


def main(arguments: list[str]) -> None:
    """Run one process; eventlet's patch comes before every other import, and only for `serve` and `react`."""
    parser = argparse.ArgumentParser(prog="python -m services", description=__doc__)
    parser.add_argument("what", metavar="WORD", help="what to do; see commands.py, here and in services")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(SERVICES)}, or all")
    asked = parser.parse_args(arguments)
    names = list(SERVICES) if asked.names in ([], ["all"]) else asked.names
    unknown = set(names) - set(SERVICES)
    if unknown:
        parser.error(f"no such service: {', '.join(sorted(unknown))}")
    if asked.what in PATCHED:
        import eventlet

        eventlet.monkey_patch()
    if not _run(asked.what, names):
        parser.error(f"no such word: {asked.what}")


def _run(what: str, names: list[str]) -> bool:
    from services import commands
    from services.common import clock, failpoints, settings
    from services.common.telemetry import logs

    logs.configure(f"{what} {' '.join(names)}")
    command = commands.find(what, names)
    if command is None:
        return False
    settings.require(what, names)
    failpoints.refuse_in_production()
    clock.refuse_in_production()
    command()
    return True


if __name__ == "__main__":
    main(sys.argv[1:])

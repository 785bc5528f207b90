"""What to run between two changes of one area: `python -m deploy.local.quick records`, or `web` for the pages.

Style, types and the area's tests, those with servers beside those without; deaths, random sequences and the whole
system are left to `make test`.
"""

import sys
from pathlib import Path

from deploy.local import parallel_tests
from deploy.local.parallel_tests import Lane
from deploy.local.programs import ROOT

LOCAL = ROOT / ".local"
LEFT_OUT = ("*_killed.py", "*_any_sequence.py", "*_any_order.py", "*_sequences.py")


def areas(root: Path = ROOT) -> list[str]:
    """The names that can be asked for: those of the folders of tests, and the pages."""
    folders = [
        folder
        for kind in ("unit", "bus")
        for folder in root.glob(f"tests/{kind}/*/")
        if any(folder.glob("**/test_*.py"))
    ]
    return sorted({folder.name for folder in folders} | {"web"})


def wanted(area: str, root: Path = ROOT) -> list[Lane]:
    """What is run for an area."""
    if area == "web":
        return [_module("pages", "deploy.local.web", "check"), _pytest("unit", "tests/unit/gateway")]
    tests = [
        _pytest(kind, f"tests/{kind}/{area}") for kind in ("unit", "bus") if (root / "tests" / kind / area).is_dir()
    ]
    style = [_module("style", "ruff", "check", "."), _module("format", "ruff", "format", "--check", ".")]
    return [*tests, *style, _module("types", "deploy.local.types")]


def _pytest(kind: str, folder: str) -> Lane:
    left_out = [f"--ignore-glob={pattern}" for pattern in LEFT_OUT]
    lane = _module(kind, "pytest", folder, *left_out, "-q", "--durations=5")
    lane.environment = {"XINGTAN_TEST_STACK": str(LOCAL / "test-quick")}
    return lane


def _module(name: str, *words: str) -> Lane:
    return Lane(name, [sys.executable, "-m", *words], {}, LOCAL / f"quick-{name}.log")


def main(arguments: list[str]) -> int:
    """0 when it holds."""
    if len(arguments) != 1 or arguments[0] not in areas():
        print(f"make quick AREA=…, one of: {' '.join(areas())}")
        return 2
    return parallel_tests.main(wanted(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Run mypy on what promises types: what the services share, their rules, and the local stack."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def rule_modules(root: Path = ROOT) -> list[Path]:
    """The modules of rules on plain values, by name: all in a `domain/`, every `domain.py` and `rules.py`."""
    modules = (path for path in (root / "services").rglob("*.py") if "migrations" not in path.parts)
    return sorted(path for path in modules if path.stem in ("domain", "rules") or path.parent.name == "domain")


def targets(root: Path = ROOT) -> list[str]:
    """Return the folders and files to check, those of them that exist."""
    shared = [
        folder for folder in ("services/common", "services/contracts", "deploy/local") if (root / folder).is_dir()
    ]
    rules = (path.relative_to(root).as_posix() for path in rule_modules(root))
    return shared + [path for path in rules if not path.startswith(tuple(f"{folder}/" for folder in shared))]


if __name__ == "__main__":
    sys.exit(subprocess.run([sys.executable, "-m", "mypy", *targets()], cwd=ROOT, check=False).returncode)

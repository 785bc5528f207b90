"""Run mypy on what promises types: what the services share, their rules, and the local stack."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def targets(root: Path = ROOT) -> list[str]:
    """Return the folders and files to check, those of them that exist."""
    shared = [folder for folder in ("services/common", "deploy/local") if (root / folder).is_dir()]
    rules = [*root.glob("services/*/domain.py"), *root.glob("services/*/domain/")]
    return shared + sorted(str(path.relative_to(root)) for path in rules)


if __name__ == "__main__":
    sys.exit(subprocess.run([sys.executable, "-m", "mypy", *targets()], cwd=ROOT, check=False).returncode)

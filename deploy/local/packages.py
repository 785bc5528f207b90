"""The system packages a stack needs: installed as root, named to anybody else.

Runs with the system's Python before any virtual environment exists, so it imports the standard library only.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# Package → the file whose presence proves it, as a pattern below /: cheaper than dpkg, and a server that
# was installed by other means counts too.
SERVERS = {
    "postgresql": "usr/lib/postgresql/*/bin/postgres",
    "rabbitmq-server": "usr/lib/rabbitmq/bin/rabbitmq-server",
}
FONTS = {  # what is printed has them embedded; the second one has the rare characters of names
    "fonts-noto-cjk": "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "fonts-babelstone-han": "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
}
BROWSER = {"chromium-headless-shell": "usr/bin/chromium-headless-shell"}  # Chromium without what draws windows
RIVALS = {"libvips-tools": "usr/bin/vipsthumbnail"}  # measured against by `make bench`, used nowhere
RUN = SERVERS | FONTS
GROUPS = {"base": {}, "run": RUN, "test": RUN | BROWSER, "bench": RUN | BROWSER | RIVALS}

# Debian starts what it installs and makes a cluster on port 5432; neither is ours to do on someone's machine.
NO_SERVICES = Path("usr/sbin/policy-rc.d")
NO_CLUSTER = Path("etc/postgresql-common/createcluster.d/xingtan.conf")


def missing(group: str, root: Path = Path("/")) -> list[str]:
    """Return the packages of `group` that this machine lacks."""
    absent = [name for name, proof in GROUPS[group].items() if not any(root.glob(proof))]
    if find_spec("ensurepip") is None:
        absent.append("python3-venv")
    return absent


def line(names: list[str]) -> str:
    """Return the one line that installs `names`."""
    return "apt-get install -y --no-install-recommends " + " ".join(names)


@contextlib.contextmanager
def _present(path: Path, content: str, mode: int) -> Iterator[None]:
    """Keep a file in place for the time of the block; one that was there already is left alone."""
    if path.exists():
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(mode)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def quiet_installation(root: Path = Path("/")) -> Iterator[None]:
    """While this holds, a Debian package installs without starting services and without making a cluster."""
    with (
        _present(root / NO_SERVICES, "#!/bin/sh\nexit 101\n", 0o755),
        _present(root / NO_CLUSTER, "create_main_cluster = false\n", 0o644),
    ):
        yield


def install(names: list[str]) -> None:
    """Install `names` with apt-get, waiting for another apt-get to finish."""
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=900"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with quiet_installation():
        subprocess.run([*apt, "update"], env=environment, check=True)
        subprocess.run([*apt, "install", "--no-install-recommends", *names], env=environment, check=True)


def ensure(group: str) -> int:
    """Return the exit status: 0 when nothing is missing (any more)."""
    names = missing(group)
    if not names:
        return 0
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"Some system packages are missing. As root:\n\n    {line(names)}\n", file=sys.stderr)
        return 1
    print(f"Installing {', '.join(names)} (no service is started) ...", flush=True)
    install(names)
    return 0


def main() -> int:
    """Check the Python, then the packages of the group named on the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the system's Python runs this file, whichever it is
        print("Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ...", file=sys.stderr)
        return 1
    return ensure(sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())

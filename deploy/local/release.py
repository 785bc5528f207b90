"""Keeps the data of a release: dumps of its populated sample, which later releases must be able to migrate.

`python -m deploy.local.release NAME` fills a small sample in a stack of its own and writes tests/data/releases/NAME:
a dump of each database, and the development keys that its sealed values are read with. All people in it are invented.
Left out is what only carries messages, so that the dumps stay small.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from deploy.local.databases import SERVICES
from deploy.local.postgres import PROGRAMS
from deploy.local.programs import ROOT
from deploy.local.stack import Stack

RELEASES = ROOT / "tests" / "data" / "releases"
FOLDER = ".local/test-release"
NAMES = ("population", "serve", "react", "relay", "jobs")
PER_SCHOOL = 4
KEPT_KEYS = ("index_key", "data_keys")
CARRIERS = ("outbox", "inbox", "idempotency")
FILL = "import sys; from pathlib import Path; from deploy.local import sample; sample.main(Path(sys.argv[1]), {})"


def main(name: str) -> None:
    """Make the sample, keep it, take the stack away again."""
    stack = Stack(FOLDER)
    try:
        fill(stack)
        keep(stack, RELEASES / name)
    finally:
        stack.remove()


def fill(stack: Stack) -> None:
    """A small sample, loaded by the running system itself; nothing runs on it afterwards."""
    stack.start_servers()
    stack.migrate()
    stack.topology()
    for name in NAMES:
        stack.start(name)
    for name in NAMES:
        stack.wait_ready(name, 240)
    command = [sys.executable, "-c", FILL.format(PER_SCHOOL), str(stack.folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | stack.environment(), check=True)
    stack.programs.stop_all()


def keep(stack: Stack, folder: Path) -> None:
    """Write a dump of each database, and the keys."""
    folder.mkdir(parents=True, exist_ok=True)
    for service in SERVICES:
        (folder / f"{service}.dump").write_bytes(dumped(stack, service))
    known = {name: stack.keys[name] for name in KEPT_KEYS}
    (folder / "keys.json").write_text(json.dumps(known, indent=1) + "\n")


def dumped(stack: Stack, service: str) -> bytes:
    """One database as pg_restore reads it."""
    left_out = [f"--exclude-table-data={table}" for table in CARRIERS]
    return tool(stack, "pg_dump", "--format=custom", "--compress=9", *left_out, f"xingtan_{service}")


def tool(stack: Stack, program: str, *words: str, given: bytes = b"") -> bytes:
    """What one of PostgreSQL's own programs says, as the superuser of a stack."""
    path = max(PROGRAMS.glob(f"*/bin/{program}"), key=lambda found: float(found.parts[-3]))
    where = {"PGHOST": "127.0.0.1", "PGPORT": str(stack.ports["postgres"]), "PGUSER": "postgres"}
    where |= {"PGPASSWORD": stack.keys["password_superuser"]}
    command = [str(path), *words]
    return subprocess.run(command, env=os.environ | where, input=given, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main(sys.argv[1])

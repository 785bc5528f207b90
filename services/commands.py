"""What the launcher can do, one function a word."""

import importlib
import importlib.util

from services.common.bus import topology as bus
from services.common.database import migrate as migrations
from services.common.database import transactions
from services.common.processes import kinds

FIRST = "sysadmin"

serve = kinds.serve
react = kinds.react
relay = kinds.relay
jobs = kinds.work


def migrate(names: list[str]) -> None:
    """Bring the databases to the newest version and publish what services ship as data (catalogue, chains)."""
    for name in names:
        migrations.migrate(name)
        _publish(name)


def _publish(name: str) -> None:
    """A service that ships versioned data has `publish.py`; publishing the same again changes nothing."""
    if importlib.util.find_spec(f"services.{name}.publish") is None:
        return
    store = transactions.Store(name, "job", pool=1)
    with store.begin(transactions.system()) as db:
        importlib.import_module(f"services.{name}.publish").publish(db)
    store.close()


def topology(_names: list[str]) -> None:
    """Declare every exchange, queue and binding."""
    bus.declare()


def bootstrap(_names: list[str]) -> None:
    """Make the site's first organisation and administrator, and print the initial password once."""
    from services.identity.bootstrap import bootstrap as first

    secret = first(transactions.Store("identity", "job", pool=1), username=FIRST)
    print(f"{FIRST}\n{secret}")  # noqa: T201 - shown once, to the operator


def check_files(_names: list[str]) -> None:
    """Look whether every content of the file store is there and whole; print what is not, and exit 1 then."""
    from services.media.blobs.checking import faults

    found = False
    for fault in faults(transactions.Store("media", "job", pool=1)):
        found = True
        print(f"{fault.key} {fault.what}")  # noqa: T201 - the command's answer
    raise SystemExit(found)

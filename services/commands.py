"""What the launcher can do, by word; a service adds words of its own in COMMANDS of its commands.py."""

from collections.abc import Callable
from functools import partial

from services import SERVICES
from services.common import service_modules
from services.common.bus import topology as bus
from services.common.database import migrate as migrations
from services.common.database import transactions
from services.common.processes import kinds


def find(word: str, names: list[str]) -> Callable[[], None] | None:
    """What a word does, for the services named where it does something for each; None for what is no word."""
    if word in COMMANDS:
        return partial(COMMANDS[word], names)
    own = (service_modules.listed(name, "commands", "COMMANDS") or {} for name in SERVICES)
    return next((commands[word] for commands in own if word in commands), None)


def migrate(names: list[str]) -> None:
    """Bring the databases to the newest version and publish what services ship as data (catalogue, chains)."""
    for name in names:
        migrations.migrate(name)
        _publish(name)


def _publish(name: str) -> None:
    """A service that ships versioned data has `publish.py`; publishing the same again changes nothing."""
    publish = service_modules.listed(name, "publish", "publish")
    if publish is None:
        return
    store = transactions.Store(name, "job", pool=1)
    with store.begin(transactions.system()) as db:
        publish(db)
    store.close()


def topology(_names: list[str]) -> None:
    """Declare every exchange, queue and binding."""
    bus.declare()


COMMANDS = {
    "serve": kinds.serve,
    "react": kinds.react,
    "relay": kinds.relay,
    "jobs": kinds.work,
    "migrate": migrate,
    "topology": topology,
}

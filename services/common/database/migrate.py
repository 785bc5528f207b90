"""Brings a service's database to the newest version: the kit's migrations and the service's own, as the owner.

Row-level security is forced, so it holds for the owner too: a statement that fills rows in would find none, and say
nothing. Migrations therefore run in the territory of all, as the system itself does; no role gains anything by it, and
a site has nothing to set up. Each migration is a transaction of its own, and what builds an index beside the site's
work leaves it meanwhile (migrating.py).
"""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, text

from services.common import settings
from services.common.database.territory import ROOT, path_range

SERVICES = Path(__file__).parents[2]
KIT = Path(__file__).parent / "migrations"
ENVIRONMENT = Path(__file__).parent / "alembic_env"  # apart, or alembic would take env.py for a migration
PAUSE = 0.5
# Asked again and again, not waited for: whoever waits holds a snapshot, and an index that is built beside the site's
# work waits for all snapshots.
ONE_AT_A_TIME = text("SELECT pg_try_advisory_lock(hashtext('xingtan.migrate'))")
SEE_ALL = text(
    "SELECT set_config('xingtan.path_from', :start, false), set_config('xingtan.path_to', :end, false),"
    " set_config('xingtan.account', '', false), set_config('xingtan.teacher', '', false)"
)


def migrate(service: str, to: str = "heads") -> None:
    """Run what has not run yet; two at once wait for each other."""
    config = _config(service)
    engine = create_engine(settings.load().database_url(service, "owner"), poolclass=NullPool)
    with engine.connect() as connection, _alone(connection), seeing_all(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _config(service: str) -> Config:
    own = SERVICES / service / "migrations"
    config = Config()
    config.set_main_option("script_location", str(ENVIRONMENT))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{KIT}\n{own}" if own.is_dir() else str(KIT))
    return config


@contextlib.contextmanager
def seeing_all(connection: Connection) -> Iterator[None]:
    """Every row is in sight of this connection, for as long as it lasts."""
    start, end = path_range(ROOT)
    connection.execute(SEE_ALL, {"start": start, "end": end})
    connection.commit()
    yield


@contextlib.contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Hold others off; the hold is the session's, so it ends with the process whatever happens."""
    while not connection.execute(ONE_AT_A_TIME).scalar_one():
        connection.rollback()
        time.sleep(PAUSE)
    connection.commit()
    yield

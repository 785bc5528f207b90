"""Brings a service's database to the newest version: the kit's migrations and the service's own, as the owner."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from services.common import settings

SERVICES = Path(__file__).parent.parent
KIT = Path(__file__).parent / "migrations"
ENVIRONMENT = Path(__file__).parent / "alembic_env"  # apart, or alembic would take env.py for a migration
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('xingtan.migrate'))")


def migrate(service: str) -> None:
    """Run what has not run yet; two at once wait for each other."""
    own = SERVICES / service / "migrations"
    config = Config()
    config.set_main_option("script_location", str(ENVIRONMENT))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{KIT}\n{own}" if own.is_dir() else str(KIT))
    engine = create_engine(settings.load().database_url(service, "owner"))
    with engine.begin() as connection:
        connection.execute(ONE_AT_A_TIME)
        config.attributes["connection"] = connection
        command.upgrade(config, "heads")
    engine.dispose()

"""What a stranger to every territory sees of rows with a territory, asked as the services' own role without them."""

from contextlib import closing
from typing import Any, NamedTuple

from services.common.bus.topology import SERVICES
from services.common.database.territory import path_range
from tests.chaos.facts import Connect

NOWHERE = "999999/"
# The trail is written and never read by services; campaigns and hints are open to all.
TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND has_table_privilege('xingtan_app', pg_class.oid, 'SELECT')
        AND (
            relname IN ('entry', 'version', 'step', 'remark', 'personal_number', 'number_check', 'change_request',
                'change_request_item', 'correction_order')
            OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'org_path')
        )
        AND relname NOT IN ('audit', 'campaign', 'campaign_target', 'hint')
    ORDER BY relname
"""
STAND = "SELECT set_config('xingtan.path_from', %s, false), set_config('xingtan.path_to', %s, false)"


class InSight(NamedTuple):
    """How many rows of one table somebody from elsewhere reads."""

    table: str
    rows: int


def read(connect: Connect) -> list[InSight]:
    """Look at every table; `connect` gives a superuser's connection, which steps down for this."""
    return [seen for service in SERVICES for seen in _of(connect, service)]


def _of(connect: Connect, service: str) -> list[InSight]:
    with closing(connect(f"xingtan_{service}")) as connection:
        cursor = connection.cursor()
        cursor.execute(TABLES)
        return _counted(cursor, service, [name for (name,) in cursor.fetchall()])


def _counted(cursor: Any, service: str, tables: list[str]) -> list[InSight]:
    if not tables:
        return []
    cursor.execute(STAND, path_range(NOWHERE))
    cursor.execute("SET ROLE xingtan_app")
    cursor.execute(" UNION ALL ".join(f"SELECT '{service}.{name}', count(*) FROM {name}" for name in tables))  # noqa: S608
    return [InSight(*row) for row in cursor.fetchall()]

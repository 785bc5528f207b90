"""What everything that is versioned stands at, as one digest a table: equal digests mean that nothing was written."""

from deploy.local.databases import SERVICES
from deploy.local.stack import Stack

VERSIONED = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'row_version' ORDER BY table_name
"""
# Rows have an id or belong to one organisation each.
DIGEST = """
    SELECT '{service}.{table}', md5(string_agg(line, E'\\n' ORDER BY line))
    FROM (SELECT concat_ws(' ', r->>'id', r->>'org_id', r->>'row_version') AS line
          FROM (SELECT to_jsonb(one) AS r FROM {table} AS one) AS rows) AS lines
"""


class Versions:
    """Looks behind the services' backs, as the superuser: whatever the territory, one statement a database."""

    def __init__(self, stack: Stack) -> None:
        self._connections = {service: stack.admin(f"xingtan_{service}") for service in SERVICES}
        self._queries = {service: query for service in SERVICES if (query := self._query(service))}

    def digests(self) -> dict[str, str | None]:
        """By service and table; None where a table is empty."""
        found: dict[str, str | None] = {}
        for service, query in self._queries.items():
            with self._connections[service].cursor() as cursor:
                cursor.execute(query)
                found |= dict(cursor.fetchall())
        return found

    def close(self) -> None:
        """Hang up."""
        for connection in self._connections.values():
            connection.close()

    def _query(self, service: str) -> str:
        with self._connections[service].cursor() as cursor:
            cursor.execute(VERSIONED)
            return " UNION ALL ".join(DIGEST.format(service=service, table=table) for (table,) in cursor.fetchall())

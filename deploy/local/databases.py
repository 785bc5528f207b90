"""Roles and databases: one database a service, owned by a role that serves migrations only."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from deploy.local.keys import Keys
from deploy.local.postgres import Postgres
from services import SERVICES

TEMPLATE = "xingtan_template"

# An app answers somebody who waits; a job may compute for long but must not queue behind a lock for ever.
LIMITS = {
    "owner": {},
    "app": {
        "statement_timeout": "15s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "30s",
    },
    "job": {"lock_timeout": "10s"},
}

# Every database starts as a copy of this one: what the owner creates, the others may use; a migration takes back
# what they must not (an audit row is never changed).
PREPARE_TEMPLATE = """
    ALTER SCHEMA public OWNER TO xingtan_owner;
    GRANT USAGE ON SCHEMA public TO xingtan_app, xingtan_job;
    ALTER DEFAULT PRIVILEGES FOR ROLE xingtan_owner
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO xingtan_app, xingtan_job;
    ALTER DEFAULT PRIVILEGES FOR ROLE xingtan_owner
        GRANT USAGE ON SEQUENCES TO xingtan_app, xingtan_job;
"""


def ensure(postgres: Postgres, keys: Keys) -> None:
    """Make whatever is missing."""
    with _cursor(postgres) as cursor:
        present = _names(cursor, "SELECT rolname FROM pg_roles")
        for role, limits in LIMITS.items():
            if f"xingtan_{role}" not in present:
                _make_role(cursor, role, keys[f"password_{role}"], limits)
        present = _names(cursor, "SELECT datname FROM pg_database")
    if TEMPLATE not in present:
        _make_template(postgres)
    with _cursor(postgres) as cursor:
        for service in SERVICES:
            if f"xingtan_{service}" not in present:
                _make_database(cursor, service)


def drop(postgres: Postgres) -> None:
    """Delete the services' databases, cutting off whoever is still connected."""
    with _cursor(postgres) as cursor:
        for service in SERVICES:
            cursor.execute(f"DROP DATABASE IF EXISTS xingtan_{service} WITH (FORCE)")


@contextlib.contextmanager
def _cursor(postgres: Postgres, database: str = "postgres") -> Iterator[Any]:
    with contextlib.closing(postgres.connect(database)) as connection:
        yield connection.cursor()


def _names(cursor: Any, query: str) -> set[str]:
    cursor.execute(query)
    return {name for (name,) in cursor.fetchall()}


def _make_role(cursor: Any, role: str, password: str, limits: Mapping[str, str]) -> None:
    cursor.execute(f"CREATE ROLE xingtan_{role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD %s", [password])
    for name, value in limits.items():
        cursor.execute(f"ALTER ROLE xingtan_{role} SET {name} = %s", [value])


def _make_template(postgres: Postgres) -> None:
    with _cursor(postgres) as cursor:
        cursor.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    with _cursor(postgres, TEMPLATE) as cursor:
        cursor.execute(PREPARE_TEMPLATE)


def _make_database(cursor: Any, service: str) -> None:
    name = f"xingtan_{service}"
    cursor.execute(f"CREATE DATABASE {name} OWNER xingtan_owner TEMPLATE {TEMPLATE}")
    cursor.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    cursor.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO xingtan_app, xingtan_job")

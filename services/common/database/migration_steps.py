"""What a migration does to tables that hold a site's data: indexes are built beside its work, long filling is left.

A migration that builds an index does nothing else: it is no single transaction, and runs again after a break.
"""

from alembic import op
from sqlalchemy import text

UNFINISHED = text("SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(:name) AND NOT indisvalid)")


def build_index(name: str, on: str) -> None:
    """`CREATE INDEX name ON on`, where `on` is like `teacher (org_id, desk) WHERE desk IS NOT NULL`."""
    _build("INDEX", name, on)


def build_unique_index(name: str, on: str) -> None:
    """The same, of values that occur once; rows that are equal already end the migration."""
    _build("UNIQUE INDEX", name, on)


def drop_index(name: str) -> None:
    """Take an index away beside the site's work."""
    with op.get_context().autocommit_block():
        op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


def _build(kind: str, name: str, on: str) -> None:
    with op.get_context().autocommit_block():
        if op.get_bind().execute(UNFINISHED, {"name": name}).scalar_one():
            op.execute(f"DROP INDEX CONCURRENTLY {name}")
        op.execute(f"CREATE {kind} CONCURRENTLY IF NOT EXISTS {name} ON {on}")


def fill_later(name: str) -> None:
    """Leave a backfill to the job process, which does it in batches (backfills.py)."""
    op.get_bind().execute(text("INSERT INTO backfill (name) VALUES (:name) ON CONFLICT DO NOTHING"), {"name": name})

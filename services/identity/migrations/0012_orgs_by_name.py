"""Organisations are found by part of their name or code without reading all of them."""

from services.common.database.migration_steps import build_index, drop_index

revision = "identity_0012"
down_revision = "identity_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("org_called", "org USING gin (grams(name || '/' || code))")


def downgrade() -> None:
    drop_index("org_called")

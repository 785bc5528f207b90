"""The outbox keeps the exact text of each message, and the site that it is meant for (none: the own one)."""

from alembic import op

revision = "kit_0004"
down_revision = "kit_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE outbox ALTER COLUMN body TYPE text USING body::text, ADD COLUMN destination text")


def downgrade() -> None:
    op.execute("ALTER TABLE outbox ALTER COLUMN body TYPE jsonb USING body::jsonb, DROP COLUMN destination")

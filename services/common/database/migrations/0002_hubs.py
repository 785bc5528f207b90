"""The hub school 中心校 of an organisation, known to every service."""

from alembic import op

revision = "kit_0002"
down_revision = "kit_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE known_org ADD COLUMN hub_id uuid")


def downgrade() -> None:
    op.execute("ALTER TABLE known_org DROP COLUMN hub_id")

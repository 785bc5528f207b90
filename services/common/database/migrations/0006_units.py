"""What an office or affiliated unit of an authority does, known to every service."""

from alembic import op

revision = "kit_0006"
down_revision = "kit_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE known_org ADD COLUMN unit text")


def downgrade() -> None:
    op.execute("ALTER TABLE known_org DROP COLUMN unit")

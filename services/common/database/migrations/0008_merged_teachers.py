"""Copies of the teachers tell which of them were merged into others (R-REC-13)."""

from alembic import op

revision = "kit_0008"
down_revision = "kit_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE known_teacher ADD COLUMN merged_into uuid")


def downgrade() -> None:
    op.execute("ALTER TABLE known_teacher DROP COLUMN merged_into")

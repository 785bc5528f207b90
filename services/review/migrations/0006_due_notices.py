"""A step remembers for which due date its desk was told: that it comes near, and that it has passed."""

from alembic import op

revision = "review_0006"
down_revision = "review_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE case_step ADD COLUMN soon_told_for timestamptz, ADD COLUMN overdue_told_for timestamptz")


def downgrade() -> None:
    op.execute("ALTER TABLE case_step DROP COLUMN soon_told_for, DROP COLUMN overdue_told_for")

"""The steps that wait, by when they are due."""

from services.common.database.migration_steps import build_index, drop_index

revision = "review_0007"
down_revision = "review_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("case_step_due", "case_step (due_at, case_id, number) WHERE state = 'current'")


def downgrade() -> None:
    drop_index("case_step_due")

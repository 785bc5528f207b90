"""The files that were joined with another one are found by it: their credits are one account (R-TRN-08)."""

from services.common.database.migration_steps import build_index, drop_index

revision = "training_0007"
down_revision = "training_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("known_teacher_merged", "known_teacher (merged_into) WHERE merged_into IS NOT NULL")


def downgrade() -> None:
    drop_index("known_teacher_merged")

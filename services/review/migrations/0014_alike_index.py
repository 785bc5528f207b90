"""Open cases that ask the same are found without looking through the others."""

from services.common.database.migration_steps import build_index, drop_index

revision = "review_0014"
down_revision = "review_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("review_case_alike", "review_case (alike) WHERE alike IS NOT NULL AND state = 'open'")


def downgrade() -> None:
    drop_index("review_case_alike")

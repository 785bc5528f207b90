"""Finds the checks that a transaction has at hand, so that no batch of questions goes through all there ever were."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0019"
down_revision = "records_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("national_check_at_hand", "national_check (state) WHERE state IN ('new', 'settling')")


def downgrade() -> None:
    drop_index("national_check_at_hand")

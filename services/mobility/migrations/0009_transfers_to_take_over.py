"""Transfers that wait for the receiving school to take the file over, by their deadline."""

from services.common.database.migration_steps import build_index, drop_index

revision = "mobility_0009"
down_revision = "mobility_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("transfer_to_take_over", "transfer (due_at, id) WHERE state = 'awaited'")


def downgrade() -> None:
    drop_index("transfer_to_take_over")

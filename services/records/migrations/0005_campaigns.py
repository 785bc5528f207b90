"""Campaigns and collection windows."""

revision = "records_0005"
down_revision = "records_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

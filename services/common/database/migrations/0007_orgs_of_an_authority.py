"""The organisations of an authority are found by it, and its unit for a kind of work at once."""

from services.common.database.migration_steps import build_index, drop_index

revision = "kit_0007"
down_revision = "kit_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("known_org_authority", "known_org (authority_id, unit)")


def downgrade() -> None:
    drop_index("known_org_authority")

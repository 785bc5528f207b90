"""One version of a chain counts without an end; the chains of an organisation are found without looking at others."""

from services.common.database.migration_steps import build_index, build_unique_index, drop_index

revision = "review_0010"
down_revision = "review_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_unique_index("chain_without_end", "chain (code) WHERE effective_until IS NULL")
    build_index("chain_of_org", "chain (org_id) WHERE org_id IS NOT NULL")


def downgrade() -> None:
    drop_index("chain_of_org")
    drop_index("chain_without_end")

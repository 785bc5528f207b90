"""Notices go to persons, who may have several accounts."""

from services.common.database.migration_steps import build_index, drop_index

revision = "identity_0009"
down_revision = "identity_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("account_person", "account (person_id)")


def downgrade() -> None:
    drop_index("account_person")

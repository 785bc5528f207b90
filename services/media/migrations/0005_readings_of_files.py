"""Finds whether somebody has just read of a teacher, who is told once of what was looked at in one go."""

from services.common.database.migration_steps import build_index, drop_index

revision = "media_0005"
down_revision = "media_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("audit_readings", "audit (subject, account_id, id) WHERE action = 'media.file_read'")


def downgrade() -> None:
    drop_index("audit_readings")

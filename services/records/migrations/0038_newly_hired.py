"""An index of those who are newly hired, among whom the job process looks for marks that lapse (R-REC-12)."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0038"
down_revision = "records_0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("teacher_newly_hired", "teacher (created_at) WHERE newly_hired AND merged_into IS NULL")


def downgrade() -> None:
    drop_index("teacher_newly_hired")

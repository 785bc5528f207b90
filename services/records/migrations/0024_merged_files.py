"""Finds the files that were merged into one, without reading all there are."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0024"
down_revision = "records_0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("teacher_merged_into", "teacher (merged_into) WHERE merged_into IS NOT NULL")


def downgrade() -> None:
    drop_index("teacher_merged_into")

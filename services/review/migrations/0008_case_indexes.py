"""The cases of a teacher, and those that an office watches, are found without looking through the others."""

from services.common.database.migration_steps import build_index, drop_index

revision = "review_0008"
down_revision = "review_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("review_case_teacher", "review_case (teacher_id) WHERE teacher_id IS NOT NULL")
    build_index("review_case_watchers", "review_case USING gin (watchers) WHERE watchers IS NOT NULL")


def downgrade() -> None:
    drop_index("review_case_watchers")
    drop_index("review_case_teacher")

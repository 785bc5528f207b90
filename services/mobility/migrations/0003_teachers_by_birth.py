"""Teachers in the order of their births, for the list of those who reach the age of retirement (R-MOB-05)."""

from services.common.database.migration_steps import build_index, drop_index

revision = "mobility_0003"
down_revision = "mobility_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("known_teacher_birth", "known_teacher (birth_date, id)")


def downgrade() -> None:
    drop_index("known_teacher_birth")

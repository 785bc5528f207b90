"""Copies of the teachers tell from where and since when they are at their school (R-MOB-09)."""

from alembic import op

revision = "kit_0009"
down_revision = "kit_0008"
branch_labels = None
depends_on = None

COLUMNS = {"source": "text", "normal_graduate": "boolean", "school_start": "text"}


def upgrade() -> None:
    for column, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE known_teacher ADD COLUMN {column} {kind}")


def downgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE known_teacher DROP COLUMN {column}")

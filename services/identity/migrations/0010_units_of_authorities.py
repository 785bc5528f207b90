"""Offices and affiliated units of authorities, which say what they do, and training institutions."""

from alembic import op

revision = "identity_0010"
down_revision = "identity_0009"
branch_labels = None
depends_on = None

LEVELS = """
ALTER TABLE org DROP CONSTRAINT org_level_check;
ALTER TABLE org ADD CONSTRAINT org_level_check CHECK (level IN ({levels}));
"""
BEFORE = "'ministry', 'province', 'city', 'county', 'school', 'department'"
UNITS = "'personnel', 'teacher_development', 'training_school', 'research', 'other'"


def upgrade() -> None:
    op.execute(LEVELS.format(levels=f"{BEFORE}, 'office', 'affiliated', 'training'"))
    op.execute(
        f"ALTER TABLE org ADD COLUMN unit text CHECK (unit IN ({UNITS})),"
        " ADD CONSTRAINT org_unit CHECK ((unit IS NOT NULL) = (level IN ('office', 'affiliated')))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE org DROP COLUMN unit")
    op.execute(LEVELS.format(levels=BEFORE))

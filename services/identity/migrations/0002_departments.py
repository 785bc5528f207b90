"""Departments of schools, hub schools, and the count by which news of an organisation's reviewers is put in order."""

from alembic import op

revision = "identity_0002"
down_revision = "identity_0001"
branch_labels = None
depends_on = None

LEVELS = """
ALTER TABLE org DROP CONSTRAINT org_level_check;
ALTER TABLE org ADD CONSTRAINT org_level_check CHECK (level IN ({levels}));
"""
OFFICES = "'ministry', 'province', 'city', 'county', 'school'"


def upgrade() -> None:
    op.execute(LEVELS.format(levels=f"{OFFICES}, 'department'"))
    op.execute(
        "ALTER TABLE org ADD COLUMN hub_id uuid REFERENCES org,"
        " ADD COLUMN reviewers_version integer NOT NULL DEFAULT 0,"
        " ADD CONSTRAINT org_hub CHECK (hub_id IS NULL OR level = 'school')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE org DROP COLUMN hub_id, DROP COLUMN reviewers_version")
    op.execute(LEVELS.format(levels=OFFICES))

"""Long filling of tables that hold a site's data: a migration leaves a row here, the job process works it off."""

from alembic import op

revision = "kit_0003"
down_revision = "kit_0002"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE backfill (
    name text PRIMARY KEY,
    asked_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    rows bigint NOT NULL DEFAULT 0
);
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("DROP TABLE backfill")

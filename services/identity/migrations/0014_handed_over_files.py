"""Where files went, as records told it last: the accounts of their teachers follow, in whatever order news comes."""

from alembic import op

from services.common.database.territory import policy

revision = "identity_0014"
down_revision = "identity_0013"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE handed_over_file (
    teacher_id uuid PRIMARY KEY,
    row_version integer NOT NULL,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL
);
COMMENT ON TABLE handed_over_file IS 'The newest school of each file that ever went to another one; ids alone.';
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(policy("handed_over_file"))


def downgrade() -> None:
    op.execute("DROP TABLE handed_over_file")

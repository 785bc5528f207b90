"""What became of each change of status, and which entries it wrote; the same again is answered so (R-MOB-05)."""

from alembic import op

from services.common.database.territory import ACTS, ROOT, may, path_range

revision = "records_0037"
down_revision = "records_0036"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
TABLE = """
CREATE TABLE status_change (
    ref uuid PRIMARY KEY,
    teacher_id uuid NOT NULL,
    answer jsonb NOT NULL,
    written jsonb NOT NULL DEFAULT '[]',
    at timestamptz NOT NULL
);
ALTER TABLE status_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE status_change FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE status_change IS 'The answer to each change, and the entries that it wrote, with their numbers.';
"""
WHOLE_SITE = (
    f"current_setting('xingtan.path_from', true) = '{START}' AND current_setting('xingtan.path_to', true) = '{END}'"
)


def upgrade() -> None:
    op.execute(TABLE)
    for act in ACTS:
        op.execute(may(act, "status_change", WHOLE_SITE))


def downgrade() -> None:
    op.execute("DROP TABLE status_change")

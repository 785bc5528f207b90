"""Public holidays and the weekend days worked instead are kept as rows, each with its source.

They are everybody's to read and the system's to write.
"""

from alembic import op

from services.common.database.territory import ACTS, ROOT, may

revision = "review_0011"
down_revision = "review_0010"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE holiday (
    day date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('closed', 'worked')),
    source text NOT NULL
);
COMMENT ON TABLE holiday IS 'Working days of China that weekends alone do not tell.';
COMMENT ON COLUMN holiday.source IS 'Rows of one source are replaced together; the others stay.';
ALTER TABLE holiday ENABLE ROW LEVEL SECURITY;
ALTER TABLE holiday FORCE ROW LEVEL SECURITY
"""
FOR_SOMEBODY = (
    "coalesce(nullif(current_setting('xingtan.path_from', true), ''),"
    " nullif(current_setting('xingtan.account', true), '')) IS NOT NULL"
)
BY_THE_SYSTEM = f"current_setting('xingtan.path_from', true) = '{ROOT}'"


def upgrade() -> None:
    op.execute(TABLE)
    for act in ACTS:
        op.execute(may(act, "holiday", FOR_SOMEBODY if act == "SELECT" else BY_THE_SYSTEM))


def downgrade() -> None:
    op.execute("DROP TABLE holiday")

"""Accounts follow their teacher's file when two files of one person become one, and go back when that is undone."""

from alembic import op

revision = "identity_0013"
down_revision = "identity_0012"
branch_labels = None
depends_on = None

# `account` is the account of the file that was not kept, as it was before; none where there was none.
TABLE = """
CREATE TABLE merged_files (
    merge_id uuid PRIMARY KEY,
    row_version integer NOT NULL,
    account_id uuid,
    was jsonb
);
COMMENT ON TABLE merged_files IS 'What a merge of two files did to an account; no value of a person.';
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("DROP TABLE merged_files")

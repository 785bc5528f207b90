"""Two files of one person become one: where the other one went, and what it takes to undo it (R-REC-13)."""

from alembic import op

from services.common.database.territory import policy

revision = "records_0023"
down_revision = "records_0022"
branch_labels = None
depends_on = None

# `before` and `after` are the numbers of the kept file's entries on both sides of the merge, by entry; `places` where
# the files lay that came to it, by file.
TABLES = """
ALTER TABLE teacher ADD COLUMN merged_into uuid;
CREATE TABLE file_merge (
    id uuid PRIMARY KEY,
    duplicate_id uuid NOT NULL REFERENCES duplicate ON DELETE CASCADE,
    kept_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    lost_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    org_path text COLLATE "C" NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    places jsonb NOT NULL,
    at timestamptz NOT NULL,
    person text NOT NULL,
    org_name text NOT NULL,
    undone_at timestamptz,
    undone_by text
);
CREATE INDEX file_merge_kept ON file_merge (kept_id);
CREATE INDEX file_merge_lost ON file_merge (lost_id);
CREATE INDEX file_merge_duplicate ON file_merge (duplicate_id);
ALTER TABLE personal_number DROP CONSTRAINT personal_number_why_check;
ALTER TABLE personal_number ADD CONSTRAINT personal_number_why_check
    CHECK (why IN ('formal', 'corrected', 'merged'));
"""


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(policy("file_merge"))


def downgrade() -> None:
    op.execute("ALTER TABLE personal_number DROP CONSTRAINT personal_number_why_check")
    op.execute(
        "ALTER TABLE personal_number ADD CONSTRAINT personal_number_why_check CHECK (why IN ('formal', 'corrected'))"
    )
    op.execute("DROP TABLE file_merge")
    op.execute("ALTER TABLE teacher DROP COLUMN merged_into")

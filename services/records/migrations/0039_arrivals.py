"""系统外调入: files opened together with a transfer from outside the system, and what became of them (R-MOB-08).

A row stays when its draft is deleted: the same act again is told that it was taken back.
"""

from alembic import op

from services.common.database.territory import policy

revision = "records_0039"
down_revision = "records_0038"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE arrival (
    id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL UNIQUE,
    row_version integer NOT NULL DEFAULT 1,
    name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    department_id uuid,
    category text NOT NULL,
    origin text NOT NULL,
    origin_kind text NOT NULL,
    post jsonb NOT NULL,
    post_said jsonb NOT NULL,
    from_day date NOT NULL,
    document text,
    reason text NOT NULL,
    words text,
    person_id uuid NOT NULL,
    person text NOT NULL,
    opened_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text,
    why text
);
COMMENT ON TABLE arrival IS 'Files that were opened for somebody from outside the system, each with its transfer.';
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(policy("arrival"))


def downgrade() -> None:
    op.execute("DROP TABLE arrival")

"""Acts of status by workbook (R-MOB-05): the workbooks, and what becomes of their rows."""

from alembic import op

from services.common.database.territory import policy

revision = "mobility_0007"
down_revision = "mobility_0006"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE status_batch (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    account_id uuid NOT NULL,
    person text NOT NULL,
    file_name text NOT NULL,
    file_key text,
    state text NOT NULL CHECK (state IN ('reading', 'checking', 'ready', 'entering', 'done')),
    job_id uuid NOT NULL,
    row_version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz
);
CREATE INDEX status_batch_org ON status_batch (org_id, created_at, id);
CREATE TABLE status_batch_row (
    batch_id uuid NOT NULL REFERENCES status_batch,
    number integer NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    name text NOT NULL,
    masked text NOT NULL,
    number_sealed text,
    texts jsonb NOT NULL,
    asked jsonb,
    teacher_id uuid,
    org_name text,
    state text NOT NULL CHECK (state IN ('sought', 'ready', 'refused', 'entered')),
    rank smallint GENERATED ALWAYS AS (CASE state WHEN 'refused' THEN 0 ELSE 1 END) STORED,
    faults jsonb NOT NULL DEFAULT '[]',
    act_id uuid,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (batch_id, number)
);
CREATE INDEX status_batch_row_state ON status_batch_row (batch_id, state, number);
CREATE INDEX status_batch_row_order ON status_batch_row (batch_id, rank, number);
CREATE INDEX status_batch_row_teacher ON status_batch_row (batch_id, teacher_id) WHERE teacher_id IS NOT NULL;
CREATE INDEX status_batch_row_age ON status_batch_row (created_at);
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("status_batch", "status_batch_row"):
        op.execute(policy(table))


def downgrade() -> None:
    for table in ("status_batch_row", "status_batch"):
        op.execute(f"DROP TABLE {table}")

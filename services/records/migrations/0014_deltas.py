"""What statistics have to count anew: how each file was counted last, and the differences since (R-REC-17)."""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "records_0014"
down_revision = "records_0013"
branch_labels = None
depends_on = None

# A teacher who saves the own file leaves a difference too, and sees none.
OWN_FILE = "teacher_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
TABLES = """
CREATE TABLE counted (
    teacher_id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    said jsonb NOT NULL
);
CREATE TABLE statistics_delta (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    said jsonb NOT NULL,
    files integer NOT NULL
);
COMMENT ON TABLE counted IS 'By what each file was counted last; only its writer reads it.';
COMMENT ON TABLE statistics_delta IS 'How many files more or less are to be counted so, summed per transaction.';
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("counted", "statistics_delta"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for act in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        op.execute(may(act, "counted", f"({WITHIN}) OR {OWN_FILE}"))
    op.execute(may("SELECT", "statistics_delta", WITHIN))
    op.execute(may("INSERT", "statistics_delta", "true"))
    op.execute(may("DELETE", "statistics_delta", WITHIN))


def downgrade() -> None:
    op.execute("DROP TABLE statistics_delta, counted")

"""Which entry of 国内培训 comes from which confirmed result, and what was typed there before (R-TRN-05)."""

from alembic import op

from services.common.database.territory import ACTS, ROOT, may, path_range

revision = "records_0040"
down_revision = "records_0039"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
TABLE = """
CREATE TABLE credited_training (
    subject_id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    number integer NOT NULL,
    before jsonb
);
CREATE INDEX credited_training_teacher ON credited_training (teacher_id);
ALTER TABLE credited_training ENABLE ROW LEVEL SECURITY;
ALTER TABLE credited_training FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN credited_training.before IS 'What was typed in this entry before; NULL where there was none.';
"""
WHOLE_SITE = (
    f"current_setting('xingtan.path_from', true) = '{START}' AND current_setting('xingtan.path_to', true) = '{END}'"
)


def upgrade() -> None:
    op.execute(TABLE)
    for act in ACTS:
        op.execute(may(act, "credited_training", WHOLE_SITE))


def downgrade() -> None:
    op.execute("DROP TABLE credited_training")

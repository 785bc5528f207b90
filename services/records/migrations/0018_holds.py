"""What holds a file or some of its entries while a business is under way (R-REC-14)."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0018"
down_revision = "records_0017"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE file_hold (
    ref uuid,
    teacher_id uuid REFERENCES teacher ON DELETE CASCADE,
    kind text NOT NULL,
    entries uuid[],
    taken_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (ref, teacher_id)
);
CREATE INDEX file_hold_file ON file_hold (teacher_id);
ALTER TABLE file_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_hold FORCE ROW LEVEL SECURITY;
"""
SEEN = "EXISTS (SELECT 1 FROM teacher WHERE teacher.id = file_hold.teacher_id{more})"
MINE = f" AND ({WITHIN.replace('org_path', 'teacher.org_path')})"


def upgrade() -> None:
    op.execute(TABLE)
    for act in ACTS:
        op.execute(may(act, "file_hold", SEEN.format(more="" if act == "SELECT" else MINE)))


def downgrade() -> None:
    op.execute("DROP TABLE file_hold")

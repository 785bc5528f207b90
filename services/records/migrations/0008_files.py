"""What is known of the photo and the evidence that a teacher's file holds, now or in its history (R-MED-03)."""

from alembic import op

revision = "records_0008"
down_revision = "records_0007"
branch_labels = None
depends_on = None

# The same upload may be evidence in the files of two teachers, so an id alone is no key.
TABLE = """
CREATE TABLE held_file (
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    id uuid NOT NULL,
    sha256 text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('evidence', 'photo')),
    name text NOT NULL,
    type text NOT NULL,
    bytes integer NOT NULL,
    pages integer NOT NULL,
    width integer,
    height integer,
    person text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (teacher_id, id)
);
CREATE INDEX held_file_content ON held_file (sha256);
ALTER TABLE held_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_file FORCE ROW LEVEL SECURITY;
CREATE POLICY follows ON held_file FOR ALL
    USING (EXISTS (SELECT 1 FROM teacher WHERE teacher.id = held_file.teacher_id))
    WITH CHECK (EXISTS (SELECT 1 FROM teacher WHERE teacher.id = held_file.teacher_id))
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("DROP TABLE held_file")

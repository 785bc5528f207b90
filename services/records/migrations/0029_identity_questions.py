"""请两校核实: what each school of a pair that looks alike is asked of its own file, and what it said."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0029"
down_revision = "records_0028"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE identity_question (
    id uuid PRIMARY KEY,
    duplicate_id uuid NOT NULL REFERENCES duplicate ON DELETE CASCADE,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    asked_at timestamptz NOT NULL,
    asker_id uuid NOT NULL,
    asked_by text NOT NULL,
    closed_at timestamptz,
    said text CHECK (said IN ('ours', 'not_ours', 'same_person')),
    text text,
    answered_at timestamptz,
    person_id uuid,
    person text,
    org_name text
);
CREATE UNIQUE INDEX identity_question_open ON identity_question (duplicate_id, teacher_id) WHERE closed_at IS NULL;
CREATE INDEX identity_question_file ON identity_question (teacher_id);
ALTER TABLE identity_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_question FORCE ROW LEVEL SECURITY;
"""
SEEN = "EXISTS (SELECT 1 FROM teacher WHERE teacher.id = identity_question.teacher_id{more})"
MINE = f" AND ({WITHIN.replace('org_path', 'teacher.org_path')})"


def upgrade() -> None:
    op.execute(TABLE)
    for act in ACTS:
        op.execute(may(act, "identity_question", SEEN.format(more=MINE)))


def downgrade() -> None:
    op.execute("DROP TABLE identity_question")

"""What becomes of teachers at their schools (R-MOB-05): one act open at a time for each."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "mobility_0002"
down_revision = "mobility_0001"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE status_act (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL,
    name text NOT NULL,
    act text NOT NULL CHECK (act IN ('absence', 'return', 'resignation', 'retirement', 'reemployment', 'death',
        'post_change', 'undo')),
    undoes uuid REFERENCES status_act,
    state text NOT NULL CHECK (state IN ('asked', 'blocked', 'reviewed', 'writing', 'done', 'refused', 'withdrawn',
        'failed', 'undone')),
    row_version integer NOT NULL DEFAULT 1,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    category text NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    day date NOT NULL,
    until date,
    document text,
    words text,
    now jsonb NOT NULL DEFAULT '{}',
    post jsonb,
    post_said jsonb NOT NULL DEFAULT '[]',
    person_id uuid NOT NULL,
    person text NOT NULL,
    by_org_id uuid NOT NULL,
    by_org_name text NOT NULL,
    case_id uuid,
    case_version integer NOT NULL DEFAULT 0,
    desk_ids uuid[] NOT NULL DEFAULT '{}',
    desk_roles text[] NOT NULL DEFAULT '{}',
    doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    waiting_since timestamptz,
    due_at timestamptz,
    blocker jsonb,
    why text,
    happened jsonb NOT NULL DEFAULT '[]',
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((act = 'undo') = (undoes IS NOT NULL))
);
CREATE UNIQUE INDEX status_act_seq ON status_act (seq);
CREATE UNIQUE INDEX status_act_case ON status_act (case_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX status_act_open ON status_act (teacher_id) WHERE state IN ('asked', 'reviewed', 'writing');
CREATE UNIQUE INDEX status_act_undone ON status_act (undoes) WHERE state = 'done';
CREATE INDEX status_act_teacher ON status_act (teacher_id, seq);
CREATE INDEX status_act_place ON status_act (org_path, seq);
ALTER TABLE status_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE status_act FORCE ROW LEVEL SECURITY;
"""
OWN = "teacher_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
AT_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(may("SELECT", "status_act", f"({WITHIN}) OR {OWN} OR {AT_DESK}"))
    for act in set(ACTS) - {"SELECT"}:
        op.execute(may(act, "status_act", WITHIN))


def downgrade() -> None:
    op.execute("DROP TABLE status_act")

"""交流轮岗 and 借调 (R-MOB-06, R-MOB-08): one open at a time for each teacher; the home school writes."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "mobility_0004"
down_revision = "mobility_0003"
branch_labels = None
depends_on = None

OPEN = "state IN ('asked', 'reviewed', 'agreed', 'writing', 'active', 'extending', 'ending')"
TABLE = f"""
CREATE TABLE assignment (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('rotation', 'loan')),
    rotation_type text,
    state text NOT NULL CHECK ({OPEN} OR state IN ('blocked', 'ended', 'refused', 'withdrawn', 'failed')),
    row_version integer NOT NULL DEFAULT 1,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    category text NOT NULL,
    host_kind text NOT NULL CHECK (host_kind IN ('school', 'institution', 'agency')),
    host_id uuid,
    host_name text NOT NULL,
    host_path text COLLATE "C",
    from_status text NOT NULL,
    to_status text NOT NULL,
    start date NOT NULL,
    until date NOT NULL,
    ended_on date,
    wanted_until date,
    wanted_words text,
    document text,
    reason text NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    by_org_id uuid NOT NULL,
    by_org_name text NOT NULL,
    case_id uuid,
    case_ids uuid[] NOT NULL DEFAULT '{{}}',
    case_version integer NOT NULL DEFAULT 0,
    change_ref uuid,
    ended_by uuid,
    desk_ids uuid[] NOT NULL DEFAULT '{{}}',
    desk_roles text[] NOT NULL DEFAULT '{{}}',
    doors text[] COLLATE "C" NOT NULL DEFAULT '{{}}',
    waiting_since timestamptz,
    due_at timestamptz,
    soon_told_for date,
    overdue_told_for date,
    blocker jsonb,
    why text,
    happened jsonb NOT NULL DEFAULT '[]',
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((kind = 'rotation') = (rotation_type IS NOT NULL)),
    CHECK ((host_kind = 'school') = (host_id IS NOT NULL)),
    CHECK ((host_id IS NULL) = (host_path IS NULL)),
    CHECK (kind = 'loan' OR host_kind = 'school'),
    CHECK (until > start)
);
CREATE UNIQUE INDEX assignment_seq ON assignment (seq);
CREATE UNIQUE INDEX assignment_open ON assignment (teacher_id) WHERE {OPEN};
CREATE UNIQUE INDEX assignment_change ON assignment (change_ref) WHERE change_ref IS NOT NULL;
CREATE INDEX assignment_cases ON assignment USING gin (case_ids);
CREATE INDEX assignment_teacher ON assignment (teacher_id, seq);
CREATE INDEX assignment_home ON assignment (org_path, seq);
CREATE INDEX assignment_host ON assignment (host_path, seq) WHERE host_path IS NOT NULL;
CREATE INDEX assignment_to_begin ON assignment (start, id) WHERE state = 'agreed';
CREATE INDEX assignment_to_end ON assignment (until, id) WHERE state IN ('active', 'extending');
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN assignment.change_ref IS 'The change of status that records was asked for last.';
COMMENT ON COLUMN assignment.ended_by IS 'The status act that ended it, such as a death; undone, it goes on.';
"""
AT_HOST = f"({WITHIN.replace('org_path', 'host_path')})"
OWN = "teacher_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
AT_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(may("SELECT", "assignment", f"({WITHIN}) OR {AT_HOST} OR {OWN} OR {AT_DESK}"))
    for act in set(ACTS) - {"SELECT"}:
        op.execute(may(act, "assignment", WITHIN))


def downgrade() -> None:
    op.execute("DROP TABLE assignment")

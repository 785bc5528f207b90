"""Claims of credits for what teachers did outside of registered projects (R-TRN-07)."""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "training_0005"
down_revision = "training_0004"
branch_labels = None
depends_on = None

CLAIM = """
CREATE TABLE claim (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    row_version integer NOT NULL DEFAULT 1,
    state text NOT NULL CHECK (state IN ('reviewed', 'granted', 'refused', 'withdrawn')),
    kind text NOT NULL CHECK (kind IN ('school_based', 'self_directed')),
    teacher_id uuid NOT NULL,
    teacher_name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    department_id uuid,
    category text NOT NULL,
    office_id uuid NOT NULL,
    office_path text COLLATE "C" NOT NULL,
    name text NOT NULL,
    organiser text,
    start date NOT NULL,
    finish date NOT NULL CHECK (finish >= start),
    hours numeric(8, 2) CHECK (hours > 0),
    attributes jsonb NOT NULL DEFAULT '{}',
    measures jsonb NOT NULL DEFAULT '{}',
    evidence jsonb NOT NULL DEFAULT '[]',
    words text NOT NULL,
    digest text NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    entered_at timestamptz NOT NULL,
    case_id uuid NOT NULL,
    case_version integer NOT NULL DEFAULT 0,
    desk_ids uuid[] NOT NULL DEFAULT '{}',
    desk_roles text[] NOT NULL DEFAULT '{}',
    doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    waiting_since timestamptz,
    due_at timestamptz,
    why text,
    happened jsonb NOT NULL DEFAULT '[]',
    closed_at timestamptz
);
CREATE UNIQUE INDEX claim_case ON claim (case_id);
CREATE UNIQUE INDEX claim_seq ON claim (seq);
CREATE INDEX claim_place ON claim (org_path, seq);
CREATE INDEX claim_teacher ON claim (teacher_id, seq);
CREATE INDEX claim_doors ON claim USING gin (doors);
ALTER TABLE claim ENABLE ROW LEVEL SECURITY;
ALTER TABLE claim FORCE ROW LEVEL SECURITY;
"""
OWN = "teacher_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
AT_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"


def upgrade() -> None:
    op.execute(CLAIM)
    op.execute(may("SELECT", "claim", f"({WITHIN}) OR {OWN} OR {AT_DESK}"))
    for act in ("INSERT", "UPDATE"):
        op.execute(may(act, "claim", f"({WITHIN}) OR {OWN}"))


def downgrade() -> None:
    op.execute("DROP TABLE claim")

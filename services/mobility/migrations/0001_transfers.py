"""Transfers of teachers from one school to another (R-MOB-01): one open at a time for each teacher."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "mobility_0001"
down_revision = None
branch_labels = ("mobility",)
depends_on = "kit_0007"

TABLE = """
CREATE TABLE transfer (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('transfer', 'rotation')),
    business text NOT NULL CHECK (business IN ('transfer', 'transfer_within', 'transfer_university')),
    state text NOT NULL CHECK (state IN ('asked', 'blocked', 'reviewed', 'awaited', 'moving', 'done', 'refused',
        'withdrawn', 'failed')),
    row_version integer NOT NULL DEFAULT 1,
    category text NOT NULL,
    from_org_id uuid NOT NULL,
    from_org_name text NOT NULL,
    from_path text COLLATE "C" NOT NULL,
    to_org_id uuid NOT NULL,
    to_org_name text NOT NULL,
    to_path text COLLATE "C" NOT NULL,
    department_id uuid,
    personnel_status text,
    now jsonb NOT NULL,
    post jsonb NOT NULL,
    post_said jsonb NOT NULL DEFAULT '[]',
    from_day date NOT NULL,
    document text,
    reason text NOT NULL,
    words text,
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
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
    closed_at timestamptz
);
CREATE UNIQUE INDEX transfer_seq ON transfer (seq);
CREATE UNIQUE INDEX transfer_case ON transfer (case_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX transfer_open ON transfer (teacher_id) WHERE state IN ('asked', 'reviewed', 'awaited', 'moving');
CREATE INDEX transfer_teacher ON transfer (teacher_id, seq);
CREATE INDEX transfer_from ON transfer (from_path, seq);
CREATE INDEX transfer_to ON transfer (to_path, seq);
ALTER TABLE transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
"""
SIDES = " OR ".join(f"({WITHIN.replace('org_path', column)})" for column in ("from_path", "to_path"))
OWN = "teacher_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
AT_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"

# Whoever asks for somebody has found the person at records by exact number; beyond name, school, status and what the
# post is now, nothing comes through.
WHO = """
CREATE FUNCTION person_to_transfer(wanted uuid) RETURNS TABLE (
    id uuid, org_id uuid, org_path text, category text, stage text, name text, personnel_status text, now jsonb,
    open_transfer uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT t.id, t.org_id, t.org_path, t.category, t.stage, t.name, t.personnel_status,
        jsonb_build_object('post_type', t.post_type, 'post_grade', t.post_grade, 'title', t.title,
            'stage', t.main_stage, 'courses', coalesce(t.courses, '[]')),
        (SELECT x.id FROM transfer x
            WHERE x.teacher_id = wanted AND x.state IN ('asked', 'reviewed', 'awaited', 'moving'))
        FROM known_teacher t WHERE t.id = wanted;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION person_to_transfer IS 'What the receiving side of a transfer learns of somebody of another school.';
REVOKE ALL ON FUNCTION person_to_transfer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_to_transfer TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(may("SELECT", "transfer", f"{SIDES} OR {OWN} OR {AT_DESK}"))
    for act in set(ACTS) - {"SELECT"}:
        op.execute(may(act, "transfer", SIDES))
    op.execute(WHO)


def downgrade() -> None:
    op.execute("DROP FUNCTION person_to_transfer")
    op.execute("DROP TABLE transfer")

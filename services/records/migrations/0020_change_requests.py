"""Requests for changes of files that are effective, what each asks of which entry, and correction orders (R-REC-14).

An ID number that is corrected is exchanged in the registry: taken and given back in one go.
"""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0020"
down_revision = "records_0019"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE correction_order (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    items jsonb NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'mended', 'cancelled')),
    due timestamptz NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    by_org_id uuid NOT NULL,
    by_org_name text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    answer text
);
CREATE INDEX correction_order_file ON correction_order (teacher_id);
CREATE UNIQUE INDEX correction_order_seq ON correction_order (seq);

CREATE TABLE change_request (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    business text NOT NULL CHECK (business IN ('addition', 'change', 'key_change', 'free')),
    state text NOT NULL CHECK (state IN ('draft', 'proposed', 'returned', 'submitted', 'conflict', 'approved',
        'rejected', 'withdrawn')),
    sets text[] NOT NULL,
    reason text NOT NULL DEFAULT '',
    asked_by text NOT NULL CHECK (asked_by IN ('teacher', 'school', 'authority')),
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    submitter_id uuid,
    version integer NOT NULL DEFAULT 0,
    row_version integer NOT NULL DEFAULT 1,
    case_id uuid,
    order_id uuid REFERENCES correction_order ON DELETE SET NULL,
    remark_id uuid,
    reasons jsonb NOT NULL DEFAULT '[]',
    answer text,
    conflict text,
    happened jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    decided_at timestamptz
);
CREATE UNIQUE INDEX change_request_case ON change_request (case_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX change_request_seq ON change_request (seq);
CREATE INDEX change_request_file ON change_request (teacher_id);
CREATE INDEX change_request_state ON change_request (state, seq);
CREATE INDEX change_request_order ON change_request (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE change_request_item (
    request_id uuid REFERENCES change_request ON DELETE CASCADE,
    place integer,
    teacher_id uuid NOT NULL,
    op text NOT NULL CHECK (op IN ('added', 'changed', 'deleted')),
    set_code text NOT NULL,
    entry_id uuid NOT NULL,
    number integer,
    key bytea,
    fields text[] NOT NULL DEFAULT '{}',
    "values" jsonb NOT NULL DEFAULT '{}',
    before jsonb NOT NULL DEFAULT '{}',
    evidence jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (request_id, place),
    UNIQUE (request_id, entry_id)
);
COMMENT ON COLUMN change_request_item.before IS 'The values of `fields` when it was asked, sealed as those of entries.';
"""
TABLE_NAMES = ("correction_order", "change_request", "change_request_item")
SEEN = "EXISTS (SELECT 1 FROM teacher WHERE teacher.id = {table}.teacher_id{more})"
OWN_FILE = "teacher.id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
MINE = f" AND (({WITHIN.replace('org_path', 'teacher.org_path')}) OR {OWN_FILE})"

EXCHANGE = """
CREATE FUNCTION exchange_ids(indexes bytea[], teachers uuid[]) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH wanted AS (SELECT * FROM unnest(indexes, teachers) AS w (id_index, teacher_id))
    UPDATE id_registry SET id_index = wanted.id_index FROM wanted
    WHERE id_registry.teacher_id = wanted.teacher_id
    AND NOT EXISTS (SELECT FROM id_registry AS taken
        WHERE taken.id_index = wanted.id_index AND taken.teacher_id <> wanted.teacher_id)
    RETURNING id_registry.teacher_id
$$;
COMMENT ON FUNCTION exchange_ids IS
    'Gives each of these teachers this ID number for the one they had; returns those for whom it was free.';
REVOKE ALL ON FUNCTION exchange_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION exchange_ids TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in TABLE_NAMES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for act in ACTS:
            op.execute(may(act, table, SEEN.format(table=table, more="" if act == "SELECT" else MINE)))
    op.execute(EXCHANGE)
    _let_holds(MINE)


def _let_holds(door: str) -> None:
    """Whoever takes a request back, be it the teacher, lets go of what it held."""
    for act in set(ACTS) - {"SELECT"}:
        op.execute(f"DROP POLICY may_{act.lower()} ON file_hold")
        op.execute(may(act, "file_hold", SEEN.format(table="file_hold", more=door)))


def downgrade() -> None:
    _let_holds(f" AND ({WITHIN.replace('org_path', 'teacher.org_path')})")
    op.execute("DROP FUNCTION exchange_ids")
    op.execute("DROP TABLE change_request_item, change_request, correction_order")

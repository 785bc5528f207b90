"""Entries of record sets beside 基本信息, teachers' remarks, hints, collection windows, submissions by filter."""

from alembic import op

from services.common.database.territory import policy

revision = "records_0002"
down_revision = "records_0001"
branch_labels = None
depends_on = None

# `missing` counts the whole file, `basic_missing` the main set alone.
FILE = """
ALTER TABLE teacher
    ADD COLUMN basic_version integer NOT NULL DEFAULT 0,
    ADD COLUMN basic_missing integer NOT NULL DEFAULT 0,
    ADD COLUMN newly_hired boolean NOT NULL DEFAULT false,
    ADD COLUMN department_id uuid,
    ADD COLUMN desk text,
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN rejected text[] NOT NULL DEFAULT '{}',
    ADD COLUMN personal_number text,
    ADD COLUMN number_state text NOT NULL DEFAULT 'none'
        CHECK (number_state IN ('none', 'temporary', 'checking', 'formal', 'problem'));
UPDATE teacher SET basic_version = version, basic_missing = missing;
CREATE INDEX teacher_of_school ON teacher (org_id, stage, id);
CREATE UNIQUE INDEX teacher_case ON teacher (case_id) WHERE case_id IS NOT NULL;
"""

TABLES = """
CREATE TABLE entry (
    id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    set_code text NOT NULL,
    key bytea,
    "values" jsonb NOT NULL,
    missing integer NOT NULL,
    number integer NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (teacher_id, set_code, key)
);

-- Room in each page for the versions that an approval makes effective: their indexes are then left alone.
ALTER TABLE version SET (fillfactor = 70);
CREATE UNIQUE INDEX version_open ON version (teacher_id, entry_id) WHERE known_to IS NULL;

CREATE TABLE remark (
    id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    set_code text NOT NULL,
    entry_id uuid,
    field text,
    text text NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered')),
    answer text,
    answered_by text,
    answered_at timestamptz
);
CREATE INDEX remark_of_teacher ON remark (teacher_id);
CREATE INDEX remark_open ON remark (at, id) WHERE state = 'open';

CREATE TABLE hint (
    org_id uuid,
    org_path text COLLATE "C" NOT NULL,
    category text,
    set_code text,
    field text,
    hint text,
    preset jsonb,
    sample text,
    updated_at timestamptz NOT NULL,
    person text NOT NULL,
    PRIMARY KEY (org_id, category, set_code, field)
);
CREATE INDEX hint_place ON hint (category, org_path);

CREATE TABLE collection_window (
    org_id uuid PRIMARY KEY,
    mode text NOT NULL CHECK (mode IN ('school', 'shared', 'self')),
    opens_at timestamptz,
    closes_at timestamptz,
    closed_teachers jsonb NOT NULL DEFAULT '[]',
    row_version integer NOT NULL
);

CREATE TABLE submission (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE submission_outcome (
    submission_id uuid REFERENCES submission ON DELETE CASCADE,
    teacher_id uuid,
    name text,
    done boolean NOT NULL,
    message text,
    PRIMARY KEY (submission_id, teacher_id)
);
"""

FOLLOWS = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY follows ON {table} FOR ALL
    USING (EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{key}))
    WITH CHECK (EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{key}))
"""


def upgrade() -> None:
    op.execute(FILE)
    op.execute(TABLES)
    op.execute(policy("submission"))
    for table, parent, key in (
        ("entry", "teacher", "teacher_id"),
        ("remark", "teacher", "teacher_id"),
        ("submission_outcome", "submission", "submission_id"),
    ):
        op.execute(FOLLOWS.format(table=table, parent=parent, key=key))


def downgrade() -> None:
    op.execute("DROP TABLE submission_outcome, submission, collection_window, hint, remark, entry")
    op.execute("ALTER TABLE version RESET (fillfactor)")
    op.execute("DROP INDEX version_open, teacher_case, teacher_of_school")
    for column in (
        "basic_version", "basic_missing", "newly_hired", "department_id", "desk", "confirmed_at", "rejected",
        "personal_number", "number_state",
    ):  # fmt: skip
        op.execute(f"ALTER TABLE teacher DROP COLUMN {column}")

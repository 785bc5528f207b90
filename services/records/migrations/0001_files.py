"""Files of teachers, the versions of their values, what happened to them, and imports."""

from alembic import op

from services.common.database.territory import policy

revision = "records_0001"
down_revision = None
branch_labels = ("records",)
depends_on = "kit_0001"

TABLES = """
CREATE TABLE teacher (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    category text NOT NULL,
    stage text NOT NULL CHECK (stage IN ('draft', 'school_review', 'authority_review', 'rejected', 'effective')),
    row_version integer NOT NULL,
    version integer NOT NULL,
    catalogue_version text NOT NULL,
    basic jsonb NOT NULL,
    missing integer NOT NULL,
    id_index bytea UNIQUE,
    case_id uuid,
    case_version integer NOT NULL DEFAULT 0,
    reasons jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    name text GENERATED ALWAYS AS (basic->>'name') STORED,
    sex text GENERATED ALWAYS AS (basic->>'sex') STORED,
    birth_date text GENERATED ALWAYS AS (basic->>'birth_date') STORED,
    personnel_status text GENERATED ALWAYS AS (basic->>'personnel_status') STORED,
    staff_category text GENERATED ALWAYS AS (basic->>'staff_category') STORED
);
CREATE UNIQUE INDEX teacher_place ON teacher (org_path, seq);
CREATE INDEX teacher_stage ON teacher (org_path, stage, seq);

CREATE TABLE version (
    entry_id uuid,
    number integer,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    set_code text NOT NULL,
    act text NOT NULL,
    "values" jsonb NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    effective_from timestamptz,
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    request_id text NOT NULL,
    import_id uuid,
    PRIMARY KEY (entry_id, number)
);
CREATE INDEX version_of_teacher ON version (teacher_id);

CREATE TABLE step (
    id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    at timestamptz NOT NULL,
    act text NOT NULL,
    stage text NOT NULL,
    version integer NOT NULL,
    reasons jsonb NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    case_id uuid
);
CREATE INDEX step_of_teacher ON step (teacher_id);

CREATE TABLE import_run (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    file_key text NOT NULL,
    file_name text NOT NULL,
    account_id uuid NOT NULL,
    person text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    added integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    faulty integer NOT NULL DEFAULT 0,
    fault_count integer NOT NULL DEFAULT 0
);
CREATE INDEX import_run_place ON import_run (org_path, created_at, id);

CREATE TABLE import_fault (
    import_id uuid REFERENCES import_run ON DELETE CASCADE,
    number integer,
    sheet text,
    "row" integer,
    "column" text,
    field text,
    severity text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (import_id, number)
);
"""

# Which ID numbers are on file anywhere in the province: no territory, and no way in but these two functions.
REGISTRY = """
CREATE TABLE id_registry (
    id_index bytea PRIMARY KEY,
    teacher_id uuid NOT NULL UNIQUE
);
REVOKE ALL ON id_registry FROM xingtan_app, xingtan_job;

CREATE FUNCTION claim_ids(indexes bytea[], teachers uuid[]) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH wanted AS (SELECT * FROM unnest(indexes, teachers) AS w (id_index, teacher_id)),
    taken AS (
        INSERT INTO id_registry SELECT id_index, teacher_id FROM wanted ORDER BY id_index
        ON CONFLICT (id_index) DO NOTHING RETURNING teacher_id
    )
    SELECT teacher_id FROM taken
    UNION
    SELECT wanted.teacher_id FROM wanted JOIN id_registry USING (id_index, teacher_id)
$$;
COMMENT ON FUNCTION claim_ids IS
    'Takes each ID number for its teacher; returns the teachers who have theirs now. The others are held by somebody, '
    'and nothing is said about whom.';

CREATE FUNCTION release_ids(teachers uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    DELETE FROM id_registry WHERE teacher_id = ANY(teachers)
$$;
REVOKE ALL ON FUNCTION claim_ids, release_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_ids, release_ids TO xingtan_app, xingtan_job;
"""

OWN_FILE = "id = nullif(current_setting('xingtan.teacher', true), '')::uuid"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(REGISTRY)
    op.execute(policy("teacher", or_else=OWN_FILE))
    op.execute(policy("import_run"))
    for table, parent, key in (
        ("version", "teacher", "teacher_id"),
        ("step", "teacher", "teacher_id"),
        ("import_fault", "import_run", "import_id"),
    ):
        op.execute(_follows(table, parent, key))


def _follows(table: str, parent: str, key: str) -> str:
    """A row is in sight exactly when the row that it belongs to is."""
    door = f"EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{key})"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY follows ON {table} FOR ALL USING ({door}) WITH CHECK ({door})"
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION claim_ids, release_ids")
    op.execute("DROP TABLE import_fault, import_run, step, version, id_registry, teacher")

"""What an import of many sheets and an export leave behind."""

from alembic import op

from services.common.database.territory import policy

revision = "records_0003"
down_revision = "records_0002"
branch_labels = None
depends_on = None

IMPORTS = """
ALTER TABLE import_run
    ADD COLUMN job_id uuid,
    ADD COLUMN mode text NOT NULL DEFAULT 'append' CHECK (mode IN ('append', 'replace')),
    ADD COLUMN preview boolean NOT NULL DEFAULT false,
    ADD COLUMN marked text NOT NULL DEFAULT 'none' CHECK (marked IN ('none', 'making', 'ready')),
    ADD COLUMN sets jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN deleted integer NOT NULL DEFAULT 0;
UPDATE import_run SET job_id = id;
ALTER TABLE import_run ALTER COLUMN job_id SET NOT NULL;

ALTER TABLE import_fault ADD COLUMN set_code text, ADD COLUMN suggestion text;

CREATE TABLE import_change (
    import_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
    number bigint GENERATED ALWAYS AS IDENTITY,
    set_code text NOT NULL,
    act text NOT NULL CHECK (act IN ('added', 'changed', 'deleted')),
    "row" integer,
    name text,
    id_number text,
    before jsonb,
    after jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (import_id, number)
);
COMMENT ON TABLE import_change IS 'What previews would do: seen until the import is done, forgotten after a month.';
CREATE INDEX import_change_age ON import_change (created_at);

CREATE FUNCTION merged_values(kept jsonb, present text[], given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN (kept - present) || jsonb_strip_nulls(given);
COMMENT ON FUNCTION merged_values IS
    'Values after an import: of the fields that the sheet has, only what is given; the others as they were.';
"""

EXPORTS = """
CREATE TABLE export_run (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    account_id uuid NOT NULL,
    person text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('list', 'file', 'workbook')),
    wanted jsonb NOT NULL,
    clear boolean NOT NULL,
    purpose text,
    file_name text NOT NULL,
    rows integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX export_run_asker ON export_run (account_id, created_at, id);
"""

OWN = "account_id = nullif(current_setting('xingtan.account', true), '')::uuid"


def upgrade() -> None:
    op.execute(IMPORTS)
    op.execute(_follows("import_change", "import_run", "import_id"))
    op.execute(EXPORTS)
    op.execute(policy("export_run", or_else=OWN))


def _follows(table: str, parent: str, key: str) -> str:
    """A row is in sight exactly when the row that it belongs to is."""
    door = f"EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{key})"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY follows ON {table} FOR ALL USING ({door}) WITH CHECK ({door})"
    )


def downgrade() -> None:
    op.execute("DROP TABLE export_run, import_change")
    op.execute("DROP FUNCTION merged_values")
    op.execute("ALTER TABLE import_fault DROP COLUMN set_code, DROP COLUMN suggestion")
    op.execute(
        "ALTER TABLE import_run DROP COLUMN job_id, DROP COLUMN mode, DROP COLUMN preview, DROP COLUMN marked,"
        " DROP COLUMN sets, DROP COLUMN deleted"
    )

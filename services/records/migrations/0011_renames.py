"""What a workbook would rename waits to be confirmed, and every fault says whose row it is in."""

from alembic import op

revision = "records_0011"
down_revision = "records_0010"
branch_labels = None
depends_on = None

TABLE = """
ALTER TABLE import_fault ADD COLUMN name text;
CREATE TABLE import_rename (
    import_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
    "row" integer NOT NULL,
    id_number text,
    before text NOT NULL,
    after text NOT NULL,
    confirmed_at timestamptz,
    confirmed_by text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (import_id, "row")
);
COMMENT ON TABLE import_rename IS 'Rows whose ID number is on file under another name: held back until confirmed.';
CREATE INDEX import_rename_age ON import_rename (created_at);
ALTER TABLE import_rename ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_rename FORCE ROW LEVEL SECURITY;
CREATE POLICY follows ON import_rename FOR ALL
    USING (EXISTS (SELECT 1 FROM import_run WHERE import_run.id = import_rename.import_id))
    WITH CHECK (EXISTS (SELECT 1 FROM import_run WHERE import_run.id = import_rename.import_id))
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("DROP TABLE import_rename")
    op.execute("ALTER TABLE import_fault DROP COLUMN name")

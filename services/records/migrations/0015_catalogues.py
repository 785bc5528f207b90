"""Each province selects from the national catalogue, and versions name the catalogue they were checked against."""

from alembic import op

revision = "records_0015"
down_revision = "records_0014"
branch_labels = None
depends_on = None

WITHIN = """
    '000000/' || province || '/' >= nullif(current_setting('xingtan.path_from', true), '') COLLATE "C"
    AND '000000/' || province || '/' < nullif(current_setting('xingtan.path_to', true), '') COLLATE "C"
"""
TABLE = f"""
CREATE TABLE catalogue_selection (
    province text NOT NULL CHECK (province ~ '^[0-9a-z]+$'),
    version text NOT NULL,
    selection jsonb NOT NULL,
    in_force_from timestamptz NOT NULL,
    who text NOT NULL,
    PRIMARY KEY (province, version)
);
COMMENT ON TABLE catalogue_selection IS 'What a province takes from the national catalogue; a row never changes.';
REVOKE UPDATE, DELETE ON catalogue_selection FROM xingtan_app, xingtan_job;
ALTER TABLE catalogue_selection ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue_selection FORCE ROW LEVEL SECURITY;
CREATE POLICY known_to_all ON catalogue_selection FOR SELECT
    USING (nullif(current_setting('xingtan.path_from', true), '') IS NOT NULL);
CREATE POLICY chosen_by_province ON catalogue_selection FOR INSERT WITH CHECK ({WITHIN});
ALTER TABLE version ADD COLUMN catalogue_version text
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("ALTER TABLE version DROP COLUMN catalogue_version")
    op.execute("DROP TABLE catalogue_selection")

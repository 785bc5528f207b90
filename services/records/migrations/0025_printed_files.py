"""Printed files: what the public page confirms of a code on paper; exports that are paper (R-REC-18).

The page asks without an actor, so nothing is in its sight but through the one function, which reads as the whole site.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range, policy

revision = "records_0025"
down_revision = "records_0024"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
TABLE = """
CREATE TABLE printed_file (
    id uuid PRIMARY KEY,
    code_hash bytea NOT NULL UNIQUE,
    teacher_id uuid NOT NULL,
    version integer NOT NULL,
    school text NOT NULL,
    masked_name text NOT NULL,
    as_of timestamptz,
    printed_at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    person text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    clear boolean NOT NULL,
    export_id uuid
);
CREATE INDEX printed_file_teacher ON printed_file (teacher_id, printed_at);
REVOKE UPDATE, DELETE ON printed_file FROM xingtan_app, xingtan_job;
"""
DOOR = f"""
CREATE FUNCTION printed_file_of(wanted bytea)
RETURNS TABLE (school text, masked_name text, printed_at timestamptz, as_of timestamptz, superseded boolean)
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{START}', true), set_config('xingtan.path_to', '{END}', true);
    RETURN QUERY SELECT p.school, p.masked_name, p.printed_at, p.as_of,
        t.version IS DISTINCT FROM p.version OR t.merged_into IS NOT NULL
        FROM printed_file p LEFT JOIN teacher t ON t.id = p.teacher_id WHERE p.code_hash = wanted;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION printed_file_of IS 'What a stranger with the paper in hand is told, and nothing more.';
REVOKE ALL ON FUNCTION printed_file_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION printed_file_of TO xingtan_app, xingtan_job;
"""
OWN = "account_id = nullif(current_setting('xingtan.account', true), '')::uuid"
KINDS = """
ALTER TABLE export_run DROP CONSTRAINT export_run_kind_check,
    ADD CONSTRAINT export_run_kind_check CHECK (kind IN ({kinds}))
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(policy("printed_file", or_else=OWN))
    op.execute(DOOR)
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook', 'paper', 'roster'"))


def downgrade() -> None:
    op.execute("DELETE FROM export_run WHERE kind IN ('paper', 'roster')")
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook'"))
    op.execute("DROP FUNCTION printed_file_of")
    op.execute("DROP TABLE printed_file")

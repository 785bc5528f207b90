"""Exports of the files of a school as one PDF; in which stage a file was when it was printed (R-REC-18).

The paper of a file that nobody has reviewed says so to whoever asks.
The release before asks the function for the columns that it knows.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range

revision = "records_0032"
down_revision = "records_0031"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
DOOR = """
DROP FUNCTION printed_file_of(bytea);
CREATE FUNCTION printed_file_of(wanted bytea)
RETURNS TABLE (school text, masked_name text, printed_at timestamptz, as_of timestamptz, superseded boolean{more})
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{start}', true), set_config('xingtan.path_to', '{end}', true);
    RETURN QUERY SELECT p.school, p.masked_name, p.printed_at, p.as_of,
        t.version IS DISTINCT FROM p.version OR t.merged_into IS NOT NULL{told}
        FROM printed_file p LEFT JOIN teacher t ON t.id = p.teacher_id WHERE p.code_hash = wanted;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION printed_file_of IS 'What a stranger with the paper in hand is told, and nothing more.';
REVOKE ALL ON FUNCTION printed_file_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION printed_file_of TO xingtan_app, xingtan_job;
"""
KINDS = """
ALTER TABLE export_run DROP CONSTRAINT export_run_kind_check,
    ADD CONSTRAINT export_run_kind_check CHECK (kind IN ({kinds}))
"""


def upgrade() -> None:
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook', 'paper', 'bound', 'roster'"))
    op.execute("ALTER TABLE printed_file ADD COLUMN stage text")
    op.execute(DOOR.format(start=START, end=END, more=", stage text", told=", p.stage"))


def downgrade() -> None:
    op.execute(DOOR.format(start=START, end=END, more="", told=""))
    op.execute("ALTER TABLE printed_file DROP COLUMN stage")
    op.execute("DELETE FROM export_run WHERE kind = 'bound'")
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook', 'paper', 'roster'"))

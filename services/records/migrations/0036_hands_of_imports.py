"""Everybody who had a hand in a workbook: none of them decides on what came of it (R-REV-06).

A file's school hands it in, and its office may have brought some of its entries: a door tells who they are.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range

revision = "records_0036"
down_revision = "records_0035"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
DOOR = f"""
CREATE FUNCTION hands_of_imports(wanted uuid[]) RETURNS TABLE (import_id uuid, person_id uuid)
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{START}', true), set_config('xingtan.path_to', '{END}', true);
    RETURN QUERY SELECT run.id, hand FROM import_run run CROSS JOIN LATERAL unnest(run.hands) AS hand
        WHERE run.id = ANY (wanted);
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION hands_of_imports IS 'The ids of people who may not decide on what these imports brought.';
REVOKE ALL ON FUNCTION hands_of_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hands_of_imports TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute("ALTER TABLE import_run ADD COLUMN hands uuid[] NOT NULL DEFAULT '{}'")
    op.execute(DOOR)


def downgrade() -> None:
    op.execute("DROP FUNCTION hands_of_imports")
    op.execute("ALTER TABLE import_run DROP COLUMN hands")

"""The mobiles of teachers whom another service lets somebody call (R-TRN-09).

The asker may be of an institution that holds no file, so it reads as the whole site; as they are kept, they are sealed.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range

revision = "records_0042"
down_revision = "records_0041"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
MOBILES = f"""
CREATE FUNCTION mobiles_to_call(wanted uuid[])
RETURNS TABLE (teacher_id uuid, org_path text, category text, mobile text)
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{START}', true), set_config('xingtan.path_to', '{END}', true);
    RETURN QUERY SELECT t.id, t.org_path, t.category, e.values->>'mobile'
        FROM teacher t JOIN entry e ON e.teacher_id = t.id AND e.set_code = 'contact'
        WHERE t.id = ANY (wanted) AND e.values ? 'mobile' ORDER BY t.id;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION mobiles_to_call IS 'As they are kept: sealed.';
REVOKE ALL ON FUNCTION mobiles_to_call FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mobiles_to_call TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute(MOBILES)


def downgrade() -> None:
    op.execute("DROP FUNCTION mobiles_to_call")

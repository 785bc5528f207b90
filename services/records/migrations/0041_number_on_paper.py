"""The ID number of one file for a paper that another service prints about its teacher (R-MOB-01, R-TRN-08).

The asker may be of a school that does not hold the file, so it reads as the whole site; as it is kept, that is sealed.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range

revision = "records_0041"
down_revision = "records_0040"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
NUMBER = f"""
CREATE FUNCTION number_on_paper(wanted uuid) RETURNS TABLE (org_path text, category text, id_number text)
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{START}', true), set_config('xingtan.path_to', '{END}', true);
    RETURN QUERY SELECT t.org_path, t.category, t.basic->>'id_number' FROM teacher t WHERE t.id = wanted;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION number_on_paper IS 'As it is kept: sealed.';
REVOKE ALL ON FUNCTION number_on_paper FROM PUBLIC;
GRANT EXECUTE ON FUNCTION number_on_paper TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute(NUMBER)


def downgrade() -> None:
    op.execute("DROP FUNCTION number_on_paper")

"""Statements of credits and certificates bear a code that anybody can verify (R-TRN-08).

A statement has moved on with the next credit or reversal of its teacher, a certificate as its result is
revoked or corrected.
What was confirmed before has its certificate number now, as results/rules.py gives it.
"""

from alembic import op

from services.common.prints import schema

revision = "training_0004"
down_revision = "training_0003"
branch_labels = None
depends_on = None

SINCE = """
SELECT count(*) > 0, min(later.at) FROM (
    SELECT c.confirmed_at AS at FROM credit c WHERE CASE p.kind
        WHEN 'statement' THEN c.teacher_id = p.subject_id AND c.number > p.version::integer
        ELSE c.reverses_id IS NOT NULL AND c.result_id = p.version::uuid END
    UNION ALL SELECT r.decided_at FROM result r WHERE CASE p.kind
        WHEN 'certificate' THEN r.id = p.version::uuid AND r.state = 'revoked' ELSE false END
) later
"""
# The day and no more: whoever prints a statement anew tells which one it takes the place of, whoever printed that.
EARLIER = f"""
CREATE FUNCTION earlier_statement(wanted uuid, now_version text) RETURNS timestamptz
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    found timestamptz;
BEGIN
    PERFORM set_config('xingtan.path_from', '{schema.START}', true),
        set_config('xingtan.path_to', '{schema.END}', true);
    SELECT max(p.printed_at) INTO found FROM printed_sheet p
        WHERE p.kind = 'statement' AND p.subject_id = wanted AND p.version <> now_version;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
    RETURN found;
END $$;
REVOKE ALL ON FUNCTION earlier_statement FROM PUBLIC;
GRANT EXECUTE ON FUNCTION earlier_statement TO xingtan_app, xingtan_job;
"""
NUMBERS = """
UPDATE result SET certificate = 'JY' || extract(year FROM finished) || lpad(seq::text, 8, '0')
WHERE state = 'confirmed' AND source = 'project' AND certificate IS NULL AND hours >= planned
    AND grade IN ('优秀', '合格')
"""


def upgrade() -> None:
    op.execute(schema.made(SINCE))
    op.execute(EARLIER)
    op.execute("ALTER TABLE result NO FORCE ROW LEVEL SECURITY")
    op.execute(NUMBERS)
    op.execute("ALTER TABLE result FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("DROP FUNCTION earlier_statement")
    op.execute(schema.DROPPED)

"""Requests begun anew say of which; files that came with a request alone are marked until it is approved."""

from alembic import op

revision = "records_0028"
down_revision = "records_0027"
branch_labels = None
depends_on = None

NAMED = """
    SELECT FROM change_request r JOIN change_request_item i ON i.request_id = r.id
    CROSS JOIN LATERAL jsonb_path_query(jsonb_build_array(i."values", i.evidence), 'strict $.**') AS named
    WHERE r.teacher_id = h.teacher_id AND named = to_jsonb(h.id::text) AND r.state {which} 'approved'
"""
KNOWN = f"""
UPDATE held_file h SET only_asked = true
WHERE EXISTS (SELECT FROM change_request a WHERE a.teacher_id = h.teacher_id AND a.state <> 'approved')
    AND EXISTS ({NAMED.format(which="<>")}) AND NOT EXISTS ({NAMED.format(which="=")})
    AND NOT EXISTS (SELECT FROM version v WHERE v.teacher_id = h.teacher_id
        AND position(h.id::text IN v."values"::text) > 0)
"""


def upgrade() -> None:
    op.execute("ALTER TABLE change_request ADD COLUMN copied_from uuid")
    op.execute("ALTER TABLE held_file ADD COLUMN only_asked boolean NOT NULL DEFAULT false")
    op.execute(KNOWN)


def downgrade() -> None:
    op.execute("ALTER TABLE change_request DROP COLUMN copied_from")
    op.execute("ALTER TABLE held_file DROP COLUMN only_asked")

"""Everybody who had a hand in a request for changes, in any version of it: none of them decides on it (R-REV-06)."""

from alembic import op

revision = "records_0027"
down_revision = "records_0026"
branch_labels = None
depends_on = None

KNOWN = """
UPDATE change_request SET contributors = ARRAY(
    SELECT DISTINCT id FROM unnest(ARRAY[person_id, submitter_id]) AS hand (id) WHERE id IS NOT NULL)
"""


def upgrade() -> None:
    op.execute("ALTER TABLE change_request ADD COLUMN contributors uuid[] NOT NULL DEFAULT '{}'")
    op.execute(KNOWN)


def downgrade() -> None:
    op.execute("ALTER TABLE change_request DROP COLUMN contributors")

"""Numbers of documents are compared without the signs between their letters and digits; older indexes are made anew.

What was kept as `H12345678(0)` was found under that spelling only. The job process reads these numbers once, from the
smallest id of a file to the largest; `id_reread` says how far it is.
"""

from alembic import op

from services.common.database.migration_steps import fill_later

revision = "records_0012"
down_revision = "records_0011"
branch_labels = None
depends_on = "kit_0003"

PLACE = """
CREATE TABLE id_reread (after uuid NOT NULL);
INSERT INTO id_reread VALUES ('00000000-0000-0000-0000-000000000000')
"""


def upgrade() -> None:
    op.execute(PLACE)
    fill_later("respell_numbers")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'respell_numbers'")
    op.execute("DROP TABLE id_reread")

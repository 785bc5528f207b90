"""Teachers sign in by a number without the signs in it; the accounts of an older spelling are indexed anew.

The job process reads these numbers once, from the smallest id of an account to the largest; `login_reread` says how
far it is.
"""

from alembic import op

from services.common.database.migration_steps import fill_later

revision = "identity_0007"
down_revision = "identity_0006"
branch_labels = None
depends_on = "kit_0003"

PLACE = """
CREATE TABLE login_reread (after uuid NOT NULL);
INSERT INTO login_reread VALUES ('00000000-0000-0000-0000-000000000000')
"""


def upgrade() -> None:
    op.execute(PLACE)
    fill_later("respell_logins")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'respell_logins'")
    op.execute("DROP TABLE login_reread")

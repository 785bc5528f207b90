"""Every organisation is announced once more: services that began to keep copies later have not heard of older ones.

The job process goes through them from the top of the tree; `orgs_announced` says how far it is.
"""

from alembic import op

from services.common.database.migration_steps import fill_later

revision = "identity_0017"
down_revision = "identity_0016"
branch_labels = None
depends_on = None

PLACE = """
CREATE TABLE orgs_announced (after text COLLATE "C" NOT NULL);
INSERT INTO orgs_announced VALUES ('')
"""


def upgrade() -> None:
    op.execute(PLACE)
    fill_later("announce_orgs")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'announce_orgs'")
    op.execute("DROP TABLE orgs_announced")

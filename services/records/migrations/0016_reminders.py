"""催报: which organisation was reminded on which day, by whom; once a day at most."""

from alembic import op

from services.common.database.territory import policy

revision = "records_0016"
down_revision = "records_0015"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE reminder (
    org_id uuid,
    day date,
    org_path text COLLATE "C" NOT NULL,
    by_org_id uuid NOT NULL,
    person text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (org_id, day)
)
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(policy("reminder"))


def downgrade() -> None:
    op.execute("DROP TABLE reminder")

"""待调档 has a deadline, of which people are told once before and once after it.

What waits already has the days of transfers/deadlines.yaml from now on, as they ship.
"""

from alembic import op

revision = "mobility_0008"
down_revision = "mobility_0007"
branch_labels = None
depends_on = None

COLUMNS = "ALTER TABLE transfer ADD COLUMN soon_told_for timestamptz, ADD COLUMN overdue_told_for timestamptz"
DUE = """
UPDATE transfer SET due_at =
    (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') + interval '16 days' - interval '1 second')
    AT TIME ZONE 'Asia/Shanghai'
WHERE state = 'awaited'
"""


def upgrade() -> None:
    op.execute(COLUMNS)
    op.execute("ALTER TABLE transfer NO FORCE ROW LEVEL SECURITY")
    op.execute(DUE)
    op.execute("ALTER TABLE transfer FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("ALTER TABLE transfer DROP COLUMN soon_told_for, DROP COLUMN overdue_told_for")

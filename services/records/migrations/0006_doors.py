"""A desk elsewhere in the tree that reviews a file, such as a hub school's 中心校, sees it while it is under review.

Only reading: what changes a file keeps to its territory.
"""

from alembic import op

revision = "records_0006"
down_revision = "records_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE teacher ADD COLUMN doors text[] COLLATE \"C\" NOT NULL DEFAULT '{}'")
    op.execute(
        "CREATE POLICY at_a_desk ON teacher FOR SELECT"
        " USING (doors && ARRAY[current_setting('xingtan.path_from', true)])"
    )


def downgrade() -> None:
    op.execute("DROP POLICY at_a_desk ON teacher")
    op.execute("ALTER TABLE teacher DROP COLUMN doors")

"""Files that 0002 passed over: row-level security hid them from the migration on a site that had only such files.

0002 counted the versions of 基本信息 where it saw a file. A site whose files came by form, without any import, went
through it and 0003 with nothing counted; the job process counts what is left.
"""

from alembic import op

from services.common.database.migration_steps import fill_later

revision = "records_0010"
down_revision = "records_0009"
branch_labels = None
depends_on = "kit_0003"


def upgrade() -> None:
    fill_later("number_main_sets")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'number_main_sets'")

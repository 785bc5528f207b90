"""Why files were joined and parted again, seen by whoever sees one of them; other services are told of old merges.

The news of before did not say `merged_into`. `merges_told` is whom the job process has told of so far.
What an undoing took away is marked as every entry that is gone: it stood in views as of later days, empty.
"""

from alembic import op

from services.common.database.migration_steps import fill_later
from services.common.database.territory import may

revision = "records_0030"
down_revision = "records_0029"
branch_labels = None
depends_on = None

CHANGES = """
ALTER TABLE file_merge ADD COLUMN reason text, ADD COLUMN undo_reason text, ADD COLUMN undone_org text;
CREATE TABLE merges_told (after uuid NOT NULL);
INSERT INTO merges_told VALUES ('00000000-0000-0000-0000-000000000000');
UPDATE version SET act = 'deleted' WHERE act = 'unmerged' AND set_code <> 'basic' AND known_to IS NULL
    AND teacher_id IN (SELECT kept_id FROM file_merge WHERE undone_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM entry WHERE entry.id = version.entry_id);
"""
EITHER = "EXISTS (SELECT FROM teacher WHERE teacher.id IN (file_merge.kept_id, file_merge.lost_id))"


def upgrade() -> None:
    op.execute(CHANGES)
    op.execute(may("SELECT", "file_merge", EITHER))
    fill_later("merges_told")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'merges_told'")
    op.execute("DROP TABLE merges_told")
    op.execute("DROP POLICY may_select ON file_merge")
    op.execute("ALTER TABLE file_merge DROP COLUMN reason, DROP COLUMN undo_reason, DROP COLUMN undone_org")

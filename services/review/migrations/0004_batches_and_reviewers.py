"""The cases of a batch are in sight with their batch; who may decide somewhere is read in any actor's name.

A case may go to a desk outside the asker's territory, above it or at another door, and that desk's people have to be
found: so `known_reviewers` is shut to those without an account only. It is written as identity announces it, by the
system, which sees the whole tree.
"""

from alembic import op

from services.common.database.territory import ACTS, ROOT, may

revision = "review_0004"
down_revision = "review_0003"
branch_labels = None
depends_on = None

OF_ITS_BATCH = "EXISTS (SELECT 1 FROM batch WHERE batch.id = batch_case.batch_id)"
FOR_SOMEBODY = (
    "coalesce(nullif(current_setting('xingtan.path_from', true), ''),"
    " nullif(current_setting('xingtan.account', true), '')) IS NOT NULL"
)
BY_THE_SYSTEM = f"current_setting('xingtan.path_from', true) = '{ROOT}'"
TABLES = ("batch_case", "known_reviewers")


def upgrade() -> None:
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for act in ACTS:
        op.execute(may(act, "batch_case", OF_ITS_BATCH))
        op.execute(may(act, "known_reviewers", FOR_SOMEBODY if act == "SELECT" else BY_THE_SYSTEM))


def downgrade() -> None:
    for table in TABLES:
        for act in ACTS:
            op.execute(f"DROP POLICY may_{act.lower()} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

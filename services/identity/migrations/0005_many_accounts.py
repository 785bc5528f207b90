"""Teachers' accounts come by the ten thousand: they lie in no index that only users are looked up by.

An account says itself which batch opened it; `account_batch_member` is left for those that a batch found there.
"""

from alembic import op

revision = "identity_0005"
down_revision = "identity_0004"
branch_labels = None
depends_on = None

UP = """
ALTER TABLE account ADD COLUMN batch_id uuid;
ALTER TABLE account DROP CONSTRAINT account_username_key;
CREATE UNIQUE INDEX account_username ON account (username) WHERE username IS NOT NULL;
DROP INDEX account_place, account_org;
CREATE INDEX account_place ON account (org_path, username) WHERE teacher_id IS NULL;
CREATE INDEX account_org ON account (org_id) WHERE teacher_id IS NULL;
"""
DOWN = """
DROP INDEX account_place, account_org, account_username;
CREATE INDEX account_place ON account (org_path, username);
CREATE INDEX account_org ON account (org_id);
ALTER TABLE account ADD CONSTRAINT account_username_key UNIQUE (username), DROP COLUMN batch_id;
"""


def upgrade() -> None:
    op.execute(UP)


def downgrade() -> None:
    op.execute(DOWN)

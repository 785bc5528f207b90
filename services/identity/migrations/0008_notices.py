"""站内消息 by account. An account reads its own and notes when; only the system itself writes and forgets them."""

from alembic import op

from services.common.database.territory import may

revision = "identity_0008"
down_revision = "identity_0007"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE notice (
    account_id uuid REFERENCES account ON DELETE CASCADE,
    id uuid,
    kind text NOT NULL,
    params jsonb NOT NULL,
    area text NOT NULL,
    thing text,
    at timestamptz NOT NULL,
    due timestamptz,
    arrived_at timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (account_id, id)
);
CREATE INDEX notice_newest ON notice (account_id, arrived_at, id);
CREATE INDEX notice_unread ON notice (account_id, arrived_at, id) WHERE read_at IS NULL;
CREATE INDEX notice_read ON notice (read_at) WHERE read_at IS NOT NULL;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
ASKER = "nullif(current_setting('xingtan.account', true), '')::uuid"
OWN = f"account_id = {ASKER}"
NOBODY = "coalesce(current_setting('xingtan.account', true), '') IN ('', '00000000-0000-0000-0000-000000000000')"
SYSTEM = f"(current_setting('xingtan.path_from', true) = '000000/' AND {NOBODY})"
DOORS = {"SELECT": f"{OWN} OR {SYSTEM}", "INSERT": SYSTEM, "UPDATE": f"{OWN} OR {SYSTEM}", "DELETE": SYSTEM}


def upgrade() -> None:
    op.execute(TABLE)
    for act, door in DOORS.items():
        op.execute(may(act, "notice", door))


def downgrade() -> None:
    op.execute("DROP TABLE notice")

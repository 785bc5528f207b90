"""Teachers' accounts: named by a sealed ID number, opened in batches, with initial passwords that expire (R-ID-06).

`account_signing_in` takes the place of `account_named`, which stays for the processes of the release before.
"""

from alembic import op

from services.common.database.territory import policy

revision = "identity_0003"
down_revision = "identity_0002"
branch_labels = None
depends_on = None

ACCOUNT = """
ALTER TABLE account
    ALTER COLUMN username DROP NOT NULL,
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN login_index bytea UNIQUE,
    ADD COLUMN login_sealed text,
    ADD COLUMN secret_expires_at timestamptz,
    ADD COLUMN closed boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT account_login CHECK (
        (username IS NULL) = (login_index IS NOT NULL) AND (login_sealed IS NULL) = (login_index IS NULL)
    ),
    ADD CONSTRAINT account_login_of_teacher CHECK (login_index IS NULL OR teacher_id IS NOT NULL);
-- Passwords, tries and versions change often and are in no index: with room on the page no index is touched then.
ALTER TABLE account SET (fillfactor = 60);
CREATE INDEX account_teachers ON account (org_id, name, id) WHERE teacher_id IS NOT NULL;
"""

BATCH = """
CREATE TABLE account_batch (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES org,
    org_path text COLLATE "C" NOT NULL,
    source text NOT NULL CHECK (source IN ('single', 'workbook', 'records')),
    file_key text,
    file_name text,
    person_sealed text,
    person text NOT NULL,
    created_at timestamptz NOT NULL,
    added integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    faulty integer NOT NULL DEFAULT 0
);
CREATE INDEX account_batch_place ON account_batch (org_path, created_at DESC, id);

CREATE TABLE account_batch_member (
    batch_id uuid NOT NULL REFERENCES account_batch,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    org_path text COLLATE "C" NOT NULL,
    act text NOT NULL CHECK (act IN ('added', 'unchanged')),
    PRIMARY KEY (batch_id, account_id)
);
CREATE INDEX account_batch_member_account ON account_batch_member (account_id);

CREATE TABLE account_batch_fault (
    batch_id uuid NOT NULL REFERENCES account_batch,
    number integer NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    row integer,
    "column" text,
    field text,
    message text NOT NULL,
    PRIMARY KEY (batch_id, number)
);
"""
TABLES = ("account_batch", "account_batch_member", "account_batch_fault")

DOOR = """
CREATE FUNCTION account_signing_in(wanted text, wanted_index bytea) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    found uuid;
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    found := coalesce(
        (SELECT id FROM account WHERE login_index = wanted_index),
        (SELECT id FROM account WHERE username = wanted)
    );
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
    RETURN found;
END
$$
"""


def upgrade() -> None:
    op.execute(ACCOUNT)
    op.execute(BATCH)
    for table in TABLES:
        op.execute(policy(table))
    op.execute(DOOR)


def downgrade() -> None:
    op.execute("DROP FUNCTION account_signing_in(text, bytea)")
    op.execute("DROP TABLE account_batch_fault, account_batch_member, account_batch")
    op.execute("DROP INDEX account_teachers")
    op.execute("ALTER TABLE account RESET (fillfactor)")
    op.execute(
        "ALTER TABLE account DROP CONSTRAINT account_login, DROP CONSTRAINT account_login_of_teacher,"
        " DROP COLUMN login_index, DROP COLUMN login_sealed, DROP COLUMN secret_expires_at, DROP COLUMN closed"
    )

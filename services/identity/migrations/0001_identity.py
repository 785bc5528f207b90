"""Organisations, accounts and sessions (R-ID).

Organisations are published and lie open. Accounts and sessions are shut to all but their territory and their own
account. Somebody who signs in or comes back with a token is nobody yet and has neither: `account_named` and
`account_of_session` are the only way from a user name or a token's hash to an account, and give its id alone. What is
to be read of the account then is read as that account (`xingtan.account`), so that no mistake in a query of a
stranger's request can return a password hash of anybody else.
"""

from alembic import op

from services.common.database.territory import policy

revision = "identity_0001"
down_revision = None
branch_labels = ("identity",)
depends_on = "kit_0001"

ORG = """
CREATE TABLE org (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    level text NOT NULL CHECK (level IN ('ministry', 'province', 'city', 'county', 'school')),
    parent_id uuid REFERENCES org,
    authority_id uuid REFERENCES org,
    school_type text,
    category text,
    division text,
    path text COLLATE "C" NOT NULL UNIQUE CHECK (path LIKE '%/'),
    quota jsonb NOT NULL DEFAULT '{}',
    closed boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    CHECK ((parent_id IS NULL) = (level = 'ministry')),
    CHECK ((authority_id IS NULL) = (level = 'ministry')),
    CHECK ((school_type IS NULL) = (level <> 'school'))
);
CREATE UNIQUE INDEX org_root ON org (level) WHERE level = 'ministry';
CREATE INDEX org_authority ON org (authority_id);
CREATE INDEX org_parent ON org (parent_id);

CREATE TABLE org_version (
    org_id uuid REFERENCES org,
    row_version integer,
    act text NOT NULL,
    state jsonb NOT NULL,
    account_id uuid,
    request_id text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, row_version)
);
REVOKE UPDATE, DELETE ON org_version FROM xingtan_app, xingtan_job;
"""

ACCOUNT = """
CREATE TABLE account (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    org_id uuid NOT NULL REFERENCES org,
    org_path text COLLATE "C" NOT NULL,
    username text NOT NULL UNIQUE,
    name text NOT NULL,
    roles text[] NOT NULL CHECK (cardinality(roles) > 0),
    teacher_id uuid UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    password_hash text NOT NULL,
    password_is_initial boolean NOT NULL DEFAULT true,
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    row_version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((teacher_id IS NOT NULL) = ('teacher' = ANY (roles)))
);
CREATE INDEX account_place ON account (org_path, username);
CREATE INDEX account_org ON account (org_id);

CREATE TABLE session (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    org_path text COLLATE "C" NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    opened_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text
);
CREATE INDEX session_open ON session (account_id) WHERE ended_at IS NULL;
CREATE INDEX session_expired ON session (expires_at);
"""

OWN = "{column} = nullif(current_setting('xingtan.account', true), '')::uuid"

DOOR = """
CREATE FUNCTION {name}({argument}) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    found uuid;
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    found := ({query});
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
    RETURN found;
END
$$
"""


def upgrade() -> None:
    op.execute(ORG)
    op.execute(ACCOUNT)
    op.execute(policy("account", or_else=OWN.format(column="id")))
    op.execute(policy("session", or_else=OWN.format(column="account_id")))
    op.execute(
        DOOR.format(
            name="account_named",
            argument="wanted text",
            query="SELECT id FROM account WHERE username = wanted",
        )
    )
    op.execute(
        DOOR.format(
            name="account_of_session",
            argument="wanted bytea",
            query="SELECT account_id FROM session WHERE token_hash = wanted",
        )
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION account_named(text), account_of_session(bytea)")
    op.execute("DROP TABLE session, account, org_version, org")

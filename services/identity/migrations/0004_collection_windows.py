"""When a school's teachers fill in their own files, and whom they can ask (R-ID-11, R-ID-12).

A teacher who signs in sees the contact persons of the own organisation through the own account, and no others.
"""

from alembic import op

from services.common.database.territory import policy

revision = "identity_0004"
down_revision = "identity_0003"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE collection_window (
    org_id uuid PRIMARY KEY REFERENCES org,
    mode text NOT NULL CHECK (mode IN ('school', 'shared', 'self')),
    opens_at timestamptz,
    closes_at timestamptz,
    closed boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    CHECK (opens_at < closes_at)
);

CREATE TABLE org_contact (
    org_id uuid NOT NULL REFERENCES org,
    position integer NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('business', 'technical')),
    name text NOT NULL,
    post text,
    office_phone text,
    mobile text,
    qq text,
    duties text,
    PRIMARY KEY (org_id, position)
);
"""
OF_OWN_ORG = (
    "org_id = (SELECT a.org_id FROM account a WHERE a.id = nullif(current_setting('xingtan.account', true), '')::uuid)"
)


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(policy("org_contact", or_else=OF_OWN_ORG))


def downgrade() -> None:
    op.execute("DROP TABLE org_contact, collection_window")

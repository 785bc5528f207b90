"""Contents of the store, who refers to them, and files just taken in (R-MED-04).

Contents and references say nothing of people but ids, are shown to nobody, and must be seen whole by the purge from
every territory: a reference out of sight would be a file deleted. Hence no row-level security on them.
"""

from alembic import op

from services.common.database.territory import policy

revision = "media_0001"
down_revision = None
branch_labels = ("media",)
depends_on = "kit_0002"

TABLES = """
CREATE TABLE blob (
    sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    type text NOT NULL,
    bytes bigint NOT NULL CHECK (bytes > 0),
    pages integer NOT NULL CHECK (pages > 0),
    width integer,
    height integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    wanted_at timestamptz NOT NULL DEFAULT now(),
    stored_at timestamptz,
    asked_at timestamptz,
    freed_at timestamptz CHECK (freed_at IS NULL OR asked_at IS NOT NULL)
);
CREATE INDEX blob_wanted ON blob (wanted_at);
CREATE INDEX blob_freed ON blob (freed_at) WHERE freed_at IS NOT NULL;

CREATE TABLE reference (
    sha256 text COLLATE "C",
    holder text,
    subject uuid,
    PRIMARY KEY (sha256, holder, subject)
);
CREATE INDEX reference_subject ON reference (holder, subject);

CREATE TABLE gone_subject (
    holder text,
    subject uuid,
    gone_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (holder, subject)
);

CREATE TABLE taken_file (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    box jsonb,
    warnings jsonb NOT NULL DEFAULT '[]',
    taken_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX taken_file_account ON taken_file (account_id, taken_at);
CREATE INDEX taken_file_age ON taken_file (taken_at);
"""
OWN = "account_id = nullif(current_setting('xingtan.account', true), '')::uuid"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(policy("taken_file", or_else=OWN))


def downgrade() -> None:
    op.execute("DROP TABLE taken_file, gone_subject, reference, blob")

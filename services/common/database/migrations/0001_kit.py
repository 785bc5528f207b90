"""The tables of every service: outbox, inbox, stored failures, idempotency keys, audit, jobs, known organisations."""

from alembic import op

revision = "kit_0001"
down_revision = None
branch_labels = ("kit",)
depends_on = None

TABLES = """
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    body jsonb NOT NULL,
    headers jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    error text
);
CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_at IS NULL;

CREATE TABLE inbox (
    message_id uuid,
    handler text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, handler)
);

CREATE TABLE failure (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL,
    handler text NOT NULL,
    event text NOT NULL,
    body jsonb NOT NULL,
    headers jsonb NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'given_up', 'replayed', 'discarded')),
    next_try_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (message_id, handler)
);
CREATE INDEX failure_waiting ON failure (next_try_at) WHERE state = 'waiting';

CREATE TABLE idempotency (
    account_id uuid,
    call text,
    key text,
    digest bytea NOT NULL,
    reply jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, call, key)
);

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    account_id uuid,
    person text,
    org_path text COLLATE "C" NOT NULL,
    action text NOT NULL,
    subject text,
    details jsonb NOT NULL,
    request_id text
);
CREATE INDEX audit_place ON audit (org_path, id);
REVOKE UPDATE, DELETE ON audit FROM xingtan_app, xingtan_job;

CREATE TABLE job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    title text NOT NULL,
    input jsonb NOT NULL,
    actor jsonb NOT NULL,
    account_id uuid NOT NULL,
    language text NOT NULL,
    request_id text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    done integer NOT NULL DEFAULT 0,
    total integer,
    result jsonb,
    error text,
    attempts integer NOT NULL DEFAULT 0,
    cancel_wanted boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz
);
CREATE INDEX job_open ON job (created_at) WHERE state IN ('waiting', 'running');
CREATE INDEX job_own ON job (account_id, created_at DESC, id);

CREATE TABLE known_org (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    level text NOT NULL,
    path text COLLATE "C" NOT NULL,
    parent_id uuid,
    authority_id uuid,
    category text,
    school_type text,
    division text,
    closed boolean NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX known_org_path ON known_org (path);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.execute("DROP TABLE outbox, inbox, failure, idempotency, audit, job, known_org")

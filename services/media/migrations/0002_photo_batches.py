"""Photo batches: uploads, and the photos in them with their way from waiting to kept (R-MED-02)."""

from alembic import op

from services.common.database.territory import policy

revision = "media_0002"
down_revision = "media_0001"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE photo_batch (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    org_name text NOT NULL,
    person text NOT NULL,
    photos integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    touched_at timestamptz NOT NULL,
    cancelled_at timestamptz,
    ended_at timestamptz
);
CREATE INDEX photo_batch_place ON photo_batch (org_path, created_at DESC, id);
CREATE INDEX photo_batch_open ON photo_batch (touched_at) WHERE ended_at IS NULL;
CREATE INDEX photo_batch_ended ON photo_batch (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE photo_upload (
    id uuid PRIMARY KEY,
    batch_id uuid NOT NULL REFERENCES photo_batch,
    org_path text COLLATE "C" NOT NULL,
    key text NOT NULL,
    name_sealed text,
    bytes bigint NOT NULL,
    turn bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'unpacked', 'refused')),
    claim uuid,
    attempts integer NOT NULL DEFAULT 0,
    fault text,
    params jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK ((state = 'refused') = (fault IS NOT NULL)),
    CHECK (claim IS NULL OR state = 'waiting')
);
CREATE INDEX photo_upload_batch ON photo_upload (batch_id);
CREATE INDEX photo_upload_turn ON photo_upload (turn) WHERE state = 'waiting' AND claim IS NULL;
CREATE INDEX photo_upload_left ON photo_upload (created_at) WHERE state <> 'waiting' AND ended_at IS NULL;
CREATE INDEX photo_upload_claimed ON photo_upload (claim) WHERE claim IS NOT NULL;
CREATE INDEX photo_upload_ended ON photo_upload (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE photo_item (
    batch_id uuid REFERENCES photo_batch,
    number integer,
    org_path text COLLATE "C" NOT NULL,
    upload_id uuid NOT NULL REFERENCES photo_upload,
    entry integer,
    name text NOT NULL,
    turn bigint NOT NULL,
    claim uuid,
    attempts integer NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (
        state IN ('waiting', 'made', 'refused', 'confirmed', 'kept', 'failed', 'cancelled')
    ),
    match text NOT NULL CHECK (match IN ('asked', 'found', 'unnamed', 'unknown', 'elsewhere')),
    ask integer NOT NULL DEFAULT 0,
    teacher_id uuid,
    teacher_name text,
    repeated boolean NOT NULL DEFAULT false,
    fault text,
    message text,
    params jsonb NOT NULL DEFAULT '{}',
    portrait jsonb,
    photo jsonb,
    box jsonb,
    warnings jsonb NOT NULL DEFAULT '[]',
    decision text CHECK (decision IN ('refused', 'confirmed', 'cancelled')),
    outcome text CHECK (outcome IN ('kept', 'failed')),
    ended_at timestamptz,
    PRIMARY KEY (batch_id, number),
    CHECK (state NOT IN ('confirmed', 'kept') OR (teacher_id IS NOT NULL AND photo IS NOT NULL)),
    CHECK (claim IS NULL OR state = 'waiting')
);
CREATE INDEX photo_item_turn ON photo_item (turn) WHERE state = 'waiting' AND claim IS NULL;
CREATE INDEX photo_item_claimed ON photo_item (claim) WHERE claim IS NOT NULL;
CREATE INDEX photo_item_state ON photo_item (batch_id, state, number);
CREATE INDEX photo_item_teacher ON photo_item (batch_id, teacher_id) WHERE teacher_id IS NOT NULL;
CREATE UNIQUE INDEX photo_item_once ON photo_item (batch_id, teacher_id) WHERE state IN ('confirmed', 'kept');
CREATE INDEX photo_item_upload ON photo_item (upload_id, state);
CREATE INDEX photo_item_ended ON photo_item (ended_at) WHERE ended_at IS NOT NULL;
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("photo_batch", "photo_upload", "photo_item"):
        op.execute(policy(table))


def downgrade() -> None:
    op.execute("DROP TABLE photo_item, photo_upload, photo_batch")

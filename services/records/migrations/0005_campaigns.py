"""Campaigns and how many teachers each school is expected to collect; nothing here is about a person."""

from alembic import op

revision = "records_0005"
down_revision = "records_0004"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE campaign (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('first_collection', 'yearly_update', 'supplement')),
    sets text[] NOT NULL,
    categories text[] NOT NULL,
    starts_on date NOT NULL,
    submit_by date NOT NULL,
    school_review_by date NOT NULL,
    authority_review_by date NOT NULL,
    report_day integer NOT NULL CHECK (report_day BETWEEN 1 AND 28),
    responsible text NOT NULL,
    participants text NOT NULL,
    closed boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX campaign_place ON campaign (org_path);

CREATE TABLE campaign_target (
    campaign_id uuid REFERENCES campaign ON DELETE CASCADE,
    org_id uuid,
    org_path text COLLATE "C" NOT NULL,
    expected integer NOT NULL CHECK (expected >= 0),
    person text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (campaign_id, org_id)
);
CREATE INDEX campaign_target_place ON campaign_target (campaign_id, org_path);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.execute("DROP TABLE campaign_target, campaign")

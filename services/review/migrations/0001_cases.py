"""Chains, cases, their steps and the decisions taken."""

from alembic import op

from services.common.database.territory import policy

revision = "review_0001"
down_revision = None
branch_labels = ("review",)
depends_on = "kit_0001"

TABLES = """
CREATE TABLE chain (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    version integer NOT NULL,
    business text NOT NULL,
    categories text[] NOT NULL,
    steps jsonb NOT NULL,
    in_force boolean NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (code, version)
);
CREATE UNIQUE INDEX chain_in_force ON chain (code) WHERE in_force;

CREATE TABLE review_case (
    id uuid PRIMARY KEY,
    business text NOT NULL,
    chain_id uuid NOT NULL REFERENCES chain,
    subject_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    subject_version integer NOT NULL,
    subject_digest text NOT NULL,
    subject_name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    submitted_by uuid NOT NULL,
    involved uuid[] NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
    opened_at timestamptz NOT NULL,
    moved_at timestamptz NOT NULL,
    row_version integer NOT NULL,
    UNIQUE (subject_id, submission_id)
);
CREATE UNIQUE INDEX review_case_one_open ON review_case (business, subject_id) WHERE state = 'open';
CREATE INDEX review_case_place ON review_case (org_path);
CREATE INDEX review_case_age ON review_case (opened_at, id);

CREATE TABLE case_step (
    case_id uuid REFERENCES review_case ON DELETE CASCADE,
    number integer CHECK (number > 0),
    names jsonb NOT NULL,
    desk text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    roles text[] NOT NULL,
    days integer NOT NULL,
    state text NOT NULL CHECK (state IN ('done', 'current', 'ahead')),
    waiting_since timestamptz CHECK (waiting_since IS NOT NULL OR state <> 'current'),
    due_at timestamptz,
    PRIMARY KEY (case_id, number)
);
CREATE INDEX case_step_waiting ON case_step (org_id, waiting_since, case_id) WHERE state = 'current';

CREATE TABLE decision (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    step integer NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('approve', 'reject')),
    reasons jsonb NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    FOREIGN KEY (case_id, step) REFERENCES case_step ON DELETE CASCADE,
    UNIQUE (case_id, person_id)
);
CREATE INDEX decision_own ON decision (person_id, at, case_id);
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("review_case", "case_step", "decision"):
        op.execute(policy(table))


def downgrade() -> None:
    op.execute("DROP TABLE decision, case_step, review_case, chain")

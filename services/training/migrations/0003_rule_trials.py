"""Trials of rules on past results, and the people for whom the two rules differ (R-TRN-02)."""

from alembic import op

from services.common.database.territory import policy

revision = "training_0003"
down_revision = "training_0002"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE rule_trial (
    id uuid PRIMARY KEY,
    rule_id uuid NOT NULL REFERENCES rule_version ON DELETE CASCADE,
    rule_row_version integer NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    text text NOT NULL,
    before_id uuid NOT NULL,
    before_name text NOT NULL,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL,
    found jsonb
);
CREATE UNIQUE INDEX rule_trial_rule ON rule_trial (rule_id);
CREATE TABLE rule_trial_person (
    trial_id uuid NOT NULL REFERENCES rule_trial ON DELETE CASCADE,
    teacher_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    before numeric NOT NULL,
    after numeric NOT NULL,
    delta numeric NOT NULL,
    size numeric NOT NULL,
    passed_before boolean NOT NULL,
    passed_after boolean NOT NULL,
    reasons text[] NOT NULL,
    PRIMARY KEY (trial_id, teacher_id)
);
CREATE INDEX rule_trial_person_size ON rule_trial_person (trial_id, size, teacher_id);
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("rule_trial", "rule_trial_person"):
        op.execute(policy(table))


def downgrade() -> None:
    op.execute("DROP TABLE rule_trial_person; DROP TABLE rule_trial")

"""Samples of what was approved, and what inspectors found in them (R-REV-10).

They are seen by the office that drew them and by those above it: who is inspected does not know which cases were drawn.
"""

from alembic import op

from services.common.database.territory import policy

revision = "review_0012"
down_revision = "review_0011"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE spot_check (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    scope_id uuid NOT NULL,
    scope text NOT NULL,
    business text NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    share integer NOT NULL CHECK (share BETWEEN 1 AND 100),
    seed integer NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    created_at timestamptz NOT NULL,
    total integer NOT NULL
);
CREATE INDEX spot_check_newest ON spot_check (created_at, id);
CREATE TABLE inspected (
    check_id uuid NOT NULL REFERENCES spot_check,
    case_id uuid NOT NULL REFERENCES review_case,
    subject_id uuid NOT NULL,
    subject_name text NOT NULL,
    teacher_id uuid,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    approvers jsonb NOT NULL,
    involved uuid[] NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sound', 'faulty')),
    faults jsonb NOT NULL DEFAULT '[]',
    judged_by uuid,
    judged_by_name text,
    judged_at timestamptz,
    row_version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (check_id, case_id),
    CHECK ((state = 'waiting') = (judged_by IS NULL)),
    CHECK ((state = 'faulty') = (faults <> '[]'))
);
CREATE INDEX inspected_by_school ON inspected (check_id, org_path, case_id);
CREATE INDEX inspected_case ON inspected (case_id);
COMMENT ON COLUMN inspected.approvers IS 'Whose approvals were drawn: person_id, person, org_id, org_name.';
COMMENT ON COLUMN inspected.involved IS 'Who submitted it, contributed to it or decided on it: none of them may judge.';
"""
OF_ITS_CHECK = "EXISTS (SELECT 1 FROM spot_check WHERE spot_check.id = inspected.check_id)"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(policy("spot_check"))
    op.execute(
        "ALTER TABLE inspected ENABLE ROW LEVEL SECURITY; ALTER TABLE inspected FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY with_its_check ON inspected FOR ALL USING ({OF_ITS_CHECK}) WITH CHECK ({OF_ITS_CHECK})"
    )


def downgrade() -> None:
    op.execute("DROP TABLE inspected")
    op.execute("DROP TABLE spot_check")

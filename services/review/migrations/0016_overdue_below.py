"""Reminders from the office above, and its decisions on overdue steps in the stead of a desk, where a province says so.

Who may then move a case on is no party to it else: the desk's office directly above, only while the step is overdue at
the site's clock, `xingtan.now`, which the service says just before it needs this door. Without it the door is shut.
"""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "review_0016"
down_revision = "review_0015"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE decision ADD COLUMN for_org_id uuid, ADD COLUMN for_org text,
    ADD CONSTRAINT decision_for_org CHECK ((for_org_id IS NULL) = (for_org IS NULL));
COMMENT ON COLUMN decision.for_org_id IS 'The overdue desk in whose stead the office above decided (上级代办).';

CREATE TABLE stand_in (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    business text NOT NULL,
    turned_on boolean NOT NULL,
    effective_from date NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX stand_in_newest ON stand_in (org_path, business, number DESC);
COMMENT ON TABLE stand_in IS 'What provinces said: of those that have begun, the last one said counts. Only added to.';

CREATE TABLE reminder (
    case_id uuid NOT NULL REFERENCES review_case,
    day date NOT NULL,
    desks text[] NOT NULL,
    person_id uuid NOT NULL,
    person text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, day)
);
COMMENT ON TABLE reminder IS 'The office above reminded the desks where a case is overdue (催办), once a day at most.';
"""
HERE = "nullif(current_setting('xingtan.path_from', true), '')"
NOW = "nullif(current_setting('xingtan.now', true), '')::timestamptz"
FUNCTIONS = f"""
CREATE FUNCTION late_below(wanted uuid) RETURNS TABLE (desk_path text) LANGUAGE sql STABLE AS $$
    SELECT known_org.path FROM case_step JOIN known_org ON known_org.id = case_step.org_id
    WHERE case_step.case_id = wanted AND case_step.state = 'current' AND case_step.due_at < {NOW}
    AND regexp_replace(known_org.path, '[^/]+/$', '') = {HERE}
$$;
CREATE FUNCTION may_stand_in(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(bool_or((
        SELECT said.turned_on FROM stand_in AS said
        WHERE said.business = review_case.business AND starts_with(late.desk_path, said.org_path)
        AND said.effective_from <= ({NOW} AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY said.number DESC LIMIT 1
    )), false)
    FROM review_case CROSS JOIN late_below(review_case.id) AS late WHERE review_case.id = wanted
$$;
GRANT EXECUTE ON FUNCTION late_below, may_stand_in TO xingtan_app, xingtan_job;
"""
AT_A_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"
BEFORE = f"({WITHIN}) OR ({AT_A_DESK})"
WRITTEN = {
    "review_case": ("id", ("UPDATE",)),
    "case_step": ("case_id", ("UPDATE",)),
    "decision": ("case_id", ("INSERT", "UPDATE")),
}
ABOVE = f"starts_with({HERE}, org_path)"
OF_ITS_CASE = "EXISTS (SELECT FROM review_case WHERE review_case.id = reminder.case_id)"
OWN_AND_LATE = f"org_path = {HERE} AND EXISTS (SELECT FROM late_below(case_id))"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(FUNCTIONS)
    _let(f"{BEFORE} OR may_stand_in({{}})")
    for table in ("stand_in", "reminder"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(may("SELECT", "stand_in", f"({WITHIN}) OR {ABOVE}"))
    op.execute(may("INSERT", "stand_in", f"org_path = {HERE}"))
    op.execute(may("SELECT", "reminder", OF_ITS_CASE))
    op.execute(may("INSERT", "reminder", OWN_AND_LATE))


def downgrade() -> None:
    _let(BEFORE)
    op.execute("DROP TABLE reminder; DROP FUNCTION may_stand_in, late_below; DROP TABLE stand_in")
    op.execute("ALTER TABLE decision DROP CONSTRAINT decision_for_org, DROP COLUMN for_org_id, DROP COLUMN for_org")


def _let(door: str) -> None:
    """Who may write cases, steps and decisions; `{}` in the door is the column that names the case."""
    for table, (case_id, acts) in WRITTEN.items():
        for act in acts:
            op.execute(f"DROP POLICY may_{act.lower()} ON {table}")
            op.execute(may(act, table, door.format(case_id)))

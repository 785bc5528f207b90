"""The ledger of staff changes (R-MOB-09): its lines, and how each teacher stands by it."""

from alembic import op

from services.common.database.migration_steps import fill_later
from services.common.database.territory import policy

revision = "mobility_0005"
down_revision = "mobility_0004"
branch_labels = None
depends_on = "kit_0009"

TABLES = """
CREATE TABLE ledger_standing (
    teacher_id uuid PRIMARY KEY,
    number integer NOT NULL,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    counted boolean NOT NULL,
    effective boolean NOT NULL,
    merged boolean NOT NULL,
    status text,
    stage text,
    sex text,
    reason text,
    kind text,
    day date,
    left_on date
);
CREATE TABLE staff_change (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    teacher_id uuid NOT NULL,
    number integer NOT NULL,
    name text,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    stage text NOT NULL,
    sex text,
    delta smallint NOT NULL CHECK (delta IN (-1, 1)),
    reason text NOT NULL,
    kind text NOT NULL,
    ref uuid,
    other_org_id uuid,
    other_path text COLLATE "C",
    day date NOT NULL,
    file_version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (teacher_id, number, delta)
);
CREATE UNIQUE INDEX staff_change_seq ON staff_change (seq);
CREATE INDEX staff_change_ref ON staff_change (ref) WHERE ref IS NOT NULL;
CREATE INDEX staff_change_place ON staff_change (org_path, day)
    INCLUDE (stage, sex, reason, delta, other_path) WHERE reason <> 'opening';
CREATE INDEX staff_change_opening ON staff_change (org_path)
    INCLUDE (stage, sex, day, delta) WHERE reason = 'opening';
CREATE TABLE ledger_opened (after uuid NOT NULL);
INSERT INTO ledger_opened VALUES ('00000000-0000-0000-0000-000000000000');
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("ledger_standing", "staff_change"):
        op.execute(policy(table))
    fill_later("ledger_openings")


def downgrade() -> None:
    for table in ("ledger_opened", "staff_change", "ledger_standing"):
        op.execute(f"DROP TABLE {table}")
    op.execute("DELETE FROM backfill WHERE name = 'ledger_openings'")

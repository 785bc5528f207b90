"""Cycles of credits that were closed, and how they were opened again (R-TRN-10). No personal data: all may read."""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "training_0006"
down_revision = "training_0005"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE cycle_closing (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    row_version integer NOT NULL DEFAULT 1,
    state text NOT NULL CHECK (state IN ('closed', 'opened')),
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    first date NOT NULL,
    last date NOT NULL CHECK (last > first),
    rule text NOT NULL,
    closed_by_id uuid NOT NULL,
    closed_by text NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_words text NOT NULL,
    opened_by text,
    opened_by_org text,
    opened_at timestamptz,
    opened_words text,
    CHECK ((state = 'opened') = (opened_by IS NOT NULL AND opened_at IS NOT NULL AND opened_words IS NOT NULL))
);
CREATE UNIQUE INDEX cycle_closing_seq ON cycle_closing (seq);
CREATE UNIQUE INDEX cycle_closing_closed ON cycle_closing (org_path, first) WHERE state = 'closed';
CREATE INDEX cycle_closing_place ON cycle_closing (org_path, first);
ALTER TABLE cycle_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE cycle_closing FORCE ROW LEVEL SECURITY;
"""


def upgrade() -> None:
    op.execute(TABLE)
    # Whoever credits somebody whose file went elsewhere has to see what is closed there, and so has the teacher.
    op.execute(may("SELECT", "cycle_closing", f"state IN ('closed', 'opened') OR ({WITHIN})"))
    for act in ("INSERT", "UPDATE"):
        op.execute(may(act, "cycle_closing", WITHIN))


def downgrade() -> None:
    op.execute("DROP TABLE cycle_closing")

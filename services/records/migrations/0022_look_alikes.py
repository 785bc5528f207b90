"""By what files look alike: blocking keys (digests), files whose check is due, and pairs with people's word on them.

A pair lies with the least authority over both files. Keys and dues are in sight of the system alone.
"""

from alembic import op

from services.common.database.migration_steps import fill_later
from services.common.database.territory import ROOT, policy

revision = "records_0022"
down_revision = "records_0021"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE look_alike_due (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    teacher_id uuid NOT NULL
);
CREATE TABLE look_alike_key (
    key bigint,
    teacher_id uuid REFERENCES teacher ON DELETE CASCADE,
    PRIMARY KEY (key, teacher_id)
);
CREATE INDEX look_alike_key_file ON look_alike_key (teacher_id);
CREATE TABLE look_alike_file (
    teacher_id uuid PRIMARY KEY REFERENCES teacher ON DELETE CASCADE,
    rules text NOT NULL
);
CREATE TABLE duplicate (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    one_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    other_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    org_path text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'unsure', 'both_real', 'merged', 'cleared')),
    twins boolean NOT NULL,
    score integer NOT NULL,
    findings jsonb NOT NULL,
    rules text NOT NULL,
    row_version integer NOT NULL DEFAULT 1,
    found_at timestamptz NOT NULL DEFAULT now(),
    reported_by text,
    decided_at timestamptz,
    person_id uuid,
    person text,
    org_name text,
    note text,
    CHECK (one_id < other_id)
);
CREATE UNIQUE INDEX duplicate_pair ON duplicate (one_id, other_id);
CREATE INDEX duplicate_other ON duplicate (other_id);
CREATE UNIQUE INDEX duplicate_listed ON duplicate (state, twins, score DESC, seq DESC);
CREATE INDEX duplicate_place ON duplicate (org_path, state);
"""
SYSTEM = f"current_setting('xingtan.path_from', true) = '{ROOT}'"
BY_SYSTEM = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON {table} FOR ALL USING ({door}) WITH CHECK ({door});
"""


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("look_alike_due", "look_alike_key", "look_alike_file"):
        op.execute(BY_SYSTEM.format(table=table, door=SYSTEM))
    op.execute("CREATE POLICY leave ON look_alike_due FOR INSERT WITH CHECK (true)")
    op.execute(policy("duplicate"))
    fill_later("look_alikes")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name = 'look_alikes'")
    op.execute("DROP TABLE duplicate, look_alike_file, look_alike_key, look_alike_due")

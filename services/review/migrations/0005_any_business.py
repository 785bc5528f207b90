"""A case is about anything: its subject and the teacher are apart, parties have a part in it, a decision may conflict.

`watchers` are the paths of parties and of the offices above them: they read the case; what they decide lies at a door.
No new column asks for a value, since the release before opens cases too while a site is brought over: its cases are
about the file of the teacher `subject_id`, and that is what none means.
"""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "review_0005"
down_revision = "review_0004"
branch_labels = None
depends_on = None

CASES = """
ALTER TABLE review_case
    ADD COLUMN subject_kind text,
    ADD COLUMN teacher_id uuid,
    ADD COLUMN subject_entries jsonb,
    ADD COLUMN watchers text[] COLLATE "C",
    ADD COLUMN parties jsonb,
    ADD COLUMN due timestamptz,
    ADD COLUMN conflict jsonb;
ALTER TABLE case_step ADD COLUMN teacher_id uuid, ADD COLUMN watchers text[] COLLATE "C";
ALTER TABLE decision ADD COLUMN teacher_id uuid, ADD COLUMN watchers text[] COLLATE "C";
"""
AT_A_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"
WATCHED = "watchers && ARRAY[current_setting('xingtan.path_from', true)]"
TEACHER = "nullif(current_setting('xingtan.teacher', true), '')::uuid"
BEFORE = f"({WITHIN}) OR ({AT_A_DESK}) OR (subject_id = {TEACHER})"
SIGHT = f"{BEFORE} OR (teacher_id = {TEACHER}) OR ({WATCHED})"
TABLES = ("review_case", "case_step", "decision")


def upgrade() -> None:
    op.execute(CASES)
    for table in TABLES:
        op.execute(f"DROP POLICY may_select ON {table}")
        op.execute(may("SELECT", table, SIGHT))


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"DROP POLICY may_select ON {table}")
        op.execute(may("SELECT", table, BEFORE))
    op.execute(
        "ALTER TABLE review_case DROP COLUMN subject_kind, DROP COLUMN teacher_id, DROP COLUMN subject_entries,"
        " DROP COLUMN watchers, DROP COLUMN parties, DROP COLUMN due, DROP COLUMN conflict"
    )
    op.execute("ALTER TABLE case_step DROP COLUMN teacher_id, DROP COLUMN watchers")
    op.execute("ALTER TABLE decision DROP COLUMN teacher_id, DROP COLUMN watchers")

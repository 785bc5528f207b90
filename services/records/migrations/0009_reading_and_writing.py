"""Who may only read a file, as a desk elsewhere in the tree does (0006), writes nothing of what belongs to it.

What belongs to a file was open to whoever saw the file, for every act. Reading stays so; writing is for the territory
and the teacher whose file it is, as in the policy of `teacher` itself.
"""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0009"
down_revision = "records_0008"
branch_labels = None
depends_on = None

OF_A_FILE = ("version", "step", "entry", "remark", "personal_number", "number_check", "held_file")
OWN_FILE = "teacher.id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
SEEN = "EXISTS (SELECT 1 FROM teacher WHERE teacher.id = {table}.teacher_id{more})"
MINE = f" AND (({WITHIN.replace('org_path', 'teacher.org_path')}) OR {OWN_FILE})"


def upgrade() -> None:
    for table in OF_A_FILE:
        op.execute(f"DROP POLICY follows ON {table}")
        for act in ACTS:
            more = "" if act == "SELECT" else MINE
            op.execute(may(act, table, SEEN.format(table=table, more=more)))


def downgrade() -> None:
    for table in OF_A_FILE:
        for act in ACTS:
            op.execute(f"DROP POLICY may_{act.lower()} ON {table}")
        door = SEEN.format(table=table, more="")
        op.execute(f"CREATE POLICY follows ON {table} FOR ALL USING ({door}) WITH CHECK ({door})")

"""A case is decided by its territory and by the desks at its doors; the teacher whose file it is only reads.

A desk at a door adds decisions and moves cases and steps on; it opens no cases and deletes nothing.
"""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "review_0003"
down_revision = "review_0002"
branch_labels = None
depends_on = None

AT_A_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"
OWN = "subject_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
DESKS = f"({WITHIN}) OR ({AT_A_DESK})"
SIGHT = f"{DESKS} OR ({OWN})"
DOORS = {
    "review_case": {"SELECT": SIGHT, "INSERT": WITHIN, "UPDATE": DESKS, "DELETE": WITHIN},
    "case_step": {"SELECT": SIGHT, "INSERT": WITHIN, "UPDATE": DESKS, "DELETE": WITHIN},
    "decision": {"SELECT": SIGHT, "INSERT": DESKS, "UPDATE": DESKS, "DELETE": WITHIN},
}


def upgrade() -> None:
    for table, doors in DOORS.items():
        op.execute(f"DROP POLICY territory ON {table}")
        for act, door in doors.items():
            op.execute(may(act, table, door))


def downgrade() -> None:
    for table in DOORS:
        for act in ACTS:
            op.execute(f"DROP POLICY may_{act.lower()} ON {table}")
        op.execute(f"CREATE POLICY territory ON {table} FOR ALL USING ({SIGHT}) WITH CHECK ({SIGHT})")

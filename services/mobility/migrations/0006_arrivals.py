"""系统外调入 among the transfers: nobody sends, `from_org_name` is the former employer, and nothing of it lies here."""

from alembic import op

revision = "mobility_0006"
down_revision = "mobility_0005"
branch_labels = None
depends_on = None

CHECKS = """
ALTER TABLE transfer DROP CONSTRAINT transfer_{column}_check;
ALTER TABLE transfer ADD CONSTRAINT transfer_{column}_check CHECK ({column} IN ({values}));
"""
KINDS = "'transfer', 'rotation'"
BUSINESSES = "'transfer', 'transfer_within', 'transfer_university'"
STATES = "'asked', 'blocked', 'reviewed', 'awaited', 'moving', 'done', 'refused', 'withdrawn', 'failed'"
COLUMNS = """
ALTER TABLE transfer ALTER COLUMN from_org_id DROP NOT NULL;
ALTER TABLE transfer ADD CONSTRAINT transfer_outside CHECK ((from_org_id IS NULL) = (kind = 'outside'));
"""


def _checks(**values: str) -> None:
    for column, allowed in values.items():
        op.execute(CHECKS.format(column=column, values=allowed))


def upgrade() -> None:
    _checks(kind=f"{KINDS}, 'outside'", business=f"{BUSINESSES}, 'outside'", state=f"{STATES}, 'collecting'")
    op.execute(COLUMNS)


def downgrade() -> None:
    op.execute("ALTER TABLE transfer NO FORCE ROW LEVEL SECURITY")
    op.execute("DELETE FROM transfer WHERE kind = 'outside'")
    op.execute("ALTER TABLE transfer FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE transfer DROP CONSTRAINT transfer_outside")
    op.execute("ALTER TABLE transfer ALTER COLUMN from_org_id SET NOT NULL")
    _checks(kind=KINDS, business=BUSINESSES, state=STATES)

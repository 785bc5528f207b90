"""Exports of the files of a school as one PDF (R-REC-18)."""

from alembic import op

revision = "records_0033"
down_revision = "records_0027"
branch_labels = None
depends_on = None

KINDS = """
ALTER TABLE export_run DROP CONSTRAINT export_run_kind_check,
    ADD CONSTRAINT export_run_kind_check CHECK (kind IN ({kinds}))
"""


def upgrade() -> None:
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook', 'paper', 'bound', 'roster'"))


def downgrade() -> None:
    op.execute("DELETE FROM export_run WHERE kind = 'bound'")
    op.execute(KINDS.format(kinds="'list', 'file', 'workbook', 'paper', 'roster'"))

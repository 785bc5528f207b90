"""An office imports reserved record sets for schools of one category, which its workbook is about (R-REC-04)."""

from alembic import op

revision = "records_0007"
down_revision = "records_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE import_run ADD COLUMN category text")
    op.execute("COMMENT ON COLUMN import_run.category IS 'Chosen by an office; none where a school imports.'")


def downgrade() -> None:
    op.execute("ALTER TABLE import_run DROP COLUMN category")

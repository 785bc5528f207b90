"""Workbooks that ask for additions to effective files, or for changes of them, are imports of modes of their own."""

from alembic import op

revision = "records_0021"
down_revision = "records_0020"
branch_labels = None
depends_on = None

NAME = "import_run_mode_check"
CHECK = "ALTER TABLE import_run ADD CONSTRAINT {name} CHECK (mode IN ({modes})) NOT VALID"


def upgrade() -> None:
    op.execute(f"ALTER TABLE import_run DROP CONSTRAINT {NAME}")
    op.execute(CHECK.format(name=NAME, modes="'append', 'replace', 'addition', 'change'"))


def downgrade() -> None:
    op.execute(f"ALTER TABLE import_run DROP CONSTRAINT {NAME}")
    op.execute(CHECK.format(name=NAME, modes="'append', 'replace'"))

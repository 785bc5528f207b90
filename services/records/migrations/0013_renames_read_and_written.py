"""Who sees an import reads what it would rename; writing is for the territory of the import, as in 0009."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0013"
down_revision = "records_0012"
branch_labels = None
depends_on = None

SEEN = "EXISTS (SELECT 1 FROM import_run WHERE import_run.id = import_rename.import_id{more})"
MINE = f" AND ({WITHIN.replace('org_path', 'import_run.org_path')})"


def upgrade() -> None:
    op.execute("DROP POLICY follows ON import_rename")
    for act in ACTS:
        op.execute(may(act, "import_rename", SEEN.format(more="" if act == "SELECT" else MINE)))


def downgrade() -> None:
    for act in ACTS:
        op.execute(f"DROP POLICY may_{act.lower()} ON import_rename")
    door = SEEN.format(more="")
    op.execute(f"CREATE POLICY follows ON import_rename FOR ALL USING ({door}) WITH CHECK ({door})")

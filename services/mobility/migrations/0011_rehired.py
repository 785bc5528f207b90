"""Who resigned can be taken on again by the same school (R-MOB-05)."""

from alembic import op

revision = "mobility_0011"
down_revision = "mobility_0010"
branch_labels = None
depends_on = None

OLD = ("absence", "return", "resignation", "retirement", "reemployment", "death", "post_change", "undo")
NEW = (*OLD, "rehire")


def upgrade() -> None:
    _allow(NEW)


def downgrade() -> None:
    _allow(OLD)


def _allow(acts: tuple[str, ...]) -> None:
    op.execute("ALTER TABLE status_act DROP CONSTRAINT status_act_act_check")
    said = ", ".join(f"'{act}'" for act in acts)
    op.execute(f"ALTER TABLE status_act ADD CONSTRAINT status_act_act_check CHECK (act IN ({said}))")

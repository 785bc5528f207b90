"""A case says which act of its business it asks for, and from which day on; older ones say nothing."""

from alembic import op

revision = "review_0017"
down_revision = "review_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE review_case ADD COLUMN asked jsonb")
    op.execute("COMMENT ON COLUMN review_case.asked IS 'The act that is asked for: code, undoes, day.'")


def downgrade() -> None:
    op.execute("ALTER TABLE review_case DROP COLUMN asked")

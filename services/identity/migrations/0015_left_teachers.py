"""Who is gone from a school, as records told it last: accounts are shut for it, and opened again where it shut them."""

from alembic import op

revision = "identity_0015"
down_revision = "identity_0014"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE left_teacher (
    teacher_id uuid PRIMARY KEY,
    row_version integer NOT NULL,
    has_left boolean NOT NULL,
    shut uuid[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE left_teacher IS 'Who is gone, by the newest news, and which accounts were shut for that; ids alone.';
"""


def upgrade() -> None:
    op.execute(TABLE)


def downgrade() -> None:
    op.execute("DROP TABLE left_teacher")

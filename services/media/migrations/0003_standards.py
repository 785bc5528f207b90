"""Photo standards of provinces (R-MED-01): settings that everybody reads, hence no row-level security."""

from alembic import op

revision = "media_0003"
down_revision = "media_0002"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE photo_standard (
    province text COLLATE "C" PRIMARY KEY CHECK (province ~ '^[^/]+/[^/]+/$'),
    preset text NOT NULL,
    width_mm double precision NOT NULL CHECK (width_mm > 0),
    height_mm double precision NOT NULL CHECK (height_mm > 0),
    dpi integer NOT NULL CHECK (dpi > 0),
    max_bytes integer CHECK (max_bytes > 0),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.execute("DROP TABLE photo_standard")

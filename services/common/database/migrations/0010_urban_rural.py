"""In which kind of place a school stands, city, town or country, known to every service."""

from alembic import op

revision = "kit_0010"
down_revision = "kit_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE known_org ADD COLUMN urban_rural text")


def downgrade() -> None:
    op.execute("ALTER TABLE known_org DROP COLUMN urban_rural")

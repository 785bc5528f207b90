"""城乡类型 of schools, in the codes of the statistics (R-ID-01)."""

from alembic import op

revision = "identity_0016"
down_revision = "identity_0015"
branch_labels = None
depends_on = None

CODES = "'111', '112', '121', '122', '123', '210', '220'"


def upgrade() -> None:
    op.execute(
        f"ALTER TABLE org ADD COLUMN urban_rural text CHECK (urban_rural IN ({CODES})),"
        " ADD CONSTRAINT org_urban_rural CHECK (urban_rural IS NULL OR level = 'school')"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE org DROP COLUMN urban_rural")

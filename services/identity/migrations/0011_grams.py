"""`grams(text)`: all runs of one, two and three signs of a text in the comparable form, for an index to search by.

Trigrams alone (pg_trgm) find nothing of two signs, as most that is typed of a Chinese name is.
"""

from alembic import op

from services.common.database.searching import GRAMS

revision = "identity_0011"
down_revision = "identity_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(GRAMS)


def downgrade() -> None:
    op.execute("DROP FUNCTION grams(text)")

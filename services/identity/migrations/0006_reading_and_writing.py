"""Whoever has an account at an organisation reads whom to ask there (0004); who that is, its administrators write."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may

revision = "identity_0006"
down_revision = "identity_0005"
branch_labels = None
depends_on = None

OF_OWN_ORG = (
    "org_id = (SELECT a.org_id FROM account a WHERE a.id = nullif(current_setting('xingtan.account', true), '')::uuid)"
)
SIGHT = f"({WITHIN}) OR ({OF_OWN_ORG})"


def upgrade() -> None:
    op.execute("DROP POLICY territory ON org_contact")
    for act in ACTS:
        op.execute(may(act, "org_contact", SIGHT if act == "SELECT" else WITHIN))


def downgrade() -> None:
    for act in ACTS:
        op.execute(f"DROP POLICY may_{act.lower()} ON org_contact")
    op.execute(f"CREATE POLICY territory ON org_contact FOR ALL USING ({SIGHT}) WITH CHECK ({SIGHT})")

"""Printed forms bear a code that anybody can verify (R-MOB-01, -05, -06).

What was printed has moved on as soon as something happened to it: the first thing that did is told with its time.
"""

from alembic import op

from services.common.prints import schema

revision = "mobility_0010"
down_revision = "mobility_0009"
branch_labels = None
depends_on = None

PRINTED = ("transfer", "status_act", "assignment")
ONE = "SELECT state, happened FROM {kind} WHERE p.kind = '{kind}' AND id = p.subject_id"
SINCE = f"""
SELECT count(*) = 0 OR bool_or(now.state || ':' || jsonb_array_length(now.happened) <> p.version),
    max((now.happened -> (split_part(p.version, ':', 2)::integer) ->> 'at')::timestamptz)
FROM ({" UNION ALL ".join(ONE.format(kind=kind) for kind in PRINTED)}) now
"""


def upgrade() -> None:
    op.execute(schema.made(SINCE))


def downgrade() -> None:
    op.execute(schema.DROPPED)

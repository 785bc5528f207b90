"""A step may demand that originals were checked 原件已核对; cases that ask the same of different subjects have one key.

The case keeps its pieces of evidence, a decision what was ticked, a batch which version of a case was shown. No new
column asks for a value: the release before opens and decides cases too while a site is brought over.
"""

from alembic import op

revision = "review_0013"
down_revision = "review_0012"
branch_labels = None
depends_on = None

COLUMNS = """
ALTER TABLE review_case
    ADD COLUMN evidence jsonb,
    ADD COLUMN alike text,
    ADD COLUMN alike_words text,
    ADD COLUMN alike_before text;
ALTER TABLE case_step ADD COLUMN originals boolean;
ALTER TABLE decision ADD COLUMN originals uuid[];
ALTER TABLE batch_case ADD COLUMN shown_version integer, ADD COLUMN reasons jsonb;
COMMENT ON COLUMN review_case.evidence IS 'Files that speak for it: id, entry_id, set, field, name of the place.';
COMMENT ON COLUMN review_case.alike_words IS 'What is asked, in words; sensitive values masked.';
COMMENT ON COLUMN review_case.alike_before IS 'What stood there before, in words; sensitive values masked.';
COMMENT ON COLUMN decision.originals IS 'Ids of the pieces of evidence whose originals were checked.';
COMMENT ON COLUMN batch_case.shown_version IS 'The version that was shown; another one is not decided.';
COMMENT ON COLUMN batch_case.reasons IS 'An exception: this case is rejected, for these reasons.';
"""


def upgrade() -> None:
    op.execute(COLUMNS)


def downgrade() -> None:
    op.execute("ALTER TABLE batch_case DROP COLUMN shown_version, DROP COLUMN reasons")
    op.execute("ALTER TABLE decision DROP COLUMN originals")
    op.execute("ALTER TABLE case_step DROP COLUMN originals")
    op.execute(
        "ALTER TABLE review_case DROP COLUMN evidence, DROP COLUMN alike, DROP COLUMN alike_words,"
        " DROP COLUMN alike_before"
    )

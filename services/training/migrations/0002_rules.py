"""Rules of credits by version (R-TRN-02). What is published anybody reads; nothing of it changes, and none goes."""

from alembic import op

from services.common.database.territory import WITHIN, may

revision = "training_0002"
down_revision = "training_0001"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE rule_version (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    org_id uuid,
    org_name text NOT NULL,
    org_level text NOT NULL CHECK (org_level IN ('ministry', 'province', 'city', 'county', 'university')),
    org_path text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'handed_in', 'returned', 'published', 'revoked')),
    row_version integer NOT NULL,
    rule text,
    version text,
    name text,
    document text,
    since date,
    until date,
    ended_by uuid,
    text text NOT NULL,
    vectors text NOT NULL,
    writers uuid[] NOT NULL,
    written_by text,
    saved_at timestamptz NOT NULL,
    published_by text,
    published_at timestamptz,
    happened jsonb NOT NULL,
    CHECK (until >= since),
    CHECK (state NOT IN ('published', 'revoked') OR (rule IS NOT NULL AND version IS NOT NULL AND since IS NOT NULL))
);
CREATE UNIQUE INDEX rule_version_seq ON rule_version (seq);
CREATE INDEX rule_version_place ON rule_version (org_path, seq);
CREATE UNIQUE INDEX rule_version_published ON rule_version (org_path, rule, version) WHERE state = 'published';
CREATE FUNCTION keep_published_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a rule that was published stays';
    END IF;
    IF NEW.state NOT IN ('published', 'revoked')
        OR (NEW.text, NEW.vectors, NEW.rule, NEW.version, NEW.since)
            IS DISTINCT FROM (OLD.text, OLD.vectors, OLD.rule, OLD.version, OLD.since) THEN
        RAISE EXCEPTION 'a rule that was published does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON rule_version
    FOR EACH ROW WHEN (OLD.state IN ('published', 'revoked')) EXECUTE FUNCTION keep_published_rule();
ALTER TABLE rule_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_version FORCE ROW LEVEL SECURITY;
"""
PUBLISHED = "state IN ('published', 'revoked')"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(may("SELECT", "rule_version", f"({PUBLISHED}) OR ({WITHIN})"))
    for act in ("INSERT", "UPDATE", "DELETE"):
        op.execute(may(act, "rule_version", WITHIN))


def downgrade() -> None:
    op.execute("DROP TABLE rule_version; DROP FUNCTION keep_published_rule")

"""A chain is for the schools of one organisation or for all, and counts from a day until another (R-REV-02).

What named provinces becomes a chain of each of them. `in_force` and `provinces` stay for the release before, which may
still run and goes by them: it takes no chain that was made since. A step may lie at a unit 科室, 直属事业单位.
"""

from alembic import op

from services.common.database.territory import ACTS, ROOT, WITHIN, may

revision = "review_0009"
down_revision = "review_0008"
branch_labels = None
depends_on = None

COLUMNS = """
ALTER TABLE chain
    ADD COLUMN org_id uuid,
    ADD COLUMN org_path text COLLATE "C",
    ADD COLUMN effective_from date,
    ADD COLUMN effective_until date,
    ADD COLUMN made_by text,
    ALTER COLUMN in_force SET DEFAULT false,
    ADD CONSTRAINT chain_place CHECK ((org_id IS NULL) = (org_path IS NULL)),
    ADD CONSTRAINT chain_days CHECK (effective_until >= effective_from);
ALTER TABLE case_step ADD COLUMN unit text;
UPDATE chain SET effective_until = (published_at AT TIME ZONE 'Asia/Shanghai')::date WHERE NOT in_force;
"""
OF_PROVINCES = """
INSERT INTO chain (id, code, version, names, business, categories, hub, authority_levels, steps, published_at, org_id,
                   org_path)
SELECT gen_random_uuid(), chain.code || '_' || known_org.code, 1, names, business, categories, chain.hub,
       authority_levels, steps, published_at, known_org.id, known_org.path
FROM chain JOIN known_org ON known_org.code = ANY (provinces) AND known_org.level = 'province'
WHERE in_force AND provinces IS NOT NULL;
UPDATE chain SET effective_until = (now() AT TIME ZONE 'Asia/Shanghai')::date
WHERE provinces IS NOT NULL AND effective_until IS NULL;
"""
FOR_ALL = "org_id IS NULL"
ABOVE = "starts_with(nullif(current_setting('xingtan.path_from', true), ''), org_path)"
SOMEBODY = (
    "coalesce(nullif(current_setting('xingtan.path_from', true), ''),"
    " nullif(current_setting('xingtan.account', true), '')) IS NOT NULL"
)
BY_THE_SYSTEM = f"{FOR_ALL} AND current_setting('xingtan.path_from', true) = '{ROOT}'"
READ, WRITE = f"({FOR_ALL} AND {SOMEBODY}) OR ({WITHIN}) OR {ABOVE}", f"({WITHIN}) OR ({BY_THE_SYSTEM})"


def upgrade() -> None:
    op.execute(COLUMNS)
    op.execute(OF_PROVINCES)
    op.execute("ALTER TABLE chain ENABLE ROW LEVEL SECURITY; ALTER TABLE chain FORCE ROW LEVEL SECURITY")
    for act in ACTS:
        op.execute(may(act, "chain", READ if act == "SELECT" else WRITE))


def downgrade() -> None:
    for act in ACTS:
        op.execute(f"DROP POLICY may_{act.lower()} ON chain")
    op.execute("ALTER TABLE chain NO FORCE ROW LEVEL SECURITY; ALTER TABLE chain DISABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE case_step DROP COLUMN unit")
    op.execute(
        "ALTER TABLE chain DROP COLUMN org_id, DROP COLUMN org_path, DROP COLUMN effective_from,"
        " DROP COLUMN effective_until, DROP COLUMN made_by, ALTER COLUMN in_force DROP DEFAULT"
    )

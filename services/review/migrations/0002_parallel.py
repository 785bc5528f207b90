"""Steps beside each other, conditions of chains, returns, withdrawals, batches, delegations, reviewers of each place.

`doors` are the paths of desks elsewhere in the tree that decide a step, such as a hub school's: they see the case too.
The teacher sees where the own file lies.
"""

from alembic import op

from services.common.database.territory import ROOT, path_range, policy

revision = "review_0002"
down_revision = "review_0001"
branch_labels = None
depends_on = "kit_0002"

CHAINS = """
ALTER TABLE chain
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN hub boolean,
    ADD COLUMN authority_levels text[],
    ADD COLUMN provinces text[];
"""
CASES = """
ALTER TABLE review_case
    ADD COLUMN category text NOT NULL DEFAULT '',
    ADD COLUMN department_id uuid,
    ADD COLUMN subject_sets text[] NOT NULL DEFAULT '{}',
    ADD COLUMN doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    ADD COLUMN withdrawn_by jsonb;
UPDATE review_case SET category = chain.categories[1] FROM chain WHERE chain.id = chain_id;
CREATE INDEX review_case_doors ON review_case USING gin (doors);

ALTER TABLE case_step
    ADD COLUMN subject_id uuid,
    ADD COLUMN position integer,
    ADD COLUMN role text,
    ADD COLUMN sets text[],
    ADD COLUMN moved jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN doors text[] COLLATE "C" NOT NULL DEFAULT '{}';
UPDATE case_step SET position = number, role = desk,
    subject_id = (SELECT subject_id FROM review_case WHERE id = case_id);
ALTER TABLE case_step
    ALTER COLUMN subject_id SET NOT NULL,
    ALTER COLUMN position SET NOT NULL,
    ALTER COLUMN role SET NOT NULL;

ALTER TABLE decision
    ADD COLUMN subject_id uuid,
    ADD COLUMN doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    ADD COLUMN for_person_id uuid,
    ADD COLUMN for_person text,
    ADD COLUMN annulled boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT decision_verdict_check,
    ADD CONSTRAINT decision_verdict_check CHECK (verdict IN ('approve', 'reject', 'return')),
    DROP CONSTRAINT decision_case_id_person_id_key;
UPDATE decision SET subject_id = (SELECT subject_id FROM review_case WHERE id = case_id);
ALTER TABLE decision ALTER COLUMN subject_id SET NOT NULL;
CREATE UNIQUE INDEX decision_once ON decision (case_id, person_id) WHERE NOT annulled AND verdict <> 'return';
CREATE UNIQUE INDEX decision_step ON decision (case_id, step) WHERE NOT annulled AND verdict <> 'return';
CREATE INDEX decision_case ON decision (case_id);
"""
PEOPLE = """
CREATE TABLE known_reviewers (
    org_id uuid PRIMARY KEY,
    reviewers jsonb NOT NULL,
    row_version integer NOT NULL
);

CREATE TABLE delegation (
    id uuid PRIMARY KEY,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    from_person_id uuid NOT NULL,
    from_person text NOT NULL,
    roles text[] NOT NULL,
    to_person_id uuid NOT NULL,
    to_person text NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL CHECK (until_at > from_at),
    note text,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (from_person_id <> to_person_id)
);
CREATE INDEX delegation_to ON delegation (to_person_id, until_at) WHERE revoked_at IS NULL;
CREATE INDEX delegation_org ON delegation (org_id, created_at, id);
"""
BATCHES = """
CREATE TABLE batch (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    person text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    verdict text NOT NULL,
    reasons jsonb NOT NULL,
    total integer NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX batch_own ON batch (account_id, created_at, id);

CREATE TABLE batch_case (
    batch_id uuid REFERENCES batch ON DELETE CASCADE,
    number integer,
    case_id uuid NOT NULL,
    done boolean,
    refusal jsonb,
    PRIMARY KEY (batch_id, number),
    UNIQUE (batch_id, case_id)
);
CREATE INDEX batch_case_ahead ON batch_case (batch_id, number) WHERE done IS NULL;
"""
AT_A_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"
OWN = "subject_id = nullif(current_setting('xingtan.teacher', true), '')::uuid"


SEE_ALL = "SELECT set_config('xingtan.path_from', '{}', true), set_config('xingtan.path_to', '{}', true)"


def upgrade() -> None:
    op.execute(SEE_ALL.format(*path_range(ROOT)))  # the policies hold for the owner too
    for tables in (CHAINS, CASES, PEOPLE, BATCHES):
        op.execute(tables)
    for table in ("review_case", "case_step", "decision"):
        op.execute(f"DROP POLICY territory ON {table}")
        op.execute(policy(table, or_else=f"{AT_A_DESK} OR {OWN}"))
    for table in ("delegation", "batch"):
        op.execute(policy(table))


def downgrade() -> None:
    op.execute(SEE_ALL.format(*path_range(ROOT)))
    op.execute("DROP TABLE batch_case, batch, delegation, known_reviewers")
    for table in ("review_case", "case_step", "decision"):
        op.execute(f"DROP POLICY territory ON {table}")
        op.execute(policy(table))
    op.execute("DROP INDEX decision_once, decision_step, decision_case, review_case_doors")
    op.execute("DELETE FROM decision WHERE annulled OR verdict = 'return'")
    op.execute(
        "ALTER TABLE decision DROP COLUMN subject_id, DROP COLUMN doors, DROP COLUMN for_person_id,"
        " DROP COLUMN for_person, DROP COLUMN annulled, DROP CONSTRAINT decision_verdict_check,"
        " ADD CONSTRAINT decision_verdict_check CHECK (verdict IN ('approve', 'reject')),"
        " ADD UNIQUE (case_id, person_id)"
    )
    op.execute(
        "ALTER TABLE case_step DROP COLUMN subject_id, DROP COLUMN position, DROP COLUMN role, DROP COLUMN sets,"
        " DROP COLUMN moved, DROP COLUMN doors"
    )
    op.execute(
        "ALTER TABLE review_case DROP COLUMN category, DROP COLUMN department_id, DROP COLUMN subject_sets,"
        " DROP COLUMN doors, DROP COLUMN withdrawn_by"
    )
    op.execute(
        "ALTER TABLE chain DROP COLUMN names, DROP COLUMN hub, DROP COLUMN authority_levels, DROP COLUMN provinces"
    )

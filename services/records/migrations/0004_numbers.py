"""Personal numbers: those of the province's people, and the ministry's half of the national check."""

from alembic import op

revision = "records_0004"
down_revision = "records_0003"
branch_labels = None
depends_on = None

# A number is never taken away: it ends, and stays with the person as an alias.
PROVINCE = """
CREATE TABLE personal_number (
    number_index bytea PRIMARY KEY,
    number text NOT NULL,
    shown text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('L', 'G', 'J')),
    teacher_id uuid NOT NULL REFERENCES teacher,
    issued_at timestamptz NOT NULL,
    ended_at timestamptz,
    why text CHECK (why IN ('formal', 'corrected')),
    CHECK ((ended_at IS NULL) = (why IS NULL))
);
CREATE UNIQUE INDEX personal_number_current ON personal_number (teacher_id) WHERE ended_at IS NULL;
CREATE INDEX personal_number_of ON personal_number (teacher_id);
REVOKE UPDATE, DELETE ON personal_number FROM xingtan_app, xingtan_job;
GRANT UPDATE (ended_at, why) ON personal_number TO xingtan_app, xingtan_job;

CREATE TABLE number_check (
    teacher_id uuid PRIMARY KEY REFERENCES teacher,
    ask integer NOT NULL,
    id_index bytea NOT NULL,
    asked_at timestamptz NOT NULL,
    decided_at timestamptz,
    verified text CHECK (verified IN ('passed', 'exempt')),
    reason text,
    holder text
);
REVOKE DELETE ON number_check FROM xingtan_app, xingtan_job;

CREATE INDEX teacher_problem ON teacher (org_path, seq) WHERE number_state = 'problem';
CREATE INDEX teacher_number_waits ON teacher (org_path) WHERE number_state IN ('temporary', 'checking');
"""

# The ministry's tables: no territory, and no way in but the functions below.
MINISTRY = """
CREATE TABLE national_person (
    id_index bytea PRIMARY KEY,
    site text,
    teacher_id uuid,
    division text,
    number text,
    claimed_at timestamptz,
    formal_at timestamptz,
    ended_at timestamptz
);
COMMENT ON TABLE national_person IS
    'Who holds an ID document: nobody, somebody whose identity is being checked, or (formal_at) somebody for good.';
CREATE UNIQUE INDEX national_person_current ON national_person (site, teacher_id) WHERE ended_at IS NULL;
CREATE INDEX national_person_of ON national_person (site, teacher_id);

CREATE TABLE national_check (
    site text,
    teacher_id uuid,
    ask integer NOT NULL,
    id_index bytea NOT NULL,
    division text NOT NULL,
    identity text,
    state text NOT NULL CHECK (state IN ('new', 'queued', 'behind', 'settling', 'decided')),
    asked_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    decided_at timestamptz,
    outcome text,
    verified text,
    reason text,
    PRIMARY KEY (site, teacher_id)
);
COMMENT ON COLUMN national_check.state IS
    'queued: holds the document, its identity is to be checked; behind: somebody else holds it and is being checked.';
CREATE INDEX national_check_due ON national_check (next_try_at) WHERE state = 'queued';
CREATE INDEX national_check_behind ON national_check (id_index) WHERE state = 'behind';

CREATE TABLE national_duplicate (
    site text,
    teacher_id uuid,
    ask integer,
    id_index bytea NOT NULL,
    holder_site text NOT NULL,
    holder_teacher_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (site, teacher_id, ask)
);
CREATE TABLE national_order (
    prefix text PRIMARY KEY,
    last integer NOT NULL
);
REVOKE ALL ON national_person, national_check, national_duplicate, national_order FROM xingtan_app, xingtan_job;
"""

TAKE = """
CREATE FUNCTION national_take(asker text, wanted jsonb, at timestamptz)
RETURNS TABLE (site text, teacher_id uuid, ask integer, division text, identity text, became text, holder text,
               number text, earlier text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO national_person AS held (id_index)
    SELECT decode(w.id_index, 'hex') FROM jsonb_to_recordset(wanted) AS w (id_index text)
    UNION
    SELECT c.id_index FROM jsonb_to_recordset(wanted) AS w (teacher_id uuid)
    JOIN national_check c ON c.site = asker AND c.teacher_id = w.teacher_id
    ORDER BY 1
    ON CONFLICT (id_index) DO UPDATE SET site = held.site;

    INSERT INTO national_check AS known (site, teacher_id, ask, id_index, division, identity, state, asked_at)
    SELECT DISTINCT ON (w.teacher_id)
        asker, w.teacher_id, w.ask, decode(w.id_index, 'hex'), w.division, w.identity, 'new', at
    FROM jsonb_to_recordset(wanted)
        AS w (teacher_id uuid, ask integer, id_index text, division text, identity text)
    ORDER BY w.teacher_id, w.ask DESC
    ON CONFLICT (site, teacher_id) DO UPDATE SET
        ask = excluded.ask, id_index = excluded.id_index, division = excluded.division, state = 'new',
        identity = excluded.identity, asked_at = excluded.asked_at, attempts = 0, next_try_at = NULL,
        decided_at = NULL, outcome = NULL, verified = NULL, reason = NULL
    WHERE known.ask < excluded.ask;

    UPDATE national_person held SET ended_at = at
    FROM national_check c
    WHERE c.site = asker AND c.state = 'new' AND held.site = asker AND held.teacher_id = c.teacher_id
        AND held.ended_at IS NULL AND held.formal_at IS NOT NULL AND held.id_index <> c.id_index;
    PERFORM national_pass_on(ARRAY(
        SELECT held.id_index FROM national_person held JOIN national_check c USING (site, teacher_id)
        WHERE c.site = asker AND c.state = 'new' AND held.formal_at IS NULL AND held.id_index <> c.id_index
    ), at);

    UPDATE national_person held SET site = asker, teacher_id = mine.teacher_id, division = mine.division,
        claimed_at = coalesce(held.claimed_at, at), ended_at = NULL
    FROM (
        SELECT DISTINCT ON (c.id_index) c.id_index, c.teacher_id, c.division FROM national_check c
        WHERE c.site = asker AND c.state = 'new' ORDER BY c.id_index, c.teacher_id
    ) mine
    WHERE held.id_index = mine.id_index
        AND (held.teacher_id IS NULL OR (held.site, held.teacher_id) = (asker, mine.teacher_id));

    UPDATE national_check c SET
        state = CASE WHEN (held.site, held.teacher_id) = (c.site, c.teacher_id) THEN 'queued'
                     WHEN held.formal_at IS NULL THEN 'behind' ELSE 'settling' END,
        next_try_at = at
    FROM national_person held WHERE c.site = asker AND c.state = 'new' AND held.id_index = c.id_index;

    RETURN QUERY
    SELECT c.site, c.teacher_id, c.ask, c.division, c.identity,
        CASE c.state WHEN 'settling' THEN 'duplicate' ELSE c.state END,
        CASE c.state WHEN 'settling' THEN held.division END,
        CASE c.state WHEN 'queued' THEN held.number END,
        (SELECT old.number FROM national_person old
         WHERE (old.site, old.teacher_id) = (c.site, c.teacher_id) AND old.id_index <> c.id_index
         ORDER BY old.ended_at DESC LIMIT 1)
    FROM national_check c JOIN national_person held USING (id_index)
    JOIN jsonb_to_recordset(wanted) AS w (teacher_id uuid, ask integer)
        ON w.teacher_id = c.teacher_id AND w.ask = c.ask
    WHERE c.site = asker AND c.asked_at = at AND c.state IN ('queued', 'behind', 'settling');
    PERFORM national_refuse_duplicates(at);
END $$;
COMMENT ON FUNCTION national_take IS
    'Takes what a site asks: each document is claimed for one person in the country. Whoever asks for one that is held '
    'for good is a duplicate at once; whoever asks for one whose holder is being checked waits behind. Older questions '
    'are passed over.';
"""

SETTLE = """
-- Whoever changes anything about a document holds its row of national_person first, and takes all that it needs in one
-- order: so nobody waits in a circle. National_take does it while it makes the rows.
CREATE FUNCTION national_hold(checks jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT 1 FROM national_person WHERE id_index IN (
        SELECT c.id_index FROM national_check c
        JOIN jsonb_to_recordset(checks) AS w (site text, teacher_id uuid, ask integer) USING (site, teacher_id, ask)
    ) ORDER BY id_index FOR UPDATE
$$;

CREATE FUNCTION national_pass_on(freed bytea[], at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH next AS (
        SELECT DISTINCT ON (id_index) id_index, site, teacher_id, division FROM national_check
        WHERE state = 'behind' AND id_index = ANY (freed) ORDER BY id_index, asked_at, site, teacher_id
    ), held AS (
        UPDATE national_person SET site = next.site, teacher_id = next.teacher_id, division = next.division,
            claimed_at = at
        FROM unnest(freed) AS f (id_index) LEFT JOIN next USING (id_index)
        WHERE national_person.id_index = f.id_index AND national_person.formal_at IS NULL
    )
    UPDATE national_check SET state = 'queued', next_try_at = at
    FROM next WHERE (national_check.site, national_check.teacher_id) = (next.site, next.teacher_id)
$$;
COMMENT ON FUNCTION national_pass_on IS
    'Gives documents that nobody has for good to whoever waited longest, who is checked now; else to nobody.';

CREATE FUNCTION national_refuse_duplicates(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH refused AS (
        UPDATE national_check SET state = 'decided', outcome = 'problem', reason = 'duplicate', decided_at = at,
            identity = NULL
        WHERE state = 'settling' RETURNING site, teacher_id, ask, id_index
    )
    INSERT INTO national_duplicate
    SELECT refused.site, refused.teacher_id, refused.ask, id_index, held.site, held.teacher_id, at
    FROM refused JOIN national_person held USING (id_index)
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION national_settle(results jsonb, at timestamptz)
RETURNS TABLE (site text, teacher_id uuid, ask integer, outcome text, number text, verified text, reason text,
               holder text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
    decided bytea[];
    duplicates jsonb;
BEGIN
    PERFORM national_hold(results);

    WITH now_decided AS (
        UPDATE national_check c SET state = 'decided', outcome = r.outcome, verified = r.verified, reason = r.reason,
            decided_at = at, identity = NULL
        FROM jsonb_to_recordset(results)
            AS r (site text, teacher_id uuid, ask integer, outcome text, verified text, reason text)
        WHERE (c.site, c.teacher_id, c.ask) = (r.site, r.teacher_id, r.ask) AND c.state = 'queued'
        RETURNING c.id_index
    )
    SELECT array_agg(id_index ORDER BY id_index) INTO decided FROM now_decided;

    UPDATE national_person held SET number = r.number, formal_at = coalesce(held.formal_at, at)
    FROM jsonb_to_recordset(results) AS r (site text, teacher_id uuid, outcome text, number text)
    WHERE held.id_index = ANY (decided) AND (held.site, held.teacher_id) = (r.site, r.teacher_id)
        AND r.outcome = 'formal';
    PERFORM national_pass_on(ARRAY(
        SELECT held.id_index FROM national_person held WHERE held.id_index = ANY (decided) AND held.formal_at IS NULL
    ), at);

    UPDATE national_check c SET state = 'settling'
    FROM national_person held
    WHERE held.id_index = ANY (decided) AND held.formal_at IS NOT NULL AND c.id_index = held.id_index
        AND c.state = 'behind';
    RETURN QUERY
    SELECT c.site, c.teacher_id, c.ask, 'problem', NULL::text, NULL::text, 'duplicate', held.division
    FROM national_check c JOIN national_person held USING (id_index) WHERE c.state = 'settling';
    PERFORM national_refuse_duplicates(at);
    RETURN QUERY
    SELECT c.site, c.teacher_id, c.ask, c.outcome, held.number, c.verified, c.reason, NULL::text
    FROM national_check c JOIN jsonb_to_recordset(results) AS r (site text, teacher_id uuid, ask integer)
        USING (site, teacher_id, ask)
    LEFT JOIN national_person held
        ON c.outcome = 'formal' AND (held.id_index, held.site, held.teacher_id) = (c.id_index, c.site, c.teacher_id)
    WHERE c.id_index = ANY (decided) AND c.decided_at = at;
END $$;
COMMENT ON FUNCTION national_settle IS
    'Writes down how checks ended and returns what is to be told, to those too who waited behind. An end that was '
    'written down before, or is about an older question, is passed over.';
"""

QUEUE = """
CREATE FUNCTION national_due(how_many integer, at timestamptz)
RETURNS TABLE (site text, teacher_id uuid, ask integer, division text, identity text, attempts integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT site, teacher_id, ask, division, identity, attempts FROM national_check
    WHERE state = 'queued' AND next_try_at <= at ORDER BY next_try_at LIMIT how_many
$$;
COMMENT ON FUNCTION national_due IS 'Checks that are due, the longest waiting first.';

CREATE FUNCTION national_postpone(checks jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT national_hold(checks);
    UPDATE national_check c SET attempts = p.attempts, next_try_at = p.next_try_at
    FROM jsonb_to_recordset(checks)
        AS p (site text, teacher_id uuid, ask integer, attempts integer, next_try_at timestamptz)
    WHERE (c.site, c.teacher_id, c.ask) = (p.site, p.teacher_id, p.ask) AND c.state = 'queued'
$$;

CREATE FUNCTION national_order_of(wanted text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    INSERT INTO national_order AS known VALUES (wanted, 0)
    ON CONFLICT (prefix) DO UPDATE SET last = known.last + 1 RETURNING last
$$;
COMMENT ON FUNCTION national_order_of IS 'The next order number within a division and birth date; none comes twice.';
"""
FUNCTIONS = "national_take, national_settle, national_due, national_postpone, national_order_of"
WITHIN = "national_hold, national_pass_on, national_refuse_duplicates"


def upgrade() -> None:
    op.execute(PROVINCE)
    for table in ("personal_number", "number_check"):
        op.execute(_follows_teacher(table))
    for part in (MINISTRY, SETTLE, TAKE, QUEUE):
        op.execute(part)
    op.execute(f"REVOKE ALL ON FUNCTION {FUNCTIONS}, {WITHIN} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO xingtan_app, xingtan_job")


def _follows_teacher(table: str) -> str:
    """A row is in sight exactly when the teacher's is."""
    door = f"EXISTS (SELECT 1 FROM teacher WHERE teacher.id = {table}.teacher_id)"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY follows ON {table} FOR ALL USING ({door}) WITH CHECK ({door})"
    )


def downgrade() -> None:
    op.execute(f"DROP FUNCTION {FUNCTIONS}, {WITHIN}")
    op.execute("DROP TABLE national_order, national_duplicate, national_check, national_person")
    op.execute("DROP TABLE number_check, personal_number")
    op.execute("DROP INDEX teacher_problem, teacher_number_waits")

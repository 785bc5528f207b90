"""Projects of training, who is in them, what it brought them, the credits confirmed (R-TRN-01..05, -09)."""

from alembic import op

from services.common.database.territory import ACTS, WITHIN, may, policy

revision = "training_0001"
down_revision = None
branch_labels = ("training",)
depends_on = "kit_0010"

PROJECT = """
CREATE TABLE project (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    row_version integer NOT NULL DEFAULT 1,
    state text NOT NULL CHECK (state IN ('draft', 'reviewed', 'refused', 'open', 'cancelled', 'closed')),
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    office_id uuid NOT NULL,
    office_path text COLLATE "C" NOT NULL,
    level text NOT NULL CHECK (level IN ('ministry', 'province', 'city', 'county', 'school')),
    category text NOT NULL,
    year integer NOT NULL,
    name text NOT NULL,
    mode text NOT NULL,
    content text NOT NULL,
    hours numeric(8, 2) NOT NULL CHECK (hours > 0),
    places integer CHECK (places >= 0),
    institution_id uuid,
    institution_name text,
    institution_path text COLLATE "C",
    directions text[] NOT NULL,
    enrol_from timestamptz NOT NULL,
    enrol_until timestamptz NOT NULL,
    start date NOT NULL,
    finish date NOT NULL,
    results_due date NOT NULL,
    attributes jsonb NOT NULL DEFAULT '{}',
    notes text,
    round integer NOT NULL DEFAULT 1,
    results_state text NOT NULL DEFAULT 'none'
        CHECK (results_state IN ('none', 'submitted', 'returned', 'sent', 'confirmed')),
    results_at timestamptz,
    results_by uuid,
    overdue_told_for date,
    person_id uuid NOT NULL,
    person text NOT NULL,
    case_id uuid,
    case_version integer NOT NULL DEFAULT 0,
    desk_ids uuid[] NOT NULL DEFAULT '{}',
    desk_roles text[] NOT NULL DEFAULT '{}',
    doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    waiting_since timestamptz,
    due_at timestamptz,
    why text,
    happened jsonb NOT NULL DEFAULT '[]',
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK (enrol_until > enrol_from),
    CHECK (finish >= start),
    CHECK (results_due >= finish),
    CHECK ((institution_id IS NULL) = (institution_path IS NULL))
);
CREATE UNIQUE INDEX project_seq ON project (seq);
CREATE UNIQUE INDEX project_case ON project (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX project_owner ON project (org_path, seq);
CREATE INDEX project_institution ON project (institution_path, seq) WHERE institution_path IS NOT NULL;
CREATE INDEX project_office ON project (office_id) WHERE results_state = 'submitted';
CREATE INDEX project_due ON project (results_due, id) WHERE state = 'open' AND results_state IN ('none', 'returned');
ALTER TABLE project ENABLE ROW LEVEL SECURITY;
ALTER TABLE project FORCE ROW LEVEL SECURITY;

CREATE TABLE quota (
    project_id uuid NOT NULL REFERENCES project,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    owner_path text COLLATE "C" NOT NULL,
    places integer CHECK (places >= 0),
    by_org_id uuid NOT NULL,
    by_org_name text NOT NULL,
    by_path text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, org_id)
);
CREATE TABLE quota_division (
    project_id uuid NOT NULL REFERENCES project,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    row_version integer NOT NULL,
    person text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (project_id, org_id)
);
COMMENT ON TABLE quota_division IS 'Offices that divided their places among those below them.';
ALTER TABLE quota_division ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_division FORCE ROW LEVEL SECURITY;
ALTER TABLE quota ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN quota.places IS '0 is nobody, NULL is no limit.';

CREATE TABLE enrolment (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    row_version integer NOT NULL DEFAULT 1,
    project_id uuid NOT NULL REFERENCES project,
    teacher_id uuid NOT NULL,
    name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    owner_path text COLLATE "C" NOT NULL,
    institution_path text COLLATE "C",
    direction text NOT NULL CHECK (direction IN ('sent', 'applied', 'free')),
    round integer NOT NULL,
    state text NOT NULL CHECK (state IN ('applied', 'accepted', 'waiting', 'declined', 'withdrawn', 'replaced')),
    start date NOT NULL,
    finish date NOT NULL,
    in_person boolean NOT NULL,
    replaces_id uuid REFERENCES enrolment,
    person_id uuid NOT NULL,
    person text NOT NULL,
    by_org_id uuid NOT NULL,
    by_org_name text NOT NULL,
    entered_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    why text
);
CREATE UNIQUE INDEX enrolment_seq ON enrolment (seq);
CREATE UNIQUE INDEX enrolment_once ON enrolment (project_id, teacher_id)
    WHERE state IN ('applied', 'accepted', 'waiting');
CREATE UNIQUE INDEX enrolment_replaces ON enrolment (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX enrolment_project ON enrolment (project_id, seq);
CREATE INDEX enrolment_teacher ON enrolment (teacher_id, start);
CREATE INDEX enrolment_place ON enrolment (org_path, seq);
ALTER TABLE enrolment ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment FORCE ROW LEVEL SECURITY;
"""
RESULT = """
CREATE TABLE result (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    row_version integer NOT NULL DEFAULT 1,
    subject_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    source text NOT NULL CHECK (source IN ('project', 'claim', 'national')),
    state text NOT NULL CHECK (state IN
        ('entered', 'submitted', 'returned', 'sent', 'refused', 'confirmed', 'revoked', 'superseded')),
    project_id uuid REFERENCES project,
    enrolment_id uuid REFERENCES enrolment,
    origin_id uuid,
    origin_version integer,
    teacher_id uuid NOT NULL,
    name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    office_id uuid NOT NULL,
    office_path text COLLATE "C" NOT NULL,
    institution_path text COLLATE "C",
    training jsonb NOT NULL,
    first_day date NOT NULL,
    finished date NOT NULL CHECK (finished >= first_day),
    hours numeric(8, 2) CHECK (hours >= 0),
    planned numeric(8, 2),
    absent numeric(8, 2) CHECK (absent >= 0),
    grade text,
    reviewed numeric(8, 2) CHECK (reviewed >= 0),
    attributes jsonb NOT NULL DEFAULT '{}',
    measures jsonb NOT NULL DEFAULT '{}',
    certificate text,
    sampled boolean NOT NULL DEFAULT false,
    looked_by text,
    why text,
    person_id uuid NOT NULL,
    person text NOT NULL,
    entered_at timestamptz NOT NULL,
    submitted_by uuid,
    submitted_at timestamptz,
    decided_by text,
    decided_at timestamptz,
    UNIQUE (subject_id, number)
);
CREATE UNIQUE INDEX result_seq ON result (seq);
CREATE UNIQUE INDEX result_current ON result (subject_id) WHERE state NOT IN ('superseded', 'revoked');
CREATE UNIQUE INDEX result_origin ON result (origin_id) WHERE origin_id IS NOT NULL;
CREATE UNIQUE INDEX result_certificate ON result (certificate, number) WHERE certificate IS NOT NULL;
CREATE INDEX result_project ON result (project_id, seq) WHERE project_id IS NOT NULL;
CREATE INDEX result_teacher ON result (teacher_id, finished);
CREATE INDEX result_received ON result (office_id, (training->>'project_id')) WHERE source = 'national';
CREATE INDEX result_place ON result (org_path, teacher_id);
CREATE INDEX result_office ON result (office_path, seq) WHERE state = 'submitted';
ALTER TABLE result ENABLE ROW LEVEL SECURITY;
ALTER TABLE result FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN result.subject_id IS 'Of what it is a result: the enrolment, the claim, or that of the ministry.';

CREATE TABLE national_result (
    result_id uuid PRIMARY KEY REFERENCES result,
    project_id uuid NOT NULL REFERENCES project,
    sent_at timestamptz NOT NULL,
    version integer NOT NULL,
    province_id uuid,
    province_name text,
    arrived_at timestamptz,
    state text,
    credits numeric(12, 2),
    settled_at timestamptz
);
CREATE INDEX national_result_project ON national_result (project_id, province_id);
COMMENT ON TABLE national_result IS 'What the ministry knows of the results that it sent to provinces.';
COMMENT ON COLUMN national_result.version IS 'Of the result as it was sent last; what is said of earlier ones is late.';

CREATE TABLE credit_tally (
    org_id uuid PRIMARY KEY,
    org_path text COLLATE "C" NOT NULL,
    teachers integer NOT NULL,
    behind integer NOT NULL,
    on_the_way integer NOT NULL,
    done integer NOT NULL,
    counted_at timestamptz NOT NULL
);
CREATE INDEX credit_tally_place ON credit_tally (org_path);
COMMENT ON TABLE credit_tally IS 'How the teachers of a school stood when they were counted last.';

CREATE TABLE credit_account (
    teacher_id uuid PRIMARY KEY,
    confirmations integer NOT NULL DEFAULT 0
);

CREATE TABLE credit (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    result_id uuid NOT NULL REFERENCES result,
    subject_id uuid NOT NULL,
    reverses_id uuid REFERENCES credit,
    teacher_id uuid NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    office_id uuid NOT NULL,
    office_path text COLLATE "C" NOT NULL,
    finished date NOT NULL,
    training jsonb NOT NULL,
    rule text NOT NULL,
    version text NOT NULL,
    version_id uuid NOT NULL,
    kind text NOT NULL,
    kept numeric(12, 2) NOT NULL,
    amounts jsonb NOT NULL,
    programme text,
    counts text NOT NULL,
    derivation jsonb NOT NULL,
    confirmed_by text NOT NULL,
    confirmed_by_id uuid NOT NULL,
    confirmed_at_org text NOT NULL,
    confirmed_at timestamptz NOT NULL,
    why text,
    UNIQUE (teacher_id, number)
);
CREATE UNIQUE INDEX credit_seq ON credit (seq);
CREATE UNIQUE INDEX credit_result ON credit (result_id) WHERE reverses_id IS NULL;
CREATE UNIQUE INDEX credit_reversed ON credit (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX credit_subject ON credit (subject_id);
CREATE INDEX credit_teacher ON credit (teacher_id, finished);
CREATE INDEX credit_place ON credit (org_path, seq);
CREATE INDEX credit_office ON credit (office_path, seq);
ALTER TABLE credit ENABLE ROW LEVEL SECURITY;
ALTER TABLE credit FORCE ROW LEVEL SECURITY;
"""
HERE = "nullif(current_setting('xingtan.path_from', true), '')"
ME = "nullif(current_setting('xingtan.teacher', true), '')::uuid"
OWN = f"teacher_id = {ME}"
AT_INSTITUTION = f"institution_path = {HERE}"
AT_DESK = "doors && ARRAY[current_setting('xingtan.path_from', true)]"
# What is published is for those below who have teachers, or manage who has; an institution sees what it holds.
HAS_TEACHERS = f"EXISTS (SELECT FROM known_org o WHERE o.path = {HERE} AND o.level NOT IN ('training', 'affiliated'))"
BELOW = (
    f"state IN ('open', 'closed', 'cancelled') AND ((starts_with({HERE}, org_path) AND {HAS_TEACHERS}) OR EXISTS ("
    f"SELECT FROM known_teacher t WHERE t.id = {ME} AND starts_with(t.org_path, project.org_path)))"
)
QUOTA_BELOW = f"starts_with({HERE}, org_path)"


def _within(column: str) -> str:
    return f"({WITHIN.replace('org_path', column)})"


# How full a project is, and what else somebody does on the same days: numbers and names of trainings, and nothing more,
# for whoever may see only a part of its people.
FULL = """
CREATE FUNCTION places_of(wanted uuid) RETURNS TABLE (
    org_id uuid, org_path text, places integer, taken bigint, waiting bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT q.org_id, q.org_path, q.places, count(*) FILTER (WHERE e.state = 'accepted'),
        count(*) FILTER (WHERE e.state = 'waiting')
        FROM (SELECT quota.org_id, quota.org_path, quota.places FROM quota WHERE quota.project_id = wanted
            UNION ALL SELECT NULL, '', (SELECT p.places FROM project p WHERE p.id = wanted)) q
        LEFT JOIN enrolment e ON e.project_id = wanted AND e.state IN ('accepted', 'waiting')
            AND starts_with(e.org_path, q.org_path)
        GROUP BY q.org_id, q.org_path, q.places;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION places_of IS 'By area with a quota, and in all, where org_id is NULL.';
REVOKE ALL ON FUNCTION places_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION places_of TO xingtan_app, xingtan_job;

CREATE FUNCTION other_trainings(wanted uuid[], first date, last date, besides uuid)
RETURNS TABLE (teacher_id uuid, project_name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT e.teacher_id, min(p.name) FROM enrolment e JOIN project p ON p.id = e.project_id
        WHERE e.teacher_id = ANY (wanted) AND e.state = 'accepted' AND e.in_person AND e.project_id <> besides
        AND p.state = 'open' AND e.start <= last AND e.finish >= first GROUP BY e.teacher_id;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
REVOKE ALL ON FUNCTION other_trainings FROM PUBLIC;

CREATE FUNCTION enrolled_in(wanted uuid, people uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT DISTINCT asked.id FROM unnest(people) asked (id)
        CROSS JOIN LATERAL (
            SELECT asked.id UNION ALL SELECT lost.id FROM known_teacher lost WHERE lost.merged_into = asked.id) own
        JOIN enrolment e ON e.teacher_id = own.id
        WHERE e.project_id = wanted AND e.state IN ('applied', 'waiting', 'accepted');
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION enrolled_in IS 'Who is in a project already, wherever the file was then, joined ones too.';
REVOKE ALL ON FUNCTION enrolled_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enrolled_in TO xingtan_app, xingtan_job;
GRANT EXECUTE ON FUNCTION other_trainings TO xingtan_app, xingtan_job;
"""

# Where files are now, and what was ever confirmed of somebody: no more than an office needs that credits a result of
# somebody whose file went to another territory meanwhile.
ELSEWHERE = """
CREATE FUNCTION places_of_files(wanted uuid[]) RETURNS TABLE (teacher_id uuid, org_id uuid, org_path text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT own.id, t.org_id, t.org_path FROM known_teacher own
        JOIN known_teacher t ON t.id = coalesce(own.merged_into, own.id) WHERE own.id = ANY (wanted);
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
REVOKE ALL ON FUNCTION places_of_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION places_of_files TO xingtan_app, xingtan_job;

CREATE FUNCTION files_of_people(wanted uuid[]) RETURNS TABLE (teacher_id uuid, kept_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY WITH kept AS (
            SELECT DISTINCT coalesce(t.merged_into, t.id) AS id FROM known_teacher t WHERE t.id = ANY (wanted))
        SELECT kept.id, kept.id FROM kept
        UNION ALL SELECT lost.id, lost.merged_into FROM known_teacher lost JOIN kept ON lost.merged_into = kept.id;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION files_of_people IS 'All files of the people of these, those that were joined with another too.';
REVOKE ALL ON FUNCTION files_of_people FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files_of_people TO xingtan_app, xingtan_job;

CREATE FUNCTION confirmed_credits(wanted uuid[]) RETURNS TABLE (
    teacher_id uuid, subject_id uuid, finished date, number integer, rule text, version text, kind text, kept numeric,
    amounts jsonb, programme text, counts text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT c.teacher_id, c.subject_id, c.finished, c.number, c.rule, c.version, c.kind, c.kept, c.amounts,
        c.programme, c.counts
        FROM credit c WHERE c.teacher_id = ANY (wanted) AND c.reverses_id IS NULL
        AND NOT EXISTS (SELECT FROM credit r WHERE r.reverses_id = c.id)
        ORDER BY c.teacher_id, c.number;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
REVOKE ALL ON FUNCTION confirmed_credits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirmed_credits TO xingtan_app, xingtan_job;
"""

# An account is whole wherever its owner was before: for whoever may see the file now, and for its owner.
WHOLE = """
CREATE FUNCTION results_of(wanted uuid[]) RETURNS SETOF result
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    me uuid := nullif(current_setting('xingtan.teacher', true), '')::uuid;
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT r.* FROM known_teacher t
        CROSS JOIN LATERAL (
            SELECT t.id UNION ALL SELECT lost.id FROM known_teacher lost WHERE lost.merged_into = t.id) own
        JOIN result r ON r.teacher_id = own.id
        WHERE t.id = ANY (wanted) AND r.state NOT IN ('entered', 'superseded')
        AND (t.id = me OR (t.org_path >= nullif(was_from, '') AND t.org_path < nullif(was_to, '')));
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
REVOKE ALL ON FUNCTION results_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION results_of TO xingtan_app, xingtan_job;

CREATE FUNCTION credits_of(wanted uuid[]) RETURNS SETOF credit
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    me uuid := nullif(current_setting('xingtan.teacher', true), '')::uuid;
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    RETURN QUERY SELECT c.* FROM known_teacher t
        CROSS JOIN LATERAL (
            SELECT t.id UNION ALL SELECT lost.id FROM known_teacher lost WHERE lost.merged_into = t.id) own
        JOIN credit c ON c.teacher_id = own.id
        WHERE t.id = ANY (wanted)
        AND (t.id = me OR (t.org_path >= nullif(was_from, '') AND t.org_path < nullif(was_to, '')));
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
REVOKE ALL ON FUNCTION credits_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credits_of TO xingtan_app, xingtan_job;
"""


def upgrade() -> None:
    op.execute(PROJECT)
    op.execute(RESULT)
    op.execute(FULL)
    op.execute(ELSEWHERE)
    op.execute(WHOLE)
    op.execute(f"CREATE POLICY own ON known_teacher FOR SELECT USING (id = {ME})")
    op.execute(may("SELECT", "project", f"{_within('org_path')} OR {AT_INSTITUTION} OR {AT_DESK} OR ({BELOW})"))
    op.execute(may("SELECT", "quota", f"{_within('owner_path')} OR {_within('org_path')} OR {QUOTA_BELOW}"))
    sides = f"{_within('org_path')} OR {_within('owner_path')}"
    op.execute(may("SELECT", "enrolment", f"{sides} OR {AT_INSTITUTION} OR {OWN}"))
    op.execute(may("INSERT", "enrolment", f"{sides} OR {OWN}"))
    op.execute(may("UPDATE", "enrolment", f"{sides} OR {OWN}"))
    offices = f"{_within('org_path')} OR {_within('office_path')}"
    op.execute(may("SELECT", "result", f"{offices} OR {AT_INSTITUTION} OR {OWN}"))
    for act in ("INSERT", "UPDATE"):
        op.execute(may(act, "result", f"{_within('office_path')} OR {AT_INSTITUTION}"))
    op.execute(policy("credit_tally"))
    op.execute(may("SELECT", "credit", f"{offices} OR {OWN}"))
    op.execute(may("INSERT", "credit", _within("office_path")))
    for act in set(ACTS) - {"SELECT"}:
        op.execute(may(act, "quota", f"{_within('owner_path')} OR {_within('by_path')}"))
    op.execute(policy("quota_division"))
    op.execute(may("INSERT", "project", _within("org_path")))
    op.execute(may("UPDATE", "project", f"{_within('org_path')} OR {AT_INSTITUTION}"))


def downgrade() -> None:
    op.execute("DROP POLICY own ON known_teacher")
    op.execute("DROP FUNCTION results_of, credits_of")
    op.execute("DROP FUNCTION places_of, other_trainings, enrolled_in")
    op.execute("DROP FUNCTION places_of_files, files_of_people, confirmed_credits")
    op.execute("DROP TABLE credit, credit_account, credit_tally, national_result, result, enrolment")
    op.execute("DROP TABLE quota_division, quota, project")

"""Who held a file from when until when, what became of each hand-over, and the narrow doors to both (R-MOB-01).

A school that held a file once sees it as of its last day there, and nothing later: `former_versions` and
`former_held_files` open that much of the history and no more. Whoever looks for somebody to be transferred asks
`file_to_transfer`, in the own province alone; misses are counted by person.
"""

from alembic import op

from services.common.database.territory import ROOT, WITHIN, may, path_range

revision = "records_0034"
down_revision = "records_0033"
branch_labels = None
depends_on = None

START, END = path_range(ROOT)
# `facts` are what else a list and a sheet say of the file, as it was on the last day.
TABLES = """
CREATE TABLE file_holder (
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    number integer NOT NULL,
    org_id uuid NOT NULL,
    org_name text NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    held_from timestamptz NOT NULL,
    held_until timestamptz,
    ref uuid,
    went_to text,
    name text,
    category text NOT NULL,
    id_index bytea,
    facts jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (teacher_id, number),
    CHECK ((held_until IS NULL) = (ref IS NULL))
);
CREATE INDEX file_holder_document ON file_holder (id_index) WHERE held_until IS NOT NULL;
CREATE INDEX file_holder_former ON file_holder (org_path, held_until, teacher_id) WHERE held_until IS NOT NULL;
COMMENT ON TABLE file_holder IS 'The schools of a file in order; the last one holds it now. Only hand-overs write it.';
CREATE TABLE hand_over (
    ref uuid PRIMARY KEY,
    teacher_id uuid NOT NULL,
    answer jsonb NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE hand_over IS 'What became of each hand-over: the same one again is answered as before.';
CREATE TABLE seek_miss (
    person_id uuid NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX seek_miss_person ON seek_miss (person_id, at);
REVOKE ALL ON seek_miss FROM xingtan_app, xingtan_job;
"""
WHOLE_SITE = (
    f"current_setting('xingtan.path_from', true) = '{START}' AND current_setting('xingtan.path_to', true) = '{END}'"
)
AS_SITE = f"PERFORM set_config('xingtan.path_from', '{START}', true), set_config('xingtan.path_to', '{END}', true)"
AS_BEFORE = "PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true)"
WAS = """
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
"""
FORMER = f"""
CREATE FUNCTION former_versions(wanted uuid, last_day timestamptz) RETURNS SETOF version
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE {WAS}
BEGIN
    IF NOT EXISTS (SELECT FROM file_holder h WHERE h.teacher_id = wanted AND h.held_until = last_day) THEN
        RETURN;
    END IF;
    {AS_SITE};
    RETURN QUERY SELECT v.* FROM version v WHERE v.teacher_id = wanted AND v.known_from < last_day
        AND (v.known_to IS NULL OR v.known_to >= last_day);
    {AS_BEFORE};
END $$;
COMMENT ON FUNCTION former_versions IS 'What a file said on the last day of somebody in sight who held it then.';
CREATE FUNCTION former_held_files(wanted uuid, last_day timestamptz) RETURNS SETOF held_file
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE {WAS}
BEGIN
    IF NOT EXISTS (SELECT FROM file_holder h WHERE h.teacher_id = wanted AND h.held_until = last_day) THEN
        RETURN;
    END IF;
    {AS_SITE};
    RETURN QUERY SELECT f.* FROM held_file f WHERE f.teacher_id = wanted AND f.added_at < last_day;
    {AS_BEFORE};
END $$;
COMMENT ON FUNCTION former_held_files IS 'The photo and evidence that were there on that day.';
"""
# Of a file that was merged into another, that one is meant.
SEEKING = f"""
CREATE FUNCTION file_to_transfer(wanted_id bytea, wanted_number bytea)
RETURNS TABLE (id uuid, name text, org_id uuid, org_path text, category text, stage text, personnel_status text,
               holds jsonb)
LANGUAGE plpgsql SET search_path = public AS $$
#variable_conflict use_column
DECLARE {WAS}
    province text := split_part(was_from, '/', 1) || '/'
        || CASE WHEN split_part(was_from, '/', 2) = '' THEN '' ELSE split_part(was_from, '/', 2) || '/' END;
BEGIN
    IF was_from = '' THEN
        RETURN;
    END IF;
    PERFORM set_config('xingtan.path_from', province, true),
        set_config('xingtan.path_to', left(province, -1) || '0', true);
    RETURN QUERY
    WITH RECURSIVE way AS (
        SELECT t.id, t.merged_into FROM teacher t
        WHERE t.id_index = wanted_id
            OR t.id = (SELECT n.teacher_id FROM personal_number n WHERE n.number_index = wanted_number)
        UNION SELECT t.id, t.merged_into FROM way JOIN teacher t ON t.id = way.merged_into
    )
    SELECT t.id, t.name, t.org_id, t.org_path, t.category, t.stage, t.personnel_status,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'ref', h.ref) ORDER BY h.taken_at), '[]')
         FROM file_hold h WHERE h.teacher_id = t.id)
    FROM way JOIN teacher t USING (id) WHERE way.merged_into IS NULL;
    {AS_BEFORE};
END $$;
COMMENT ON FUNCTION file_to_transfer IS
    'Who has this ID document or personal number in the province of whoever asks: what is needed to say whether a '
    'transfer can begin. The asker is told name, school and status alone.';
CREATE FUNCTION seek_misses(person uuid, since timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('seek ' || person, 0));
    RETURN (SELECT count(*) FROM seek_miss WHERE person_id = person AND at > since);
END $$;
COMMENT ON FUNCTION seek_misses IS 'How often somebody looked for nobody; one looking at a time.';
CREATE FUNCTION note_seek_miss(person uuid, missed_at timestamptz, since timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    DELETE FROM seek_miss WHERE person_id = person AND at <= since;
    INSERT INTO seek_miss VALUES (person, missed_at);
$$;
"""
FUNCTIONS = "former_versions, former_held_files, file_to_transfer, seek_misses, note_seek_miss"


def upgrade() -> None:
    op.execute(TABLES)
    for table in ("file_holder", "hand_over"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for act in ("INSERT", "UPDATE", "DELETE"):
            op.execute(may(act, table, WHOLE_SITE))
    op.execute(may("SELECT", "file_holder", WITHIN))
    op.execute(may("SELECT", "hand_over", WHOLE_SITE))
    op.execute(FORMER)
    op.execute(SEEKING)
    op.execute(f"REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO xingtan_app, xingtan_job")


def downgrade() -> None:
    op.execute(f"DROP FUNCTION {FUNCTIONS}")
    op.execute("DROP TABLE seek_miss, hand_over, file_holder")

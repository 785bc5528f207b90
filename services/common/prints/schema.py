"""The SQL of the table of prints and of its one public door, as the migrations of a service that prints make it."""

from services.common.database.territory import ROOT, path_range, policy

OWN = "account_id = nullif(current_setting('xingtan.account', true), '')::uuid"
START, END = path_range(ROOT)
TABLE = """
CREATE TABLE printed_sheet (
    id uuid PRIMARY KEY,
    code_hash bytea NOT NULL UNIQUE,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    version text NOT NULL,
    teacher_id uuid NOT NULL,
    unit text NOT NULL,
    masked_name text NOT NULL,
    printed_at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    person text NOT NULL,
    org_path text COLLATE "C" NOT NULL
);
CREATE INDEX printed_sheet_subject ON printed_sheet (subject_id, printed_at);
REVOKE UPDATE, DELETE ON printed_sheet FROM xingtan_app, xingtan_job;
"""
DOOR = """
CREATE FUNCTION printed_sheet_of(wanted bytea) RETURNS TABLE (
    kind text, unit text, masked_name text, printed_at timestamptz, superseded boolean, superseded_at timestamptz)
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
BEGIN
    PERFORM set_config('xingtan.path_from', '{start}', true), set_config('xingtan.path_to', '{end}', true);
    RETURN QUERY SELECT p.kind, p.unit, p.masked_name, p.printed_at, s.superseded, s.superseded_at
        FROM printed_sheet p CROSS JOIN LATERAL ({since}) s (superseded, superseded_at) WHERE p.code_hash = wanted;
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
END $$;
COMMENT ON FUNCTION printed_sheet_of IS 'What a stranger with the paper in hand is told, and nothing more.';
REVOKE ALL ON FUNCTION printed_sheet_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION printed_sheet_of TO xingtan_app, xingtan_job;
"""
DROPPED = "DROP FUNCTION printed_sheet_of; DROP TABLE printed_sheet"


def made(since: str) -> str:
    """All of it; `since` selects one row (superseded, superseded_at) of the print `p`."""
    return TABLE + policy("printed_sheet", or_else=OWN) + ";" + DOOR.format(start=START, end=END, since=since)

"""A file has several cases at review: each with its business, how far it is, who sees the file by it, what was shown.

`teacher.case_id`, `case_version`, `desk` go on telling of the first entry, which the release before works by; `doors`
are those of all open cases. Cases that are there already are filled in by the job process, and remarks of teachers that
wait for an answer get cases of their own.
"""

from alembic import op

from services.common.database.migration_steps import fill_later
from services.common.database.territory import ACTS, WITHIN, may

revision = "records_0017"
down_revision = "records_0016"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE file_case (
    case_id uuid PRIMARY KEY,
    teacher_id uuid NOT NULL REFERENCES teacher ON DELETE CASCADE,
    business text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
    case_version integer NOT NULL DEFAULT 0,
    desk text,
    doors text[] COLLATE "C" NOT NULL DEFAULT '{}',
    entries jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX file_case_teacher ON file_case (teacher_id);
ALTER TABLE file_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_case FORCE ROW LEVEL SECURITY;
ALTER TABLE remark ADD COLUMN outcome text CHECK (outcome IN ('accepted', 'refused'));
"""
SEEN = "EXISTS (SELECT 1 FROM teacher WHERE teacher.id = file_case.teacher_id{more})"
OWN_FILE = "teacher.id = nullif(current_setting('xingtan.teacher', true), '')::uuid"
MINE = f" AND (({WITHIN.replace('org_path', 'teacher.org_path')}) OR {OWN_FILE})"


def upgrade() -> None:
    op.execute(TABLES)
    for act in ACTS:
        op.execute(may(act, "file_case", SEEN.format(more="" if act == "SELECT" else MINE)))
    fill_later("file_cases")
    fill_later("remark_cases")


def downgrade() -> None:
    op.execute("DELETE FROM backfill WHERE name IN ('file_cases', 'remark_cases')")
    op.execute("ALTER TABLE remark DROP COLUMN outcome")
    op.execute("DROP TABLE file_case")

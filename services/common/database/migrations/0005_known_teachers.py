"""A service's own copy of the teachers, as records tells of them."""

from alembic import op

from services.common.database.territory import policy

revision = "kit_0005"
down_revision = "kit_0004"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE known_teacher (
    id uuid PRIMARY KEY,
    row_version integer NOT NULL,
    org_id uuid NOT NULL,
    org_path text COLLATE "C" NOT NULL,
    department_id uuid,
    category text NOT NULL,
    stage text NOT NULL,
    name text,
    sex text,
    birth_date text,
    personnel_status text,
    staff_category text,
    title text,
    post_type text,
    post_grade text,
    school_duty jsonb,
    main_stage text,
    courses jsonb,
    newly_hired boolean NOT NULL,
    backbone_teacher boolean,
    personal_number text,
    number_state text NOT NULL
);
CREATE INDEX known_teacher_place ON known_teacher (org_path, id);
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(policy("known_teacher"))


def downgrade() -> None:
    op.execute("DROP TABLE known_teacher")

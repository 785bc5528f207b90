"""The sweeps of a territory are found without reading all jobs there are."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0031"
down_revision = "records_0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("job_sweeps", "job ((input->>'path'), created_at) WHERE kind = 'look_alikes'")


def downgrade() -> None:
    drop_index("job_sweeps")

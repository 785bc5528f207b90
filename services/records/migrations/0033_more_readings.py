"""Finds who read a teacher's file, its pictures, requests and cases, without going through the whole trail."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0033"
down_revision = "records_0032"
branch_labels = None
depends_on = None

ACTS = (
    "records.file_read",
    "records.set_read",
    "records.sheet_printed",
    "records.file_printed",
    "records.value_revealed",
    "records.values_exported",
    "records.request_read",
    "media.file_read",
    "review.case_read",
)


def upgrade() -> None:
    among = ", ".join(f"'{act}'" for act in ACTS)
    build_index("audit_whose_readings", f"audit (subject, id) WHERE action IN ({among})")


def downgrade() -> None:
    drop_index("audit_whose_readings")

"""Finds who read a teacher's file without going through the whole trail (R-SEC-02)."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0026"
down_revision = "records_0025"
branch_labels = None
depends_on = None

ACTS = (
    "records.file_read",
    "records.set_read",
    "records.sheet_printed",
    "records.file_printed",
    "records.value_revealed",
    "records.values_exported",
)


def upgrade() -> None:
    among = ", ".join(f"'{act}'" for act in ACTS)
    build_index("audit_readings", f"audit (subject, id) WHERE action IN ({among})")


def downgrade() -> None:
    drop_index("audit_readings")

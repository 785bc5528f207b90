"""A teacher is told of looks for a transfer too; the index finds them with the other readings (R-SEC-02)."""

from services.common.database.migration_steps import build_index, drop_index

revision = "records_0035"
down_revision = "records_0034"
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
    "records.sought_for_transfer",
    "records.former_file_read",
)
FIRST, BEFORE = ACTS[:6], ACTS[:9]


def upgrade() -> None:
    build_index("audit_read", _on(ACTS))
    drop_index("audit_readings")
    drop_index("audit_whose_readings")


def downgrade() -> None:
    build_index("audit_readings", _on(FIRST))
    build_index("audit_whose_readings", _on(BEFORE))
    drop_index("audit_read")


def _on(acts: tuple[str, ...]) -> str:
    among = ", ".join(f"'{act}'" for act in acts)
    return f"audit (subject, id) WHERE action IN ({among})"

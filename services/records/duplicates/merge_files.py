"""A file as a merge sees it: its standing for the rules, its entries, the numbers of their open versions."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.duplicates.domain.merging import Standing
from services.records.file.models import Teacher

NUMBERS = text("SELECT entry_id, number FROM version WHERE teacher_id = :id AND known_to IS NULL AND act <> 'deleted'")


def standing(teacher: Teacher) -> Standing:
    """The file on plain values."""
    return Standing(
        teacher.id,
        teacher.name or "",
        teacher.org_path,
        teacher.stage,
        teacher.number_state,
        teacher.merged_into is not None,
        opened_at=teacher.created_at,
    )


def numbers(db: Session, teacher_id: UUID) -> dict[str, int]:
    """The entries of a file, 基本信息 among them, each with the number of its open version."""
    return {str(row.entry_id): row.number for row in db.execute(NUMBERS, {"id": teacher_id})}


def place(teacher: Teacher) -> dict[str, str | None]:
    """Where a file lies, as `move_files` takes it."""
    department = str(teacher.department_id) if teacher.department_id else None
    into = str(teacher.merged_into) if teacher.merged_into else None
    return {
        "org_id": str(teacher.org_id),
        "org_path": teacher.org_path,
        "department_id": department,
        "merged_into": into,
    }

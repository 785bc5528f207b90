"""The photo of a file for the paper: which content it is, and the content itself, from the store that media fills."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, tuple_
from sqlalchemy.orm import Session

from services.common import storage
from services.contracts.media.files import content_key
from services.records.attachments.models import HeldFile
from services.records.file.models import Teacher

FIELD = "photo"
Digests = dict[UUID, str]
OF_LAST_DAY = text("SELECT sha256 FROM former_held_files(:teacher_id, :last_day) WHERE id = :id AND kind = 'photo'")


def digests(db: Session, teachers: Iterable[Teacher]) -> Digests:
    """The digests of these files' photos, by file; nothing of a file without one."""
    wanted = [(teacher.id, _id(teacher.basic[FIELD])) for teacher in teachers if teacher.basic.get(FIELD)]
    query = select(HeldFile.teacher_id, HeldFile.sha256).where(
        tuple_(HeldFile.teacher_id, HeldFile.id).in_(wanted), HeldFile.kind == FIELD
    )
    return {row.teacher_id: row.sha256 for row in db.execute(query)} if wanted else {}


def former_digest(db: Session, teacher: Teacher, last_day: datetime.datetime) -> str | None:
    """The digest of the photo that a file had on the last day with a school that held it once."""
    kept = teacher.basic.get(FIELD)
    terms = {"teacher_id": teacher.id, "last_day": last_day, "id": kept and _id(kept)}
    return db.scalar(OF_LAST_DAY, terms) if kept else None


def _id(kept: Any) -> UUID:
    return UUID(str(kept))


def lay(sha256: str, path: Path) -> None:
    """Put a photo beside the sheet."""
    storage.copy_to(content_key(sha256), path)

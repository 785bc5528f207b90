"""Photo and evidence of a file that was merged into another: the kept file holds them too, and media is told."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.records import attachments

# What the kept file holds already stays as it is; who attached it once is not changed by a merge.
SHARE = text(
    """
    INSERT INTO held_file SELECT (jsonb_populate_record(held, jsonb_build_object('teacher_id', :kept_id))).*
    FROM held_file held WHERE teacher_id = :lost_id ON CONFLICT DO NOTHING RETURNING sha256
    """
)


def share(db: Session, kept: Any, lost_id: UUID) -> None:
    """What `lost_id` holds or ever held, the file `kept` (id, org_path) holds from now on, for good."""
    new = set(db.scalars(SHARE, {"kept_id": str(kept.id), "lost_id": lost_id}))
    if new:
        emit(db, attachments.files_held, {"teacher_id": kept.id, "org_path": kept.org_path, "sha256": sorted(new)})

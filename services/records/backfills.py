"""What the migrations of records leave to the job process; see services/common/backfills.py."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.records.file.finishing import finish
from services.records.file.models import Teacher, Version
from services.records.file.rechecking import recheck

BATCH = 200
RENUMBER = text(
    """
    UPDATE teacher SET basic_version = (SELECT max(number) FROM version WHERE entry_id = teacher.id)
    WHERE id = ANY(:ids)
    """
)


def number_main_sets(db: Session) -> int:
    """Files whose 基本信息 has versions that the file does not count, since 0002 did not see them on some sites."""
    has_versions = select(Version.number).where(Version.entry_id == Teacher.id).exists()
    passed_over = select(Teacher.id).where(Teacher.basic_version == 0, has_versions).limit(BATCH)
    ids = list(db.scalars(passed_over.with_for_update()))
    if ids:
        db.execute(RENUMBER, {"ids": ids})
        recheck(db, ids)
        finish(db)
    return len(ids)


BACKFILLS = {"number_main_sets": number_main_sets}

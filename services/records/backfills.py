"""What the migrations of records leave to the job process; see services/common/backfills.py."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.contracts.cases import AT_ONCE
from services.records.file import completeness
from services.records.file.models import FileCase, Teacher, Version
from services.records.selfservice import remark_cases
from services.records.selfservice.models import Remark

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
        completeness.recheck(db, ids)
    return len(ids)


FILE_CASES = text(
    """
    INSERT INTO file_case (case_id, teacher_id, business, state, case_version, desk, doors)
    SELECT case_id, id, 'first_entry', CASE stage WHEN 'effective' THEN 'approved' WHEN 'rejected' THEN 'rejected'
        WHEN 'draft' THEN 'withdrawn' ELSE 'open' END, case_version, desk, doors
    FROM teacher WHERE case_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM file_case WHERE file_case.case_id = teacher.case_id) LIMIT :limit
    ON CONFLICT DO NOTHING RETURNING case_id
    """
)


def file_cases(db: Session) -> int:
    """The cases of first entries that were opened before there was a table of cases."""
    return len(db.execute(FILE_CASES, {"limit": 20_000}).all())


def want_remark_cases(db: Session) -> int:
    """Remarks that wait for an answer and have no case at review yet; a message's fill at a time."""
    has_case = select(FileCase.case_id).where(FileCase.case_id == Remark.id).exists()
    waiting = select(Remark.id).where(Remark.state == "open", ~has_case).order_by(Remark.at, Remark.id)
    ids = list(db.scalars(waiting.limit(AT_ONCE).with_for_update(skip_locked=True)))
    remark_cases.want_cases(db, ids)
    return len(ids)


BACKFILLS = {
    "number_main_sets": number_main_sets,
    "file_cases": file_cases,
    "remark_cases": want_remark_cases,
}

"""What the migrations of records leave to the job process; see services/common/database/backfills.py."""

import logging
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common.persons import documents
from services.contracts.review.businesses import AT_ONCE
from services.records.duplicates.entry_check import leave_unread
from services.records.file import announcing, id_claims, values
from services.records.file.finishing import finish
from services.records.file.models import FileCase, Teacher, Version
from services.records.file.rechecking import recheck
from services.records.selfservice import remark_cases
from services.records.selfservice.models import Remark

log = logging.getLogger(__name__)

BATCH = 200
RENUMBER = text(
    """
    UPDATE teacher SET basic_version = (SELECT max(number) FROM version WHERE entry_id = teacher.id)
    WHERE id = ANY(:ids)
    """
)
NEXT = text(
    """
    SELECT id, id_index, org_path, category, basic FROM teacher
    WHERE id > (SELECT after FROM id_reread) AND id_index IS NOT NULL AND basic->>'id_type' <> ALL(:without_signs)
    ORDER BY id LIMIT :batch FOR NO KEY UPDATE
    """
)
REACHED = text("UPDATE id_reread SET after = :after")
TAKEN = text("SELECT id_index FROM teacher WHERE id_index = ANY(:indexes)")
RELEASE = text("SELECT release_ids(CAST(:ids AS uuid[]))")
RESPELL = text(
    """
    UPDATE teacher SET id_index = new.id_index
    FROM unnest(CAST(:ids AS uuid[]), CAST(:indexes AS bytea[])) AS new (id, id_index) WHERE teacher.id = new.id
    """
)


def number_main_sets(db: Session) -> int:
    """Files whose 基本信息 has versions that the file does not count, since 0002 did not see them on some sites."""
    has_versions = select(Version.number).where(Version.entry_id == Teacher.id).exists()
    passed_over = select(Teacher.id).where(Teacher.basic_version == 0, has_versions).limit(BATCH)
    ids = list(db.scalars(passed_over.with_for_update(key_share=True)))
    if ids:
        db.execute(RENUMBER, {"ids": ids})
        recheck(db, ids)
        finish(db)
    return len(ids)


def respell_numbers(db: Session) -> int:
    """Files whose ID number is indexed as it was once spelled; what would meet another file stays and is counted.

    `number_check` keeps the index that the ministry was asked by: its answer is to that. A file's next approval asks
    by the new one, as after any corrected number.
    """
    rows = db.execute(NEXT, {"batch": BATCH, "without_signs": list(documents.BY_GB_11643)}).all()
    if not rows:
        return 0
    before = {row.id: bytes(row.id_index) for row in rows}
    stale = {teacher_id: index for teacher_id, index in _indexes(rows).items() if index != before[teacher_id]}
    _respell(db, before, stale)
    db.execute(REACHED, {"after": rows[-1].id})
    return len(rows)


def _indexes(rows: list[Row]) -> dict[UUID, bytes]:
    """The index of each file's number as it is spelled now."""
    read = {row.id: values.opened(values.basic_of(row.org_path, row.category), row.basic) for row in rows}
    found = {teacher_id: values.id_index(basic) for teacher_id, basic in read.items()}
    return {teacher_id: index for teacher_id, index in found.items() if index}


def _respell(db: Session, before: dict[UUID, bytes], stale: dict[UUID, bytes]) -> None:
    taken = {bytes(index) for index in db.scalars(TAKEN, {"indexes": list(stale.values())})}
    wanted = {teacher_id: index for teacher_id, index in stale.items() if index not in taken}
    db.execute(RELEASE, {"ids": list(wanted)})
    got = id_claims.claim(db, wanted)
    id_claims.claim(db, {teacher_id: before[teacher_id] for teacher_id in wanted if teacher_id not in got})
    db.execute(RESPELL, {"ids": list(got), "indexes": [wanted[teacher_id] for teacher_id in got]})
    if len(got) < len(stale):
        log.warning("ID numbers left as they were: others have them", extra={"files": len(stale) - len(got)})


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


TOLD_UNTIL = text("SELECT after FROM merges_told FOR UPDATE")
TOLD = text("UPDATE merges_told SET after = :after")


def tell_merges(db: Session) -> int:
    """Files that were merged before the news said so; whoever keeps a copy of them mends it."""
    ids = announcing.announce_merged(db, db.execute(TOLD_UNTIL).scalar_one())
    if ids:
        db.execute(TOLD, {"after": ids[-1]})
    return len(ids)


BACKFILLS = {
    "number_main_sets": number_main_sets,
    "file_cases": file_cases,
    "remark_cases": want_remark_cases,
    "respell_numbers": respell_numbers,
    "look_alikes": leave_unread,
    "merges_told": tell_merges,
}

"""An ID number is on file once in the province: taken for a file, or refused without a word about the other (R-REC-13).

The registry behind it has no territory and no way in but two functions of the database.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.copies import known_orgs
from services.common.errors import Conflict
from services.records.file import holders, values
from services.records.file.models import Teacher
from services.records.file.moving import move_files

ELSEWHERE = (
    "This ID number is already on file in the province. If the teacher is moving to your school, apply for a transfer."
)
CLAIM = text("SELECT claim_ids(CAST(:indexes AS bytea[]), CAST(:teachers AS uuid[]))")
EXCHANGE = text("SELECT exchange_ids(CAST(:indexes AS bytea[]), CAST(:teachers AS uuid[]))")
RELEASE = text("SELECT release_ids(ARRAY[:teacher_id]::uuid[])")


def claim(db: Session, indexes: Mapping[UUID, bytes]) -> set[UUID]:
    """Take the ID number of each of these files; the files that have theirs now."""
    if not indexes:
        return set()
    return set(db.scalars(CLAIM, {"indexes": list(indexes.values()), "teachers": list(indexes)}))


def exchange(db: Session, indexes: Mapping[UUID, bytes]) -> set[UUID]:
    """Take another ID number for each of these files and give back the one it had; those for which it was free.

    Of several that want the same one, the first has it.
    """
    first: dict[bytes, UUID] = {}
    for teacher_id, index in indexes.items():
        first.setdefault(index, teacher_id)
    if not first:
        return set()
    return set(db.scalars(EXCHANGE, {"indexes": list(first), "teachers": list(first.values())}))


def release(db: Session, teacher_id: UUID) -> None:
    """The ID number of this file is free again."""
    db.execute(RELEASE, {"teacher_id": teacher_id})


def claim_new(db: Session, teacher_id: UUID, org_id: UUID, clean: dict) -> bytes | None:
    """Take the ID number among these values for a file that is to be opened at a school; its blind index."""
    id_index = values.id_index(clean)
    if id_index and not claim(db, {teacher_id: id_index}):
        raise _on_file(db, org_id, id_index)
    return id_index


def claim_other(db: Session, teacher: Teacher, clean: dict) -> None:
    """Take the ID number among these values for a file that is held, and give back the one it had."""
    if values.id_index(clean) == teacher.id_index:
        return
    if teacher.id_index:
        release(db, teacher.id)
    id_index = claim_new(db, teacher.id, teacher.org_id, clean)
    move_files(db, {teacher.id: {"id_index": id_index and rf"\x{id_index.hex()}"}})


def _on_file(db: Session, org_id: UUID, id_index: bytes) -> Conflict:
    """Says what to do; and more about the person only when the file is the school's own."""
    own = select(Teacher.name).where(Teacher.id_index == id_index, Teacher.org_id == org_id)
    name = db.scalar(own)
    if name:
        return Conflict("This ID number is already on file at your school, under the name {name}.", name=name)
    path = known_orgs.known(db, org_id).path
    former = holders.former_by_document(db, path, [id_index]).get(id_index)
    return Conflict(holders.GONE, **holders.told_of(former)) if former else Conflict(ELSEWHERE)

"""Whether each hand-over can be done as the files lie now; one that cannot holds up no other (R-MOB-01, R-MOB-07)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common.copies import known_orgs
from services.common.errors import Refused
from services.records.file import catalogues, holds, merged
from services.records.file.models import Teacher
from services.records.file.schools import DEPARTMENT
from services.records.handing_over import rules
from services.records.handing_over.words import status_name

HELD = (
    Teacher.id, Teacher.org_id, Teacher.org_path, Teacher.department_id, Teacher.category, Teacher.stage, Teacher.name,
    Teacher.version, Teacher.basic, Teacher.basic_missing, Teacher.personnel_status, Teacher.merged_into,
)  # fmt: skip
NOT_HERE = "There is no such file here."
LIES_ELSEWHERE = "The file does not lie with the school that was to hand it over; it lies with {school}."
NOT_HELD = "The file is not held for this transfer any more."
NO_SUCH_SCHOOL = "The receiving school is not known here, or is closed."
NO_FILES = "Files are held by schools; {school} is none, or teachers of its category are not collected yet."
SAME_SCHOOL = "The file lies with the receiving school already."
NO_SUCH_DEPARTMENT = "The department is not one of the receiving school, or is closed."


@dataclass(frozen=True)
class Going:
    """A file that is about to go: what is asked, the file as it lies, both schools, and the place at the new one."""

    item: Mapping[str, Any]
    file: Row
    old: Row
    new: Row
    place: Row


def held_files(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, Row]:
    """The files, held in the order of their ids together with those that were merged into them."""
    ids = set(teacher_ids)
    wanted = ids | {follower for some in merged.followers_of(db, ids).values() for follower in some}
    among = Teacher.id == any_(literal(sorted(wanted), ARRAY(Uuid)))
    rows = db.execute(select(*HELD).where(among).order_by(Teacher.id).with_for_update())
    return {row.id: row for row in rows if row.id in ids}


def judged(
    db: Session, items: Iterable[Mapping[str, Any]], files: Mapping[UUID, Row]
) -> tuple[list[Going], dict[UUID, Refused]]:
    """The hand-overs that can be done, and by ref what is in the way of the others."""
    wanted = list(items)
    named = ("from_org_id", "to_org_id", "department_id")
    orgs = known_orgs.among(db, {item[name] for item in wanted for name in named if item.get(name)})
    orgs |= known_orgs.among(db, {file.org_id for file in files.values()} - orgs.keys())
    held = holds.held(db, files)
    going: list[Going] = []
    refused: dict[UUID, Refused] = {}
    for item in wanted:
        file = files.get(item["teacher_id"])
        why = _of_file(item, file, orgs, held) or _of_school(item, orgs)
        if why or file is None:
            refused[item["ref"]] = why or Refused(NOT_HERE)
            continue
        place = orgs[item.get("department_id") or item["to_org_id"]]
        going.append(Going(item, file, orgs[item["from_org_id"]], orgs[item["to_org_id"]], place))
    return going, refused


def _of_file(
    item: Mapping[str, Any], file: Row | None, orgs: Mapping[UUID, Row], held: Mapping[UUID, list[holds.Hold]]
) -> Refused | None:
    if file is None:
        return Refused(NOT_HERE)
    if file.merged_into is not None:
        return Refused(merged.JOINED)
    if file.org_id != item["from_org_id"] or item["from_org_id"] not in orgs:
        lies_at = orgs.get(file.org_id)
        return Refused(LIES_ELSEWHERE, school=lies_at.name if lies_at else "")
    mine = (item["ref"], holds.TRANSFER)
    if not any((hold["ref"], hold["kind"]) == mine for hold in held.get(file.id, ())):
        return Refused(NOT_HELD)
    return rules.against(file.stage, file.personnel_status, status_name(file))


def _of_school(item: Mapping[str, Any], orgs: Mapping[UUID, Row]) -> Refused | None:
    school, department_id = orgs.get(item["to_org_id"]), item.get("department_id")
    if school is None or school.closed:
        return Refused(NO_SUCH_SCHOOL)
    if school.id == item["from_org_id"]:
        return Refused(SAME_SCHOOL)
    if school.level == DEPARTMENT or school.category not in catalogues.current(school.path).sets_of:
        return Refused(NO_FILES, school=school.name)
    return None if department_id is None else _of_department(orgs.get(department_id), school)


def _of_department(department: Row | None, school: Row) -> Refused | None:
    if department is None or department.closed or department.authority_id != school.id:
        return Refused(NO_SUCH_DEPARTMENT)
    return None

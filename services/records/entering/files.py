"""A school enters the files of its teachers (R-REC-07): opens, saves, keeps drafts, places, deletes them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden
from services.records.attachments import holding, receipts
from services.records.catalogue import Context
from services.records.entering import lapsing
from services.records.file import (
    access,
    arrivals,
    catalogues,
    checking_values,
    file_cases,
    filling,
    id_claims,
    merged,
    new_files,
    queries,
    rules,
    showing,
    values,
)
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.saving import version_for, write_basic
from services.records.file.schools import own_place, place_at
from services.records.file.versions import NewFile, delete_file, write_counts


def add_teacher(db: Session, actor: Actor, values: dict, **place: Any) -> dict:
    """Open a complete file at the asker's school (保存); refuses faulty values field by field."""
    return _open_file(db, actor, values, checking_values.refusing, **place)


def keep_new_draft(db: Session, actor: Actor, values: dict, **place: Any) -> dict:
    """Open a file that may lack anything (暂存)."""
    return _open_file(db, actor, values, checking_values.forgiving, **place)


def save_teacher(db: Session, actor: Actor, teacher_id: UUID, row_version: int, values: dict) -> dict:
    """Change a file's values; all of them have to be right (保存)."""
    return _change_file(db, actor, teacher_id, row_version, values, checking_values.refusing)


def keep_draft(db: Session, actor: Actor, teacher_id: UUID, row_version: int, values: dict) -> dict:
    """Change a file's values and keep them as they are, right or not (暂存)."""
    return _change_file(db, actor, teacher_id, row_version, values, checking_values.forgiving)


def delete_teacher(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """Remove a file that was never submitted (R-ID-10); its ID number is free again."""
    teacher = access.locked(db, actor, teacher_id)
    _refuse_unless_own(actor, teacher)
    access.refuse_held(db, teacher)
    if teacher.stage != rules.DRAFT or teacher.case_id is not None:
        raise Conflict("Only a file that was never submitted can be deleted.")
    if file_cases.is_open(db, teacher.id):
        raise Conflict("Something of this teacher is under review; please answer or decide it first.")
    merged.refuse_kept(db, teacher.id)
    id_claims.release(db, teacher.id)
    holding.let_go(db, teacher.id)
    arrivals.end(db, actor, teacher.id)
    delete_file(db, teacher.id)
    finish(db)
    return {}


def place_teacher(db: Session, actor: Actor, teacher_id: UUID, row_version: int, **changes: Any) -> dict:
    """Say whether a teacher is newly hired, and in which department; what the file owes follows."""
    teacher, _ = access.opened(db, actor, teacher_id)
    _refuse_unless_own(actor, teacher)
    access.refuse_stale(db, teacher, row_version, {"newly_hired": teacher.newly_hired})
    if changes.get("newly_hired") and not teacher.newly_hired and lapsing.is_over(teacher.created_at):
        raise Conflict(lapsing.NO_MORE)
    moves = {"newly_hired": changes.get("newly_hired", teacher.newly_hired)}
    if "department_id" in changes:
        _, place = place_at(db, actor, known_orgs.known(db, teacher.org_id), changes["department_id"])
        moves |= {"department_id": changes["department_id"], "org_path": place.path}
    move_files(db, {teacher.id: moves})
    finish(db)
    return showing.whole(db, actor, teacher)


def _open_file(db: Session, actor: Actor, given: dict, judge: checking_values.Judge, id: UUID, **place: Any) -> dict:
    existing = db.get(Teacher, id)
    if existing is not None:
        return showing.whole(db, actor, existing)  # the same write again
    school, at = own_place(db, actor, place.get("org_id"), place.get("department_id"))
    record_set = values.basic_of(at.path, school.category)
    files = receipts.sound(db, actor, None, record_set, given)
    clean, missing = judge(db, record_set, record_set.new_values(files.values, Context(school.name, clock.today())), ())
    file = NewFile(
        id=id,
        org_id=school.id,
        org_path=at.path,
        department_id=at.id if at.id != school.id else None,
        category=school.category,
        catalogue_version=catalogues.current(at.path).version,
        basic=values.sealed(record_set, clean),
        basic_missing=missing,
        newly_hired=place.get("newly_hired", False),
    )
    new_files.open_claimed(db, actor, file, clean)
    holding.attach(db, actor, file, files.new.values())
    finish(db)
    return showing.whole(db, actor, db.get_one(Teacher, id))


def _change_file(
    db: Session, actor: Actor, teacher_id: UUID, row_version: int, given: dict, judge: checking_values.Judge
) -> dict:
    teacher, part = access.opened(db, actor, teacher_id)
    record_set = values.basic_of(teacher.org_path, teacher.category)
    filling.refuse_unless_fills(part, record_set)
    hidden_too = actor.has(queries.NEEDS_HIDDEN)
    access.refuse_stale(db, teacher, row_version, values.view_of(record_set, teacher.basic, hidden_too=hidden_too))
    known, locked = values.opened(record_set, teacher.basic), filling.locked_fields(part, record_set)
    given = receipts.redeem(db, actor, teacher, record_set, given)
    checking_values.refuse_locked(db, record_set, values.unmasked(record_set, given, teacher.basic), known, locked)
    wanted = checking_values.merged(record_set, given, teacher.basic, locked)
    clean, missing = judge(db, record_set, wanted, locked)
    clean |= checking_values.untyped(record_set, known)
    if values.without_blanks(clean) != known:
        id_claims.claim_other(db, teacher, clean)
        write_basic(db, actor, teacher, clean, missing)
    elif missing != teacher.basic_missing:
        write_counts(db, {teacher.id: version_for(teacher)}, {teacher.id: missing}, {})
    finish(db)
    return showing.whole(db, actor, teacher)


def _refuse_unless_own(actor: Actor, teacher: Teacher) -> None:
    if not queries.is_own(actor, teacher):
        raise Forbidden("Files are entered by the teacher's own school.")

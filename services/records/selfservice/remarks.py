"""信息有误: a teacher says what is wrong with a value that others fill in, and the school answers (R-REC-21)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.records.file import access, catalogues, queries, values
from services.records.file.models import Entry, Teacher
from services.records.selfservice import remark_cases
from services.records.selfservice.models import Remark
from services.records.selfservice.notifying import set_name, tell_school, tell_teachers

MOST_OPEN = 20
OPEN, ANSWERED = "open", "answered"
TOLD = (
    "id", "teacher_id", "entry_id", "field", "text", "person", "at", "state", "answer", "answered_by", "answered_at",
    "outcome",
)  # fmt: skip


def add_remark(db: Session, actor: Actor, id: UUID, teacher_id: UUID, set: str, **said: Any) -> dict:
    """The teacher's objection; the same id again is the same remark."""
    teacher = queries.teacher(db, actor, teacher_id)
    if actor.teacher_id != teacher.id:
        raise Forbidden("A remark is made by the teacher whose file it is.")
    if db.get(Remark, id) is None:
        access.refuse_held(db, teacher)
        record_set = values.set_of(teacher.org_path, teacher.category, set)
        if said["field"] is not None and not record_set.has(said["field"]):
            raise Invalid("This record set has no such field.")
        _refuse_unknown_entry(db, teacher, set, said["entry_id"])
        _refuse_too_many(db, teacher)
        signed = {"person_id": actor.person_id, "person": actor.name, "at": clock.now(), "state": OPEN}
        db.add(Remark(id=id, teacher_id=teacher.id, set_code=set, **said, **signed))
        db.flush()
        tell_school(db, teacher, set, teacher.name or actor.name)
        remark_cases.want_cases(db, [id])
    return _one(db, actor, id)


def _refuse_unknown_entry(db: Session, teacher: Teacher, set_code: str, entry_id: UUID | None) -> None:
    if entry_id is None or (set_code == values.BASIC and entry_id == teacher.id):
        return
    named = Entry.id == entry_id, Entry.teacher_id == teacher.id, Entry.set_code == set_code
    if db.scalar(select(Entry.id).where(*named)) is None:
        raise NotFound("The file has no such entry.")


def _refuse_too_many(db: Session, teacher: Teacher) -> None:
    """Each is a case of its own at the school's desk."""
    waiting = select(func.count()).where(Remark.teacher_id == teacher.id, Remark.state == OPEN)
    if db.execute(waiting).scalar_one() >= MOST_OPEN:
        raise Conflict("{most} remarks wait for an answer already; please wait for it.", most=MOST_OPEN)


def answer_remark(db: Session, actor: Actor, remark_id: UUID, answer: str, outcome: str = "accepted") -> dict:
    """The school's answer on its own page; it is given once, and review closes the case with it."""
    found = db.execute(_seen_by(actor).where(Remark.id == remark_id).with_for_update(of=Remark)).first()
    if found is None:
        raise NotFound("There is no such remark in your territory.")
    if not queries.is_own(actor, found.Teacher):
        raise Forbidden("A remark is answered by the teacher's own school.")
    remark = found.Remark
    if remark.person_id == actor.person_id:
        raise Forbidden("Somebody else answers what you have written yourself.")
    if remark.state == ANSWERED:
        raise Conflict("This remark was answered by {by} already.", by=remark.answered_by)
    remark.state, remark.answer, remark.answered_by, remark.answered_at = ANSWERED, answer, actor.name, clock.now()
    remark.outcome = outcome
    db.flush()
    tell_teachers(db, [(remark.teacher_id, set_name(found.Teacher, remark.set_code), actor.org_name)])
    remark_cases.tell_answer(db, actor, remark)
    return _one(db, actor, remark_id)


def remarks(db: Session, actor: Actor, state: str, limit: int, after: str | None) -> dict:
    """The remarks of the asker's territory, oldest first."""
    query = _seen_by(actor).add_columns(Remark.at, Remark.id).where(Remark.state == state)
    found = page(db, query, (Remark.at, Remark.id), limit, after)
    return found | {"items": [_view_of(db, actor, row) for row in found["items"]]}


def file_remarks(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """All remarks on one file, newest first."""
    queries.teacher(db, actor, teacher_id)
    query = _seen_by(actor).where(Remark.teacher_id == teacher_id).order_by(Remark.at.desc())
    return {"items": [_view_of(db, actor, row) for row in db.execute(query)]}


def is_open(db: Session, teacher_id: UUID, remark_id: UUID | None) -> bool:
    """Whether a remark on this file still waits for its answer."""
    remark = db.get(Remark, remark_id) if remark_id else None
    return remark is not None and (remark.teacher_id, remark.state) == (teacher_id, OPEN)


def refuse_unless_open(db: Session, actor: Actor, teacher: Teacher, remark_id: UUID | None) -> None:
    """A request begins with a remark on the same file that still waits for its answer."""
    if remark_id is None:
        return
    found = db.execute(_seen_by(actor).where(Remark.id == remark_id, Remark.teacher_id == teacher.id)).first()
    if found is None:
        raise NotFound("There is no such remark on this file.")
    if found.Remark.state != OPEN:
        raise Conflict("This remark was answered by {by} already.", by=found.Remark.answered_by)


def _seen_by(actor: Actor) -> Select:
    return (
        select(Remark, Teacher)
        .join(Teacher, Teacher.id == Remark.teacher_id)
        .where(queries.visible(actor) | queries.at_desk(actor))
    )


def _one(db: Session, actor: Actor, remark_id: UUID) -> dict:
    row = db.execute(_seen_by(actor).where(Remark.id == remark_id)).first()
    if row is None:
        raise Conflict("This id is already in use.")
    return _view_of(db, actor, row)


def _view_of(db: Session, actor: Actor, row: Row) -> dict:
    remark, teacher = row.Remark, row.Teacher
    language = db.info["request"].language
    record_set = catalogues.current(teacher.org_path).sets_of[teacher.category].get(remark.set_code)
    field = record_set.field(remark.field) if record_set and record_set.has(remark.field) else None
    answers = remark.state == OPEN and queries.is_own(actor, teacher) and actor.has(roles.ENTRY)
    return {name: getattr(remark, name) for name in TOLD} | {
        "teacher_name": teacher.name,
        "set": remark.set_code,
        "set_name": record_set.name.in_(language) if record_set else remark.set_code,
        "field_name": field.name.in_(language) if field else None,
        "may": ["answer"] if answers else [],
    }

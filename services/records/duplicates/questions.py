"""请两校核实: each school of an unsure pair says of its own file whose it is; the authority that asked reads both.

A school is asked about its own file alone, and sees nothing of the other one.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, or_, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import Conflict, Forbidden, NotFound
from services.common.messages import notices
from services.records.duplicates.models import Duplicate, IdentityQuestion
from services.records.file import queries
from services.records.file.models import Teacher

NONE = "Nobody asks that of a file of your school."
CLOSED = "This question is answered already, or the two files are decided."
OF_THE_SCHOOL = "Files are entered by the teacher's own school."
TOLD = ("id", "teacher_id", "asked_at", "asked_by", "said", "text", "answered_at", "person", "org_name")
ASK = text(
    """
    INSERT INTO identity_question (id, duplicate_id, teacher_id, asked_at, asker_id, asked_by)
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:pairs AS uuid[]), CAST(:teachers AS uuid[]),
        CAST(:times AS timestamptz[]), CAST(:askers AS uuid[]), CAST(:names AS text[]))
    ON CONFLICT (duplicate_id, teacher_id) WHERE closed_at IS NULL DO NOTHING
    """
)
OWN = (Teacher.org_id, Teacher.department_id)  # as `queries.is_own` has it
CLOSE = text("UPDATE identity_question SET closed_at = :at WHERE duplicate_id = :id AND closed_at IS NULL")


def ask(db: Session, actor: Actor, pair: Duplicate, files: Collection[Teacher]) -> None:
    """Ask the school of each file; one that has not answered yet is not asked twice."""
    times = len(files)
    terms = {"ids": [uuid4() for _ in files], "pairs": [pair.id] * times, "teachers": [each.id for each in files]}
    terms |= {"times": [clock.now()] * times, "askers": [actor.person_id] * times, "names": [actor.org_name] * times}
    db.execute(ASK, terms)


def close(db: Session, pair: Duplicate) -> None:
    """The pair is decided: nobody needs an answer any more."""
    db.execute(CLOSE, {"id": pair.id, "at": clock.now()})


def answer(db: Session, actor: Actor, question_id: UUID, said: str, text: str) -> dict[str, Any]:
    """What the school says of its own file; once, and whoever asked hears of it."""
    query = _seen(actor).where(IdentityQuestion.id == question_id).with_for_update(of=IdentityQuestion)
    found = db.execute(query).first()
    if found is None:
        raise NotFound(NONE)
    if not queries.is_own(actor, found.Teacher):
        raise Forbidden(OF_THE_SCHOOL)
    question = found.IdentityQuestion
    if question.closed_at is not None:
        raise Conflict(CLOSED)
    question.said, question.text, question.closed_at = said, text, clock.now()
    question.answered_at, question.person_id = question.closed_at, actor.person_id
    question.person, question.org_name = actor.name, actor.org_name
    db.flush()
    _tell(db, actor, question, found.Teacher)
    return _view(actor, found)


def file_questions(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """What a school is or was asked of one of its files, newest first."""
    queries.teacher(db, actor, teacher_id)
    query = _seen(actor).where(IdentityQuestion.teacher_id == teacher_id)
    found = db.execute(query.order_by(IdentityQuestion.asked_at.desc(), IdentityQuestion.id)).all()
    return {"items": [_view(actor, row) for row in found]}


def open_questions(db: Session, actor: Actor, limit: int, after: str | None) -> dict[str, Any]:
    """What the school of the asker is asked of its files and has not answered yet, the longest waiting first."""
    query = _seen(actor).where(IdentityQuestion.closed_at.is_(None), or_(*(own == actor.org_id for own in OWN)))
    query = query.add_columns(IdentityQuestion.asked_at, IdentityQuestion.id)
    found = page(db, query, (IdentityQuestion.asked_at, IdentityQuestion.id), limit, after)
    return found | {"items": [_view(actor, row) | {"teacher_name": row.Teacher.name} for row in found["items"]]}


def answers_of(db: Session, pair_ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """What the schools of these pairs were asked and said, by pair, newest first."""
    query = select(IdentityQuestion).where(IdentityQuestion.duplicate_id.in_(list(pair_ids)))
    found: dict[UUID, list[dict[str, Any]]] = {}
    for each in db.scalars(query.order_by(IdentityQuestion.asked_at.desc(), IdentityQuestion.id)):
        found.setdefault(each.duplicate_id, []).append({name: getattr(each, name) for name in TOLD})
    return found


def _seen(actor: Actor):
    query = select(IdentityQuestion, Teacher).join(Teacher, Teacher.id == IdentityQuestion.teacher_id)
    return query.where(queries.visible(actor))


def _view(actor: Actor, row: Row) -> dict[str, Any]:
    question = row.IdentityQuestion
    answers = question.closed_at is None and queries.is_own(actor, row.Teacher)
    return {name: getattr(question, name) for name in TOLD} | {"may": ["answer"] if answers else []}


def _tell(db: Session, actor: Actor, question: IdentityQuestion, teacher: Teacher) -> None:
    about = {"name": teacher.name or "", "school": actor.org_name}
    to = {"person_id": question.asker_id}
    notices.notify(db, [notices.notice(db, "identity_answered", to, id=question.duplicate_id, **about)])

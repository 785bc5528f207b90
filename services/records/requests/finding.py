"""Which request is meant, held until the transaction ends, and which part the asker plays in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from services.common import clock, roles
from services.common.actor import Actor
from services.common.errors import NotFound, Stale
from services.records.file import access, filling, queries
from services.records.file.models import FileCase, Teacher
from services.records.requests import rules
from services.records.requests.models import ChangeRequest, ChangeRequestItem

NOT_HERE = "There is no such request in your territory."


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """The requests that the asker may see: those on files in sight, drafts only of one's own side.

    A desk elsewhere sees those that lie with it, not whatever else is asked of the file.
    """
    return and_(queries.in_sight(actor) | _with_desk(actor), or_(*_open_to(actor)))


def _with_desk(actor: Actor) -> ColumnElement[bool]:
    case = aliased(FileCase)  # whoever asks may have joined it already
    lies = select(case.case_id).where(case.case_id == ChangeRequest.case_id, case.doors.contains([actor.org_path]))
    return and_(queries.at_desk(actor), lies.exists())


def _open_to(actor: Actor) -> Iterable[ColumnElement[bool]]:
    handed_in = and_(ChangeRequest.state.not_in(rules.PRIVATE), ChangeRequest.version > 0)
    if actor.teacher_id:
        return handed_in, and_(ChangeRequest.asked_by == filling.TEACHER, ChangeRequest.teacher_id == actor.teacher_id)
    at_school = or_(Teacher.org_id == actor.org_id, Teacher.department_id == actor.org_id)
    own = and_(ChangeRequest.asked_by != filling.TEACHER, ChangeRequest.org_id == actor.org_id)
    proposed = and_(ChangeRequest.asked_by == filling.TEACHER, ChangeRequest.state != "draft", at_school)
    return handed_in, own, proposed


@dataclass
class Held:
    """A request of a file, both held; `writes` if it is the asker's own side that wrote it, `school` the file's."""

    request: ChangeRequest
    teacher: Teacher
    writes: bool
    school: bool


def part_at(db: Session, actor: Actor, teacher: Teacher) -> str | None:
    """The part that somebody plays in asking for something; the file's own teacher always has one."""
    if actor.teacher_id == teacher.id:
        return filling.TEACHER
    return access.part_in(db, actor, teacher)


def refuse_if_shut(db: Session, actor: Actor, teacher: Teacher, asked: Iterable[tuple[str, str, Any]]) -> None:
    """A teacher adds something, or asks for another photo, where and when the school lets teachers fill in (R-ID-11).

    `asked` are op, set and fields of each entry.
    """
    if actor.teacher_id != teacher.id or not any(rules.in_window(*each) for each in asked):
        return
    window = access.window_of(db, teacher.org_id)
    if not filling.is_open(window, teacher.id, clock.now()):
        raise filling.why_shut(window, teacher.id, clock.now())


def held(db: Session, actor: Actor, request_id: UUID) -> Held:
    """A request with its file, in the order in which everything holds them; raises NotFound."""
    teacher_id = db.scalar(select(ChangeRequest.teacher_id).where(ChangeRequest.id == request_id))
    if teacher_id is None:
        raise NotFound(NOT_HERE)
    teacher = access.locked(db, actor, teacher_id)
    query = select(ChangeRequest).join(Teacher, Teacher.id == ChangeRequest.teacher_id)
    request = db.scalar(query.where(ChangeRequest.id == request_id, in_sight(actor)).with_for_update(of=ChangeRequest))
    if request is None:
        raise NotFound(NOT_HERE)
    return Held(request, teacher, *parts_in(actor, request, teacher))


def parts_in(actor: Actor, request: ChangeRequest, teacher: Teacher) -> tuple[bool, bool]:
    """Whether the asker's side wrote a request, and whether the asker enters files at the school."""
    at_school = queries.is_own(actor, teacher) and actor.has(roles.ENTRY)
    if request.asked_by == filling.TEACHER:
        return actor.teacher_id == teacher.id, at_school
    if request.asked_by == filling.SCHOOL:
        return at_school, at_school
    return request.org_id == actor.org_id and actor.has(filling.OF_AUTHORITY), at_school


def refuse_stale(request: ChangeRequest, row_version: int, current: dict) -> None:
    """What was meant for another version of the request is refused, with both."""
    if request.row_version != row_version:
        message = "{by} changed this request meanwhile. Please compare and save again."
        by = request.happened[-1]["person"] if request.happened else request.person
        raise Stale(message, by=by, row_version=request.row_version, current=current)


def items_of(db: Session, request_ids: Collection[UUID]) -> dict[UUID, list[ChangeRequestItem]]:
    """What is asked, by request, in the order in which it was said."""
    query = select(ChangeRequestItem).where(ChangeRequestItem.request_id.in_(request_ids))
    found: dict[UUID, list[ChangeRequestItem]] = {request_id: [] for request_id in request_ids}
    for item in db.scalars(query.order_by(ChangeRequestItem.request_id, ChangeRequestItem.place)):
        found[item.request_id].append(item)
    return found

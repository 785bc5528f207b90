"""Who hears of a request besides what review tells: the school of a proposal, its teacher, who has to resolve it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.messages.notices import day, notice, notify
from services.records.file import filling
from services.records.file.models import Teacher
from services.records.requests.models import ChangeRequest, CorrectionOrder


def tell_of_proposal(db: Session, teacher: Any, request: ChangeRequest) -> None:
    """The school hears that a teacher has added something."""
    notify(db, [notice(db, "request_proposed", _school(teacher), id=request.id, name=teacher.name or request.person)])


def tell_of_return(db: Session, request: ChangeRequest, by: str) -> None:
    """The teacher hears that the school gave it back."""
    notify(db, [notice(db, "request_given_back", {"teacher_id": request.teacher_id}, by=by)])


def tell_of_conflicts(db: Session, requests: Collection[ChangeRequest]) -> None:
    """Whoever handed a request in has to resolve it; it is known by the teacher whom it is about."""
    ids = {each.teacher_id for each in requests}
    names = {row.id: row.name for row in db.execute(select(Teacher.id, Teacher.name).where(Teacher.id.in_(ids)))}
    told = ((each, names.get(each.teacher_id) or each.person) for each in requests)
    notify(
        db,
        [
            notice(db, "request_conflict", {"person_id": each.submitter_id}, id=each.id, person=name)
            for each, name in told
        ],
    )


def tell_of_merge(db: Session, drafts: Collection[ChangeRequest], kept: Any) -> None:
    """Whoever wrote a draft on a file that was merged hears that it is closed."""
    known = {"name": kept.name or ""}
    of_teachers = [each for each in drafts if each.asked_by == filling.TEACHER]
    told = [
        notice(db, "draft_closed", {"person_id": each.person_id}, id=each.id, **known)
        for each in drafts
        if each.asked_by != filling.TEACHER
    ]
    notify(db, told + [notice(db, "own_draft_closed", {"teacher_id": kept.id}) for _ in of_teachers[:1]])


def tell_of_orders(db: Session, ordered: Collection[tuple[Any, CorrectionOrder]]) -> None:
    """Schools hear what they have to mend in which files, and until when."""
    notify(db, [_order_notice(db, teacher, order) for teacher, order in ordered])


def _order_notice(db: Session, teacher: Any, order: CorrectionOrder) -> dict[str, Any]:
    known = {"by": order.by_org_name, "name": teacher.name or "", "day": day(order.due)}
    return notice(db, "correction_ordered", _school(teacher), id=order.id, due=order.due, **known)


def tell_of_cancellation(db: Session, teacher: Any, order: CorrectionOrder) -> None:
    """The school hears that it has nothing to mend."""
    known = {"by": order.by_org_name, "name": teacher.name or ""}
    notify(db, [notice(db, "correction_cancelled", _school(teacher), id=order.id, **known)])


def tell_of_orders_closed(db: Session, teacher: Any, orders: Collection[CorrectionOrder], by: str) -> None:
    """The school hears that it has nothing to mend, and whoever ordered it that nobody will."""
    known = {"by": by, "name": teacher.name or ""}
    told = [(order, to) for order in orders for to in (_school(teacher), {"person_id": order.person_id})]
    notify(db, [notice(db, "correction_cancelled", to, id=order.id, **known) for order, to in told])


def _school(teacher: Any) -> dict[str, Any]:
    return {"org_id": teacher.org_id, "roles": sorted(roles.ENTRY)}

"""退回补正: the level above orders an effective file to be mended until a day; it stays effective (R-REV-05)."""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.records.correction_orders import OPENS
from services.records.file import access, catalogues, merged, queries, values
from services.records.file.file_cases import TAKEN
from services.records.file.models import Teacher
from services.records.requests import answering, notifying, rules
from services.records.requests.items import refuse_unless_effective
from services.records.requests.models import ChangeRequest, CorrectionOrder

TOLD = ("id", "teacher_id", "state", "due", "person", "by_org_name", "opened_at", "closed_at", "answer")


def open_correction_order(
    db: Session, actor: Actor, id: UUID, teacher_id: UUID, items: list[dict[str, Any]], due: datetime.datetime
) -> dict:
    """Order a file to be mended; the same id again is the same order."""
    known = db.get(CorrectionOrder, id)
    if known is not None and known.teacher_id != teacher_id:
        raise Conflict(TAKEN)
    if known is None:
        teacher = access.locked(db, actor, teacher_id)
        if queries.is_own(actor, teacher) or not teacher.org_path.startswith(actor.org_path):
            raise Forbidden("A correction is ordered by an office above the school.")
        refuse_unless_effective(teacher)
        if due <= clock.now():
            raise Invalid("The day until which it is to be mended must lie ahead.")
        for item in items:
            _refuse_unknown(teacher, item)
        order = CorrectionOrder(
            id=id,
            teacher_id=teacher.id,
            items=[item | {"entry_id": str(item["entry_id"]) if item["entry_id"] else None} for item in items],
            state="open",
            due=due,
            person_id=actor.person_id,
            person=actor.name,
            by_org_id=actor.org_id,
            by_org_name=actor.org_name,
            opened_at=clock.now(),
        )
        db.add(order)
        db.flush()
        notifying.tell_of_orders(db, [(teacher, order)])
    return _one(db, actor, id)


def cancel_correction_order(db: Session, actor: Actor, order_id: UUID, reason: str) -> dict:
    """The office that ordered it takes it back."""
    found = db.execute(_listed(actor).where(CorrectionOrder.id == order_id).with_for_update(of=CorrectionOrder)).first()
    if found is None:
        raise NotFound(NOT_HERE)
    order = found.CorrectionOrder
    if order.by_org_id != actor.org_id:
        raise Forbidden("A correction order is taken back by the office that opened it.")
    if order.state not in ("open", "answered"):
        raise Conflict("This correction order is closed already.")
    order.state, order.closed_at, order.answer = "cancelled", clock.now(), reason
    db.flush()
    notifying.tell_of_cancellation(db, found.Teacher, order)
    return _one(db, actor, order_id)


def correction_orders(
    db: Session, actor: Actor, state: str | None, teacher_id: UUID | None, limit: int, after: str | None
) -> dict:
    """One page, newest first."""
    query = _listed(actor).add_columns(CorrectionOrder.seq)
    if state:
        query = query.where(CorrectionOrder.state == state)
    if teacher_id:
        query = query.where(CorrectionOrder.teacher_id == teacher_id)
    found = page(db, query, (CorrectionOrder.seq,), limit, after, descending=True)
    return found | {"items": _rows(db, actor, found["items"])}


def is_open(db: Session, order_id: UUID | None) -> bool:
    """Whether an order can still be answered."""
    order = db.get(CorrectionOrder, order_id) if order_id else None
    return order is not None and order.state in ("open", "answered")


NOT_HERE = "There is no such correction order in your territory."


def _listed(actor: Actor) -> Select:
    query = select(CorrectionOrder, Teacher).join(Teacher, Teacher.id == CorrectionOrder.teacher_id)
    return query.where(queries.visible(actor))


def _one(db: Session, actor: Actor, order_id: UUID) -> dict:
    found = db.execute(_listed(actor).where(CorrectionOrder.id == order_id)).first()
    if found is None:
        raise NotFound(NOT_HERE)
    return _rows(db, actor, [found])[0]


def _rows(db: Session, actor: Actor, found: list[Row]) -> list[dict]:
    names = known_orgs.names(db, {row.Teacher.org_id for row in found})
    answers = _answers(db, [row.CorrectionOrder.id for row in found])
    language, now = db.info["request"].language, clock.now()
    return [
        _view_of(actor, row.CorrectionOrder, row.Teacher, language, now)
        | {"org_name": names.get(row.Teacher.org_id, ""), "request_id": answers.get(row.CorrectionOrder.id)}
        for row in found
    ]


def _answers(db: Session, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The request that answers each order: the newest that did not fail, else the newest."""
    handed_in = ChangeRequest.order_id.in_(ids), ChangeRequest.state.not_in(rules.PRIVATE)
    stands = ChangeRequest.state.not_in(rules.FAILED)
    query = select(ChangeRequest.order_id, ChangeRequest.id).where(*handed_in).order_by(stands, ChangeRequest.seq)
    return {row.order_id: row.id for row in db.execute(query)}


def told(db: Session, teacher: Teacher, order_id: UUID, language: str) -> dict[str, Any] | None:
    """An order in its words, for whoever sees the request that answers it; none where it is out of sight."""
    order = db.get(CorrectionOrder, order_id)
    if order is None:
        return None
    same = {name: getattr(order, name) for name in ("id", "by_org_name", "person", "due", "state")}
    return same | {"items": [_item(teacher, item, language) for item in order.items]}


def check_correction_places(db: Session, actor: Actor, teacher_id: UUID, items: list[dict[str, Any]]) -> dict:
    """Refuse what names a set or a field that files like this one do not have; a merged file is the one kept."""
    kept = merged.kept_of(db, [teacher_id]).get(teacher_id, teacher_id)
    teacher = queries.teacher(db, actor, kept)
    for item in items:
        _refuse_unknown(teacher, item)
    return {}


def _view_of(actor: Actor, order: CorrectionOrder, teacher: Teacher, language: str, now: datetime.datetime) -> dict:
    is_open = order.state in ("open", "answered")
    cancels = is_open and order.by_org_id == actor.org_id and actor.has(OPENS)
    answers = order.state == "open" and queries.is_own(actor, teacher) and actor.has(roles.ENTRY)
    return {name: getattr(order, name) for name in TOLD} | {
        "teacher_name": teacher.name,
        "org_id": teacher.org_id,
        "items": [_item(teacher, item, language) for item in order.items],
        "places": [
            {"set": place.set_code, "entry_id": place.entry_id, "field": place.field}
            for place in answering.named_places(teacher, order.items)
        ],
        "overdue": order.state == "open" and order.due < now,
        "may": [*(["cancel"] if cancels else []), *(["answer"] if answers else [])],
    }


def _item(teacher: Teacher, item: dict[str, Any], language: str) -> dict:
    record_set = catalogues.current(teacher.org_path).sets_of[teacher.category].get(item["set"] or "")
    field = record_set.field(item["field"]) if record_set and item["field"] and record_set.has(item["field"]) else None
    return item | {
        "set_name": record_set.name.in_(language) if record_set else None,
        "field_name": field.name.in_(language) if field else None,
    }


def _refuse_unknown(teacher: Teacher, item: dict[str, Any]) -> None:
    if item["set"] is None:
        if item["field"] is not None or item["entry_id"] is not None:
            raise Invalid("Say in which record set the value is.")
        return
    record_set = values.set_of(teacher.org_path, teacher.category, item["set"])
    if item["field"] is not None and not record_set.has(item["field"]):
        raise Invalid("This record set has no such field.")

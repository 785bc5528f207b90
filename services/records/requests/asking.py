"""A request is written: a draft of what would be added, changed or deleted in one file; nothing of the file moves."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.records.file import access
from services.records.file.file_cases import TAKEN
from services.records.file.models import Teacher
from services.records.requests import evidence, finding, rules, viewing
from services.records.requests.items import Asked, Desk, refuse_unless_effective
from services.records.requests.models import ChangeRequest, ChangeRequestItem, CorrectionOrder
from services.records.selfservice import remarks


def add_change_request(db: Session, actor: Actor, id: UUID, teacher_id: UUID, **said: Any) -> dict:
    """Keep a draft; the same id again is the same request."""
    existing = db.get(ChangeRequest, id)
    if existing is not None:
        seen = viewing.one(db, actor, existing.id)
        refuse_unless_same(existing.teacher_id, teacher_id)
        return seen
    teacher = access.locked(db, actor, teacher_id)
    refuse_unless_effective(teacher)
    asked = _asked(db, actor, teacher, said["items"])
    _refuse_other_file(teacher, said["seen"], asked)
    _refuse_closed_order(db, teacher, said["order_id"])
    remarks.refuse_unless_open(db, actor, teacher, said["remark_id"])
    part = finding.part_at(db, actor, teacher)
    signed = {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}
    now = clock.now()
    request = ChangeRequest(
        id=id,
        teacher_id=teacher.id,
        state="draft",
        asked_by=part,
        reason=said["reason"].strip(),
        order_id=said["order_id"],
        remark_id=said["remark_id"],
        contributors=[actor.person_id],
        created_at=now,
        updated_at=now,
        **signed,
        **_about(asked),
    )
    db.add(request)
    db.flush()
    _write(db, request, asked)
    return viewing.one(db, actor, id)


def refuse_unless_same(named: UUID | None, meant: UUID) -> None:
    """An id names what it was first given to, and nothing else."""
    if named != meant:
        raise Conflict(TAKEN)


def edit_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int, **said: Any) -> dict:
    """Other items, another reason; read anew against the file as it stands."""
    here = _own(db, actor, request_id, row_version)
    request = here.request
    if said.get("items"):
        replace_items(db, actor, here, said["items"])
    if "reason" in said:
        request.reason = said["reason"].strip()
    note_hand(request, actor)
    touch(request)
    db.flush()
    return viewing.one(db, actor, request_id)


def delete_change_request(db: Session, actor: Actor, request_id: UUID) -> dict:
    """Forget a draft."""
    here = _own(db, actor, request_id, None)
    db.delete(here.request)
    db.flush()
    evidence.forget(db, here.teacher.id)
    return {}


def replace_items(db: Session, actor: Actor, here: finding.Held, items: Sequence[dict[str, Any]]) -> list[Asked]:
    """What is asked from now on instead."""
    refuse_unless_effective(here.teacher)
    asked = _asked(db, actor, here.teacher, items)
    db.execute(delete(ChangeRequestItem).where(ChangeRequestItem.request_id == here.request.id))
    for name, value in _about(asked).items():
        setattr(here.request, name, value)
    _write(db, here.request, asked)
    return asked


def note_hand(request: ChangeRequest, actor: Actor) -> None:
    """Somebody had a hand in it, and does not decide on it any more (R-REV-06)."""
    request.contributors = [*dict.fromkeys([*request.contributors, actor.person_id])]


def touch(request: ChangeRequest) -> None:
    """It is another one now than somebody may have seen."""
    request.row_version += 1
    request.updated_at = clock.now()


def _asked(db: Session, actor: Actor, teacher: Teacher, items: Sequence[dict[str, Any]]) -> list[Asked]:
    access.refuse_held(db, teacher)
    finding.refuse_if_shut(db, actor, teacher, [(item["op"], item["set"], item["values"]) for item in items])
    return Desk(db, actor, teacher, finding.part_at(db, actor, teacher)).read(items)


def _about(asked: Sequence[Asked]) -> dict[str, Any]:
    business = rules.business_of((each.op, each.classes) for each in asked)
    return {"business": business, "sets": list(dict.fromkeys(each.record_set.code for each in asked))}


def _write(db: Session, request: ChangeRequest, asked: Sequence[Asked]) -> None:
    db.add_all(each.row(request.id, request.teacher_id, place) for place, each in enumerate(asked))
    db.flush()


def _own(db: Session, actor: Actor, request_id: UUID, row_version: int | None) -> finding.Held:
    """A draft of the asker's own side, as it was seen."""
    here = finding.held(db, actor, request_id)
    if not here.writes:
        raise Forbidden("A request is written by whoever began it.")
    rules.refuse_unless_editable(here.request.state)
    if row_version is not None and here.request.row_version != row_version:
        finding.refuse_stale(here.request, row_version, viewing.one(db, actor, request_id))
    return here


def _refuse_other_file(teacher: Teacher, seen: int | None, asked: Sequence[Asked]) -> None:
    """A tab that shows older values: with what there is now of what is asked about, masked."""
    if seen is None or seen == teacher.row_version:
        return
    current = [
        {
            "set": each.record_set.code,
            "entry_id": str(each.entry_id),
            "values": viewing.masked(each.record_set, each.known),
        }
        for each in asked
        if each.op != rules.ADDED
    ]
    message = "This file was changed meanwhile. Please compare and save again."
    raise Stale(message, row_version=teacher.row_version, current=current)


def _refuse_closed_order(db: Session, teacher: Teacher, order_id: UUID | None) -> None:
    if order_id is None:
        return
    query = select(CorrectionOrder).where(CorrectionOrder.id == order_id, CorrectionOrder.teacher_id == teacher.id)
    order = db.scalar(query)
    if order is None:
        raise NotFound("There is no such correction order for this file.")
    if order.state not in ("open", "answered"):
        raise Conflict("This correction order is closed already.")

"""What is handed in must be right, proved, given a reason, and about entries as they stand."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict, Invalid, Stale
from services.contracts.records.change_requests import CHANGE, KEY_CHANGE
from services.records.catalogue.faults import ERROR, say
from services.records.catalogue.model import PHOTO
from services.records.file import holds, id_claims, showing, values
from services.records.file.models import Teacher
from services.records.requests import answering, applying, finding, rules, viewing
from services.records.requests.models import ChangeRequest, ChangeRequestItem

PENDING = text(
    """
    SELECT other.request_id, other.set_code FROM change_request_item mine
    JOIN change_request_item other USING (teacher_id, set_code, key)
    JOIN change_request r ON r.id = other.request_id AND r.state IN ('submitted', 'conflict')
    WHERE mine.request_id = :id AND other.request_id <> :id AND mine.entry_id <> other.entry_id
        AND mine.op <> 'deleted' AND other.op <> 'deleted' LIMIT 1
    """
)


def refuse_unfit(db: Session, actor: Actor, here: finding.Held, items: Sequence[ChangeRequestItem]) -> None:
    """What is asked must be right, proved, given a reason, and about entries as they stand."""
    _refuse_changed(db, actor, here)
    _refuse_faults(db, here.teacher, items)
    _refuse_unproved(db, here, items)
    answering.refuse_unless_answered(db, here, items)
    if here.request.business in (CHANGE, KEY_CHANGE) and not here.request.reason:
        message = "Please say why this is to be changed."
        raise Invalid(message, errors={"reason": [message]})
    _refuse_pending(db, here.request)
    _refuse_taken_number(db, here.teacher, items)


def _refuse_changed(db: Session, actor: Actor, here: finding.Held) -> None:
    met = applying.collisions(db, [here.request.id]).get(here.request.id)
    if met and met.message == applying.MOVED:
        message = "What this request is about was changed meanwhile. Please look at it and save it again."
        raise Stale(
            message, row_version=here.request.row_version, current=_plain(viewing.one(db, actor, here.request.id))
        )
    if met:
        raise Conflict(met.message, blocked_by="entry", ref=str(met.entries[0]))


def _plain(view: dict[str, Any]) -> list[dict[str, Any]]:
    """What was asked beside what there is, as a refusal carries it."""
    names = "field", "before_text", "after_text", "now_text", "moved"
    return [
        {"set": item["set"], "entry_id": str(item["entry_id"])}
        | {"fields": [{name: each[name] for name in names} for each in item["differences"]]}
        for item in view["items"]
    ]


def _refuse_faults(db: Session, teacher: Teacher, items: Sequence[ChangeRequestItem]) -> None:
    language = db.info["request"].language
    entries = {each.id: each.values for each in showing.entries_of(db, teacher)} | {teacher.id: teacher.basic}
    errors: dict[str, list[str]] = {}
    for item in items:
        record_set = values.set_of(teacher.org_path, teacher.category, item.set_code)
        for fault in viewing.faults_of(record_set, item, entries.get(item.entry_id, {})):
            if fault.severity == ERROR:
                place = f"items.{item.place}.{fault.field or ''}"
                errors.setdefault(place, []).append(say(fault, record_set, language))
    if errors:
        raise Invalid("{count} places need to be corrected.", errors=errors, count=len(errors))


def _refuse_unproved(db: Session, here: finding.Held, items: Sequence[ChangeRequestItem]) -> None:
    """Key values change with evidence only; a photo is judged by itself."""
    language = db.info["request"].language
    for item in items:
        record_set = values.set_of(here.teacher.org_path, here.teacher.category, item.set_code)
        if item.op != rules.CHANGED:
            continue
        known = [record_set.field(code) for code in item.fields if record_set.has(code)]
        keys = [each.code for each in known if each.class_ == rules.KEY and each.type != PHOTO]
        proved = [code for each in known if each.code in item.values for code in each.proves]
        if missing := rules.unproved(keys, item.evidence, proved):
            names = "、".join(record_set.field(code).name.in_(language) for code in missing)
            errors = {f"items.{item.place}.{code}": [] for code in missing}
            raise Invalid("{names} can only be changed with evidence. Please add it.", names=names, errors=errors)


def _refuse_pending(db: Session, request: ChangeRequest) -> None:
    """Two additions of the same natural key never both come true."""
    if row := db.execute(PENDING, {"id": request.id}).first():
        message = "Another request asks for an entry with the same natural key already."
        raise Conflict(message, blocked_by=holds.REQUEST, ref=str(row.request_id))


def _refuse_taken_number(db: Session, teacher: Teacher, items: Sequence[ChangeRequestItem]) -> None:
    """The check in the province, before anybody has to review it; nothing is taken by it."""
    item = next((each for each in items if each.set_code == values.BASIC), None)
    if item is None or not {"id_type", "id_number"} & set(item.fields):
        return
    record_set = values.basic_of(teacher.org_path, teacher.category)
    index = values.id_index(values.opened(record_set, rules.applied(teacher.basic, item.fields, item.values)))
    if index is None or index == teacher.id_index:
        return
    with db.begin_nested() as attempt:
        free = id_claims.exchange(db, {teacher.id: index})
        attempt.rollback()
    if not free:
        raise Conflict(id_claims.ELSEWHERE)

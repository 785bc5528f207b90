"""A request is handed in: by a teacher to the school, by the school for review; taken back while nobody has decided.

Of free fields alone it counts at once (R-REC-27). Before anything else it is judged as a form is.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid, Stale
from services.contracts.records.change_requests import CHANGE, FREE, KEY_CHANGE, PROPOSED, SUBMITTED
from services.records.catalogue.faults import ERROR, say
from services.records.catalogue.model import PHOTO
from services.records.file import filling, holds, id_claims, showing, values
from services.records.file.models import Teacher
from services.records.requests import applying, closing, finding, notifying, request_cases, rules, viewing
from services.records.requests.asking import touch
from services.records.requests.items import refuse_unless_effective
from services.records.requests.models import ChangeRequest, ChangeRequestItem

STALE = "{by} changed this request meanwhile. Please compare and save again."
PENDING = text(
    """
    SELECT other.request_id, other.set_code FROM change_request_item mine
    JOIN change_request_item other USING (teacher_id, set_code, key)
    JOIN change_request r ON r.id = other.request_id AND r.state IN ('submitted', 'conflict')
    WHERE mine.request_id = :id AND other.request_id <> :id AND mine.op <> 'deleted' AND other.op <> 'deleted' LIMIT 1
    """
)
ANSWERED = text("UPDATE correction_order SET state = 'answered' WHERE id = :id AND state = 'open'")


def submit_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int) -> dict:
    """Hand a draft in: a teacher's goes to the school first; what the school has of teachers goes to review."""
    here = _seen(db, actor, request_id, row_version)
    items = finding.items_of(db, [request_id])[request_id]
    refuse_unless_effective(here.teacher)
    if here.writes and here.request.asked_by == filling.TEACHER and here.request.business != FREE:
        finding.refuse_if_shut(db, actor, here.teacher, {item.op for item in items})
        refuse_unfit(db, actor, here, items)
        _propose(db, actor, here)
    elif here.writes or (here.school and here.request.state == PROPOSED):
        refuse_unfit(db, actor, here, items)
        hand_in(db, actor, here, items, "save" if here.request.business == FREE else "submit")
    else:
        raise Forbidden(rules.OF_THE_SCHOOL)
    return viewing.one(db, actor, request_id)


def return_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int, reason: str) -> dict:
    """The school gives a teacher's addition back, and says why."""
    here = _seen(db, actor, request_id, row_version)
    if not here.school:
        raise Forbidden(rules.OF_THE_SCHOOL)
    _follow(here.request, "return", actor, reason=reason)
    here.request.answer = reason
    db.flush()
    notifying.tell_of_return(db, here.request, actor.org_name)
    return viewing.one(db, actor, request_id)


def withdraw_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int) -> dict:
    """Take a request back that nobody has decided; review is told, and what it decides at that moment is void."""
    here = _seen(db, actor, request_id, row_version)
    request = here.request
    if not (here.writes or here.school):
        raise Forbidden("A request is taken back by whoever handed it in.")
    rules.move(request.state, "withdraw")
    if request.state == SUBMITTED and _is_decided(request):
        raise Conflict("Somebody has decided on this case already; it cannot be taken back any more.")
    if request.state == SUBMITTED:
        request_cases.recall(db, [request])
    line = viewing.happened("withdrawn", _signed(actor), case_id=request.case_id)
    request.happened = [*request.happened, line]
    closing.withdraw(db, [request])
    return viewing.one(db, actor, request_id)


def hand_in(db: Session, actor: Actor, here: finding.Held, items: Sequence[ChangeRequestItem], act: str) -> None:
    """The request goes to review as a case of its own; or counts at once if it is of free fields alone."""
    request = here.request
    entries = [item.entry_id for item in items]
    if act == "save":
        holds.refuse(holds.blocker_of(db, here.teacher.id, holds.REQUEST, request.id, entries))
    else:
        holds.release(db, [request.id])
        holds.hold(db, here.teacher.id, holds.REQUEST, request.id, entries)
    request.submitter_id, request.submitted_at = actor.person_id, clock.now()
    request.version += 1
    request.case_id = uuid4()
    _follow(request, act, actor)
    db.flush()
    if act == "save":
        _apply_at_once(db, actor, request)
        return
    request_cases.want_case(db, request, here.teacher, items)
    if request.order_id:
        db.execute(ANSWERED, {"id": request.order_id})


def _apply_at_once(db: Session, actor: Actor, request: ChangeRequest) -> None:
    """No case: the one who saves is the one who decides."""
    at = clock.now()
    case = {"case_id": request.case_id, "at": at, "decisions": [_signed(actor) | {"at": at}]}
    request.case_id = None
    db.flush()
    if met := applying.apply(db, [(request, case)]).get(request.id):
        raise Conflict(met.message)
    closing.approve(db, [(request, case)])


def refuse_unfit(db: Session, actor: Actor, here: finding.Held, items: Sequence[ChangeRequestItem]) -> None:
    """What is asked must be right, proved, given a reason, and about entries as they stand."""
    _refuse_changed(db, actor, here)
    _refuse_faults(db, here.teacher, items)
    _refuse_unproved(db, here, items)
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


def _propose(db: Session, actor: Actor, here: finding.Held) -> None:
    _follow(here.request, "propose", actor)
    here.request.answer = None
    db.flush()
    notifying.tell_of_proposal(db, here.teacher, here.request)


def _follow(request: ChangeRequest, act: str, actor: Actor, reason: str | None = None) -> None:
    """The request is done that to, and says so."""
    request.state = rules.move(request.state, act)
    request.happened = [
        *request.happened,
        viewing.happened(act, _signed(actor), reason=reason, case_id=request.case_id),
    ]
    touch(request)


def _signed(actor: Actor) -> dict[str, Any]:
    return {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}


def _is_decided(request: ChangeRequest) -> bool:
    """Whether a desk has passed it in this case, as far as is known here."""
    acts = {line["act"] for line in request.happened if line.get("case_id") == str(request.case_id)}
    return "passed" in acts


def _seen(db: Session, actor: Actor, request_id: UUID, row_version: int) -> finding.Held:
    here = finding.held(db, actor, request_id)
    if here.request.row_version != row_version:
        finding.refuse_stale(here.request, row_version, {"row_version": here.request.row_version})
    return here

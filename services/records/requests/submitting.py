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
from services.common.errors import Conflict, Forbidden
from services.contracts.records.change_requests import FREE, PROPOSED, SUBMITTED
from services.records.file import access, filling, holds
from services.records.requests import applying, checks, closing, finding, notifying, request_cases, rules, viewing
from services.records.requests.asking import note_hand, touch
from services.records.requests.items import refuse_unless_effective
from services.records.requests.models import ChangeRequest, ChangeRequestItem

ANSWERED = text("UPDATE correction_order SET state = 'answered' WHERE id = :id AND state = 'open'")


def submit_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int) -> dict:
    """Hand a draft in: a teacher's goes to the school first; what the school has of teachers goes to review."""
    here = _seen(db, actor, request_id, row_version)
    items = finding.items_of(db, [request_id])[request_id]
    refuse_unless_effective(here.teacher)
    access.refuse_held(db, here.teacher)
    if here.writes and here.request.asked_by == filling.TEACHER and here.request.business != FREE:
        finding.refuse_if_shut(db, actor, here.teacher, [(item.op, item.set_code, item.fields) for item in items])
        checks.refuse_unfit(db, actor, here, items)
        propose(db, actor, here)
    elif here.writes or (here.school and here.request.state == PROPOSED):
        checks.refuse_unfit(db, actor, here, items)
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
    rules.refuse_unless_withdraws(request.state, writes=here.writes, school=here.school)
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
    entries = rules.held_entries((item.entry_id, item.set_code, item.fields) for item in items)
    if act == "save":
        holds.refuse(holds.blocker_of(db, here.teacher.id, holds.REQUEST, request.id, entries))
    else:
        holds.release(db, [request.id])
        holds.hold(db, here.teacher.id, holds.REQUEST, request.id, entries)
    note_hand(request, actor)
    request.submitter_id, request.submitted_at = actor.person_id, clock.now()
    request.version += 1
    request.case_id = uuid4()
    _follow(request, act, actor)
    db.flush()
    if act == "save":
        _apply_at_once(db, actor, request)
        return
    request_cases.want_cases(db, [(request, here.teacher)])
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


def propose(db: Session, actor: Actor, here: finding.Held) -> None:
    """What a teacher asks lies at the school, which hands it in or gives it back; nothing is held meanwhile."""
    holds.release(db, [here.request.id])
    note_hand(here.request, actor)
    _follow(here.request, "propose", actor)
    here.request.answer = None
    db.flush()
    closing.reopen_orders(db, [here.request])
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

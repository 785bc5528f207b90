"""A rejected request, or one that was taken back, is begun anew by whoever asked: a draft that asks the same once more.

What was rejected is in no form by itself (R-REV-04). Here somebody takes it up on purpose, with the reasons.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden
from services.contracts.records.change_requests import ASKED
from services.records.requests import asking, finding, orders, resolving, rules, viewing
from services.records.requests.models import ChangeRequest, ChangeRequestItem
from services.records.selfservice import remarks

NOTHING_LEFT = "Nothing of this request is left to be asked: the file says so already, or the entry is gone."


def copy_change_request(db: Session, actor: Actor, id: UUID, request_id: UUID) -> dict[str, Any]:
    """The new draft; the same id again is the same draft."""
    if (existing := db.get(ChangeRequest, id)) is not None:
        seen = viewing.one(db, actor, id)
        asking.refuse_unless_same(existing.copied_from, request_id)
        return seen
    here = finding.held(db, actor, request_id)
    if not here.writes:
        raise Forbidden("A request is begun anew by whoever asked it.")
    rules.refuse_unless_ended(here.request.state)
    items = resolving.left(db, here, ASKED)
    if not items:
        raise Conflict(NOTHING_LEFT)
    _draft(db, actor, here, id, items)
    return viewing.one(db, actor, id)


def _hands_of(request: ChangeRequest) -> list[UUID]:
    """Who said what this request asks: whoever copies it asks it in their words, and none of them decides on it."""
    return [each for each in (request.person_id, request.submitter_id, *request.contributors) if each]


def _draft(db: Session, actor: Actor, here: finding.Held, id: UUID, items: Sequence[dict[str, Any]]) -> None:
    of = here.request
    order_id = of.order_id if orders.is_open(db, of.order_id) else None
    remark_id = of.remark_id if remarks.is_open(db, of.teacher_id, of.remark_id) else None
    said = {"seen": None, "reason": of.reason, "items": items, "order_id": order_id, "remark_id": remark_id}
    asking.add_change_request(db, actor, id, of.teacher_id, **said)
    written = finding.items_of(db, [of.id, id])
    draft = db.get_one(ChangeRequest, id)
    draft.copied_from = of.id
    draft.contributors = list(dict.fromkeys([*_hands_of(of), *draft.contributors]))
    draft.reasons = _carried(of.reasons, written[of.id], written[id])
    db.flush()


def _carried(
    reasons: Sequence[dict[str, Any]], before: Sequence[ChangeRequestItem], after: Sequence[ChangeRequestItem]
) -> list[dict[str, Any]]:
    """Why it was rejected; an entry that is asked to be added has another id in the new draft."""
    added = [[item.entry_id for item in some if item.op == rules.ADDED] for some in (before, after)]
    ids = {str(old): str(new) for old, new in zip(*added, strict=True)}
    return [reason | {"entry_id": ids.get(reason["entry_id"], reason["entry_id"])} for reason in reasons]

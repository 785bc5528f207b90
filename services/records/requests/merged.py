"""What nobody has handed in for review, and what an office ordered, ends with the file that goes into another one."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.records.requests import notifying, rules, viewing
from services.records.requests.asking import touch
from services.records.requests.models import ChangeRequest, CorrectionOrder

JOINED = "This file was joined with another one of the same person. Please ask anew in the file that is kept."

ORDER_JOINED = (
    "This file was joined with another one of the same person. Please order what is still wrong in the kept file anew."
)


def close_drafts(db: Session, actor: Actor, lost_id: UUID, kept: Any) -> None:
    """Close the drafts on a file that is merged, and tell whoever wrote them; what is handed in bars the merge."""
    query = select(ChangeRequest).where(ChangeRequest.teacher_id == lost_id, ChangeRequest.state.in_(rules.PRIVATE))
    drafts = db.scalars(query.order_by(ChangeRequest.id).with_for_update()).all()
    by = {"person": actor.name, "org_name": actor.org_name}
    for draft in drafts:
        draft.state, draft.answer = "withdrawn", word(JOINED, {}, LANGUAGES[0])
        draft.happened = [*draft.happened, viewing.happened("merged", by)]
        touch(draft)
    db.flush()
    notifying.tell_of_merge(db, drafts, kept)


def close_orders(db: Session, actor: Actor, lost: Any) -> None:
    """Close what offices ordered of a file that is merged: nobody mends it any more. Its school and they are told."""
    open_ones = CorrectionOrder.teacher_id == lost.id, CorrectionOrder.state.in_(("open", "answered"))
    query = select(CorrectionOrder).where(*open_ones).order_by(CorrectionOrder.id)
    orders = db.scalars(query.with_for_update()).all()
    for order in orders:
        order.state, order.closed_at = "cancelled", clock.now()
        order.answer = word(ORDER_JOINED, {}, LANGUAGES[0])
    db.flush()
    notifying.tell_of_orders_closed(db, lost, orders, actor.org_name)

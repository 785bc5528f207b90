"""Requests that nobody has handed in for review end with the file that goes into another one of the same person."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.records.requests import notifying, rules, viewing
from services.records.requests.asking import touch
from services.records.requests.models import ChangeRequest

JOINED = "This file was joined with another one of the same person. Please ask anew in the file that is kept."


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

"""A file went to another school: what was written and never handed in there is closed, and its writer hears of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.messages import notices
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.records.file import filling
from services.records.requests import closing, rules
from services.records.requests.models import ChangeRequest

CLOSED = "The file went to {school}; what was not handed in is closed. Whoever needs it asks for it at the new school."


def close_unsent(db: Session, schools: Mapping[UUID, str]) -> None:
    """Close the drafts and proposals about these files; `schools` are where each went."""
    query = select(ChangeRequest).where(ChangeRequest.teacher_id.in_(schools), ChangeRequest.state.in_(rules.PRIVATE))
    unsent = list(db.scalars(query.order_by(ChangeRequest.id).with_for_update()))
    for request in unsent:
        told = word(CLOSED, {"school": schools[request.teacher_id]}, LANGUAGES[0])
        line = {"at": clock.now().isoformat(), "act": "closed", "person": "", "org_name": "", "reason": told}
        request.happened = [*request.happened, line]
        request.answer = told
    closing.withdraw(db, unsent)
    notices.notify(db, [_notice(db, request, schools[request.teacher_id]) for request in unsent])


def _notice(db: Session, request: ChangeRequest, school: str) -> dict[str, Any]:
    """The teacher by the own page; somebody of the old school, who sees the file no more, by the list."""
    own = request.asked_by == filling.TEACHER
    kind = "own_request_closed" if own else "request_closed"
    return notices.notice(db, kind, {"person_id": request.person_id}, id=request.id if own else None, school=school)

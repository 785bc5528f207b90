"""Takes an arrival from outside back, as long as its file was never handed over for review (R-MOB-08)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict
from services.records.entering import files
from services.records.file import arrivals
from services.records.file.models import Teacher
from services.records.file.rules import DRAFT

HANDED_OVER = (
    "This file was handed over for review already; from then on a transfer from outside cannot be taken back. Correct"
    " the file and hand it over again."
)
ENDED = "This transfer from outside was taken back already."


def take_back_arrival(db: Session, actor: Actor, arrival_id: UUID, words: str) -> dict[str, Any]:
    """Delete the draft, and say why; its ID number is free again."""
    arrival = arrivals.held(db, arrival_id)
    if arrival.ended_at is not None:
        raise Conflict(ENDED)
    file = db.get_one(Teacher, arrival.teacher_id)
    if file.stage != DRAFT or file.case_id is not None:
        raise Conflict(HANDED_OVER)
    arrivals.end(db, actor, arrival.teacher_id, words)
    return files.delete_teacher(db, actor, arrival.teacher_id)

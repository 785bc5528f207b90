"""Answers of records to holds that this service asked for, handed to the business that each is about."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mobility.assignments import holding as assignments
from services.mobility.models import Assignment, StatusAct
from services.mobility.status import holding as status_acts
from services.mobility.transfers import holding as transfers

Answers = list[dict[str, Any]]
BUSINESSES: tuple[tuple[Any, Callable[[Session, Answers], None]], ...] = (
    (StatusAct, status_acts.hear),
    (Assignment, assignments.hear),
)


def hear(db: Session, answers: Answers) -> None:
    """What is about no other business is about a transfer, known or not."""
    for table, hear_own in BUSINESSES:
        refs = [answer["ref"] for answer in answers]
        known = set(db.scalars(select(table.id).where(table.id.in_(refs))))
        if known:
            hear_own(db, [answer for answer in answers if answer["ref"] in known])
        answers = [answer for answer in answers if answer["ref"] not in known]
    if answers:
        transfers.hear(db, answers)

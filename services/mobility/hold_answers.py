"""Answers of records to holds that this service asked for, handed to the business that each is about."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mobility.models import StatusAct
from services.mobility.status import holding as status_acts
from services.mobility.transfers import holding as transfers


def hear(db: Session, answers: list[dict[str, Any]]) -> None:
    """What is about no act of status is about a transfer, known or not."""
    refs = [answer["ref"] for answer in answers]
    known = set(db.scalars(select(StatusAct.id).where(StatusAct.id.in_(refs))))
    if known:
        status_acts.hear(db, [answer for answer in answers if answer["ref"] in known])
    if others := [answer for answer in answers if answer["ref"] not in known]:
        transfers.hear(db, others)

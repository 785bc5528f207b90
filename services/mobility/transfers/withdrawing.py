"""The receiving side takes a transfer back, until the sending authority has confirmed it (R-MOB-02)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Forbidden
from services.mobility import releasing
from services.mobility.transfers import cases, finding, notifying, viewing
from services.mobility.transfers.happened import follow, line

OF_THE_RECEIVER = "The receiving school takes its own application back."


def withdraw_transfer(db: Session, actor: Actor, transfer_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take it back, and say why; what a desk decides at that very moment is void."""
    transfer = finding.held(db, transfer_id, row_version)
    if not actor.covers(transfer.to_path):
        raise Forbidden(OF_THE_RECEIVER)
    is_at_review, desk_ids = transfer.case_id is not None, transfer.desk_ids
    follow(transfer, "withdrawn", line("withdrawn", clock.now(), actor.name, actor.org_name, words), closes=True)
    if is_at_review:
        cases.recall(db, transfer, viewing.signature(actor))
    releasing.release(db, [transfer.id])
    db.flush()
    notifying.tell_of_withdrawn(db, transfer, desk_ids)
    return viewing.one(db, actor, transfer_id)

"""Gives the holds of transfers that have ended back to records."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.mobility import NAME
from services.contracts.records.holds import holds_released


def release(db: Session, transfer_ids: Sequence[UUID]) -> None:
    """Nothing stands in the way of other business any more."""
    if transfer_ids:
        emit(db, holds_released.at(NAME), {"refs": transfer_ids})

"""Gives the holds of business that has ended back to records."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.mobility import NAME
from services.contracts.records.holds import holds_released


def release(db: Session, refs: Sequence[UUID]) -> None:
    """Nothing stands in the way of other business any more."""
    if refs:
        emit(db, holds_released.at(NAME), {"refs": refs})

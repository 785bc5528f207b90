"""Which transfers are meant, held until the transaction ends."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.errors import NotFound, Stale
from services.mobility.models import Transfer

NOT_HERE = "There is no such transfer in your territory."


def held(db: Session, transfer_id: UUID, row_version: int) -> Transfer:
    """A transfer in sight, held; raises NotFound, or Stale where the asker saw another version."""
    transfer = by_ids(db, [transfer_id]).get(transfer_id)
    if transfer is None:
        raise NotFound(NOT_HERE)
    if transfer.row_version != row_version:
        by = transfer.happened[-1]["person"] or transfer.happened[-1]["org_name"] or ""
        message = "{by} moved this transfer on meanwhile. Please look at it again."
        raise Stale(message, by=by, row_version=transfer.row_version)
    return transfer


def by_ids(db: Session, ids: Collection[UUID]) -> dict[UUID, Transfer]:
    """Those of these transfers that are here, held in the order of their ids."""
    query = select(Transfer).where(Transfer.id.in_(ids)).order_by(Transfer.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    return {transfer.id: transfer for transfer in db.scalars(query.execution_options(populate_existing=True))}

"""Which acts are meant, held until the transaction ends, and whose they are."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.errors import NotFound, Stale
from services.contracts.mobility.status_acts import DONE, OPEN
from services.mobility.models import StatusAct

NOT_HERE = "There is no such act in your territory."


def held(db: Session, act_id: UUID, row_version: int) -> StatusAct:
    """An act in sight, held; raises NotFound, or Stale where the asker saw another version."""
    act = by_ids(db, [act_id]).get(act_id)
    if act is None:
        raise NotFound(NOT_HERE)
    if act.row_version != row_version:
        by = act.happened[-1]["person"] or act.happened[-1]["org_name"] or ""
        message = "{by} moved this act on meanwhile. Please look at it again."
        raise Stale(message, by=by, row_version=act.row_version)
    return act


def by_ids(db: Session, ids: Collection[UUID]) -> dict[UUID, StatusAct]:
    """Those of these acts that are here, held in the order of their ids."""
    query = select(StatusAct).where(StatusAct.id.in_(ids)).order_by(StatusAct.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    return {act.id: act for act in db.scalars(query.execution_options(populate_existing=True))}


def latest_done(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, StatusAct]:
    """The act of each of these teachers that took effect last and stands."""
    mine = StatusAct.teacher_id.in_(teacher_ids)
    stands = (StatusAct.state == DONE) & StatusAct.undoes.is_(None)
    query = select(StatusAct).where(mine, stands).order_by(StatusAct.seq)
    return {act.teacher_id: act for act in db.scalars(query)}


def open_among(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The acts under way of many teachers, by teacher."""
    query = select(StatusAct.teacher_id, StatusAct.id)
    rows = db.execute(query.where(StatusAct.teacher_id.in_(teacher_ids), StatusAct.state.in_(OPEN)))
    return {row.teacher_id: row.id for row in rows}
